"""The forms by which regimes, their lines, duties and holidays are recorded."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tiendo.common.wording import period_words
from tiendo.indicators.queries import record
from tiendo.results.actions import NewDuty, NewForm, NewHoliday, NewLine, NewRegime
from tiendo.results.models import CutOffRule, Form, Frequency, Line, ReportRegime
from tiendo.results.queries import terms_of
from tiendo.results.typed import read
from tiendo.units.queries import NoSuchUnitError, Unit, bearer
from tiendo_core.periods import Period
from tiendo_core.schedule import asked

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RegimeForm(forms.Form):
    """What a regime says: the fields of Decree 09/2019/NĐ-CP Art. 7."""

    code = forms.SlugField(
        label=gettext_lazy("Code"),
        max_length=40,
        help_text=gettext_lazy("Short, for addresses: kt-xh."),
    )
    name = forms.CharField(label=gettext_lazy("Name of the report"), max_length=300)
    content = forms.CharField(
        label=gettext_lazy("Content asked"), widget=forms.Textarea(attrs={"rows": 3})
    )
    receiver = forms.CharField(label=gettext_lazy("Who receives it"), max_length=200)
    way_of_sending = forms.CharField(label=gettext_lazy("Way of sending"), max_length=300)
    frequency = forms.ChoiceField(label=gettext_lazy("Frequency"), choices=Frequency.choices)
    cut_off = forms.ChoiceField(
        label=gettext_lazy("Cut-off of the figures"),
        choices=CutOffRule.choices,
        help_text=gettext_lazy("A school year is always counted by its own months."),
    )
    send_by_working_days = forms.IntegerField(
        label=gettext_lazy("Deadline: working days after the cut-off"),
        min_value=0,
        max_value=60,
        initial=2,
    )
    closes_after_working_days = forms.IntegerField(
        label=gettext_lazy("Closes: working days after the cut-off"),
        min_value=0,
        max_value=120,
        initial=10,
    )
    outline = forms.CharField(
        label=gettext_lazy("Outline"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    steps = forms.CharField(
        label=gettext_lazy("Steps"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    act = forms.CharField(
        label=gettext_lazy("Act that sets it up"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Number, day and issuing body."),
    )
    valid_from_on = forms.DateField(label=gettext_lazy("In force from"), widget=DAY)
    valid_to_on = forms.DateField(
        label=gettext_lazy("In force until, without that day"), widget=DAY, required=False
    )

    new: NewRegime

    def __init__(self, sent: Any = None, *, unit: Unit, regime: ReportRegime | None = None) -> None:
        initial = {name: getattr(regime, name) for name in self.base_fields} if regime else {}
        super().__init__(sent, initial=initial)
        self.unit, self.regime = unit, regime
        if regime is not None:
            self.fields["code"].disabled = True

    def clean(self) -> dict[str, Any] | None:
        """Days in order, a deadline before the closing, and a code of its own."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned["valid_to_on"] and cleaned["valid_to_on"] <= cleaned["valid_from_on"]:
            self.add_error("valid_to_on", _("This day must come after the first."))
        if cleaned["closes_after_working_days"] < cleaned["send_by_working_days"]:
            self.add_error(
                "closes_after_working_days", _("The round cannot close before its deadline.")
            )
        taken = ReportRegime.objects.filter(unit=self.unit, code=cleaned["code"])
        if self.regime is None and taken.exists():
            self.add_error("code", _("The unit has a regime with this code already."))
        self.new = NewRegime(unit=self.unit, **cleaned)
        return cleaned


class FormForm(forms.Form):
    """A form of a regime."""

    code = forms.SlugField(label=gettext_lazy("Code of the form"), max_length=40)
    name = forms.CharField(label=gettext_lazy("Name of the form"), max_length=300)

    new: NewForm

    def __init__(self, *args: Any, regime: ReportRegime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regime = regime

    def clean(self) -> dict[str, Any] | None:
        """A code of its own."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if Form.objects.filter(regime=self.regime, code=cleaned["code"]).exists():
            self.add_error("code", _("The regime has a form with this code already."))
        self.new = NewForm(self.regime, order=self.regime.forms.count(), **cleaned)
        return cleaned


def _bound(text: str) -> Decimal | None:
    """A bound as it was typed."""
    found = read(text)
    if found.fault is not None:
        raise forms.ValidationError(
            _("“%(text)s” is not one number. Type a number, for example 12,50.") % {"text": text}
        )
    return found.number


class LineForm(forms.Form):
    """An indicator on a form."""

    indicator = forms.CharField(
        label=gettext_lazy("Code of the indicator"),
        max_length=40,
        help_text=gettext_lazy("As in the catalogue of indicators."),
    )
    part_of = forms.ModelChoiceField(
        label=gettext_lazy("Of which: part of the line"),
        queryset=Line.objects.none(),
        required=False,
    )
    asks_to_cut_off = forms.BooleanField(
        label=gettext_lazy("asks the running total to the cut-off"), required=False, initial=True
    )
    asks_estimate = forms.BooleanField(
        label=gettext_lazy("asks the estimate of the whole period"), required=False, initial=True
    )
    asks_in_period = forms.BooleanField(
        label=gettext_lazy("asks the figure of the period alone"), required=False
    )
    lowest = forms.CharField(label=gettext_lazy("Least allowed"), required=False, max_length=30)
    highest = forms.CharField(label=gettext_lazy("Most allowed"), required=False, max_length=30)

    new: NewLine

    def __init__(self, *args: Any, form: Form, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form = form
        lines = form.lines.filter(part_of=None).select_related("indicator").order_by("order")
        field = self.fields["part_of"]
        field.queryset = lines  # type: ignore[attr-defined]
        field.label_from_instance = lambda line: line.indicator.name  # type: ignore[attr-defined]

    def clean_lowest(self) -> Decimal | None:
        """The bound as a number."""
        return _bound(self.cleaned_data["lowest"])

    def clean_highest(self) -> Decimal | None:
        """The bound as a number."""
        return _bound(self.cleaned_data["highest"])

    def clean(self) -> dict[str, Any] | None:
        """An indicator that is typed, asked at least one figure, once a form."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        found = record(cleaned["indicator"].strip())
        if found is None:
            self.add_error("indicator", _("The catalogue has no indicator with this code."))
            return cleaned
        if found.formula:
            self.add_error(
                "indicator", _("This indicator is computed from others and is not typed.")
            )
        if self.form.lines.filter(indicator=found).exists():
            self.add_error("indicator", _("The form has this indicator already."))
        asks = ("asks_to_cut_off", "asks_estimate", "asks_in_period")
        if not any(cleaned[name] for name in asks):
            raise forms.ValidationError(_("Choose at least one figure that the line asks for."))
        lowest, highest = cleaned["lowest"], cleaned["highest"]
        if lowest is not None and highest is not None and highest < lowest:
            self.add_error("highest", _("The most allowed is below the least."))
        self.new = NewLine(
            self.form,
            found.pk,
            self.form.lines.count(),
            cleaned["part_of"],
            **{name: cleaned[name] for name in (*asks, "lowest", "highest")},
        )
        return cleaned


class DutyForm(forms.Form):
    """Who owes a form: one or many bodies, each about itself or all about one unit."""

    reporters = forms.CharField(
        label=gettext_lazy("Codes of the bodies that report"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One or several, separated by spaces or commas."),
    )
    about = forms.CharField(
        label=gettext_lazy("About the unit"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("Left empty, each reports about itself."),
    )
    from_on = forms.DateField(label=pgettext_lazy("day", "From"), widget=DAY)

    new: list[NewDuty]

    def __init__(self, sent: Any, *, form: Form, today: date) -> None:
        super().__init__(sent, initial={"from_on": form.regime.valid_from_on})
        self.form, self.today = form, today

    def clean(self) -> dict[str, Any] | None:
        """Every code a unit."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        codes = cleaned["reporters"].replace(",", " ").split()
        reporters = [self._unit("reporters", code) for code in codes]
        about = self._unit("about", cleaned["about"].strip()) if cleaned["about"] else None
        self.new = [
            NewDuty(self.form, one, about or one, cleaned["from_on"])
            for one in reporters
            if one is not None
        ]
        return cleaned

    def _unit(self, field: str, code: str) -> Unit | None:
        """The unit of a code; an error at the field when there is none."""
        try:
            return bearer(code, self.today)
        except NoSuchUnitError:
            self.add_error(field, _("No unit has the code “%(code)s”.") % {"code": code[:20]})
            return None


class HolidayForm(forms.Form):
    """A day off, or a Saturday that is worked in the place of one."""

    on = forms.DateField(label=gettext_lazy("Day"), widget=DAY)
    name = forms.CharField(label=gettext_lazy("Occasion"), max_length=200)
    is_working = forms.BooleanField(
        label=gettext_lazy("this day is worked in the place of another"), required=False
    )

    new: NewHoliday

    def clean(self) -> dict[str, Any] | None:
        """The day as it is recorded."""
        cleaned = super().clean() or {}
        if not self.errors:
            self.new = NewHoliday(**cleaned)
        return cleaned


class RoundForm(forms.Form):
    """Which period's round to open by hand."""

    period = forms.ChoiceField(label=gettext_lazy("Open the round of"))

    def __init__(self, *args: Any, regime: ReportRegime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this_year = timezone.localdate().year
        known = set(regime.rounds.values_list("period", flat=True))
        periods = [
            period
            for year in range(this_year, regime.valid_from_on.year - 1, -1)
            for period in reversed(asked(terms_of(regime).frequency, year))
            if period.code not in known
        ]
        self.fields["period"].choices = [  # type: ignore[attr-defined]
            (period.code, period_words(period)) for period in periods
        ]

    def clean_period(self) -> Period:
        """The period of the code."""
        return Period.parse(self.cleaned_data["period"])
