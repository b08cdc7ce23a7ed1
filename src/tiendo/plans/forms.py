"""The forms of plans: the act, its file, and on what a decision rests."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiendo.common.uploads import paper_kind, paper_name
from tiendo.plans.models import Layer
from tiendo.plans.queries import Plan, plans_of
from tiendo.plans.wording import PeriodFault, period_name, read_period
from tiendo.units.queries import Unit


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, help_text=help_text)


class PaperField(forms.FileField):
    """A file that is what its bytes say, not larger than allowed, and without macros."""

    widget = forms.FileInput(attrs={"accept": ".pdf,.docx,.xlsx,.jpg,.jpeg,.png"})

    def clean(self, data: Any, initial: Any = None) -> tuple[str, bytes] | None:
        """The file's name as it will be kept, and its bytes; None when there is none."""
        file: UploadedFile | None = super().clean(data, initial)
        if not file:
            return None
        if (file.size or 0) > settings.UPLOAD_MEGABYTES * 1_000_000:
            raise forms.ValidationError(
                _("The file is larger than %(size)s MB. Scan it in a lower resolution.")
                % {"size": settings.UPLOAD_MEGABYTES}
            )
        raw = file.read()
        kind = paper_kind(raw)
        if kind is None:
            raise forms.ValidationError(
                _("This is no PDF, picture, or Word or Excel file without macros. Save it as PDF.")
            )
        return paper_name(file.name or "", kind), raw


def paper_field(required: bool = False) -> PaperField:
    """The field of the act as a file."""
    return PaperField(
        label=gettext_lazy("The act as a file"),
        required=required,
        help_text=gettext_lazy(
            "PDF, picture, Word or Excel. It is kept as it is and can be downloaded."
        ),
    )


class PlanSelect(forms.Select):
    """A choice of plans; their names are Vietnamese in either language."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """An option that says in which language it is."""
        option = super().create_option(name, value, *args, **kwargs)
        if value:
            option["attrs"]["lang"] = "vi"
        return option


class PlanForm(forms.Form):
    """A plan as a legal act."""

    name = forms.CharField(
        label=gettext_lazy("Name of the plan"),
        max_length=300,
        help_text=gettext_lazy("Every per cent of plan is shown with this name."),
    )
    layer = forms.ChoiceField(
        label=gettext_lazy("Who set it"), choices=Layer.choices, initial=Layer.COUNCIL
    )
    period = forms.CharField(
        label=gettext_lazy("Period of the plan"),
        max_length=24,
        help_text=gettext_lazy("A year, or years: 2026 or 2026-2030."),
    )
    act_number = forms.CharField(
        label=gettext_lazy("Number of the act"),
        max_length=60,
        help_text=gettext_lazy("For example “55/NQ-HĐND”."),
    )
    signed_on = _day(gettext_lazy("Signed on"))
    issuing_body = forms.CharField(label=gettext_lazy("Issued by"), max_length=200)
    like = forms.ChoiceField(
        label=gettext_lazy("Take over the lines of"),
        required=False,
        widget=PlanSelect,
        help_text=gettext_lazy("The indicators and units of an earlier plan, without its numbers."),
    )
    document = paper_field()

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.plans = {str(plan.pk): plan for plan in plans_of(unit)}
        choices = [
            (pk, f"{period_name(plan.period)} · {plan.name}") for pk, plan in self.plans.items()
        ]
        field = self.fields["like"]
        field.choices = [("", _("nothing: begin empty")), *choices]  # type: ignore[attr-defined]

    def clean_period(self) -> str:
        """The code of the period that was typed."""
        try:
            return read_period(self.cleaned_data["period"]).code
        except PeriodFault as fault:
            raise forms.ValidationError(
                _("Write a year, for example 2026, or years, for example 2026-2030.")
            ) from fault

    def clean(self) -> dict[str, Any] | None:
        """One plan of a period and layer bears a name once."""
        cleaned = super().clean() or {}
        for plan in self.plans.values():
            if all(
                getattr(plan, name) == cleaned.get(name) for name in ("name", "layer", "period")
            ):
                self.add_error("name", _("A plan of this period and layer has this name already."))
        return cleaned

    @property
    def model_plan(self) -> Plan | None:
        """The plan whose lines are taken over."""
        return self.plans.get(self.cleaned_data.get("like") or "")


class PaperForm(forms.Form):
    """The act of a plan that stands already."""

    document = paper_field(required=True)


class RevisionForm(forms.Form):
    """On what the decisions of a table rest."""

    decided_on = _day(
        gettext_lazy("Decided on"),
        gettext_lazy(
            "Of a change; a first target without an act of its own is as old as the plan."
        ),
    )
    act_number = forms.CharField(
        label=gettext_lazy("Number of the act"), max_length=60, required=False
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Needed without an act when a target that stands is changed."),
    )

    def __init__(
        self, *args: Any, plan: Plan, today: date, has_targets: bool, **kwargs: Any
    ) -> None:
        first = {"decided_on": plan.signed_on, "act_number": plan.act_number}
        kwargs["initial"] = {"decided_on": today} if has_targets else first
        super().__init__(*args, **kwargs)
        self.plan = plan
        for name in ("act_number", "reason"):
            self.fields[name].is_alternative = True  # type: ignore[attr-defined]

    def clean_decided_on(self) -> date:
        """Not before the plan itself."""
        on: date = self.cleaned_data["decided_on"]
        if on < self.plan.signed_on:
            raise forms.ValidationError(
                _("The plan was signed on %(day)s: nothing in it is decided before.")
                % {"day": self.plan.signed_on.strftime("%-d/%-m/%Y")}
            )
        return on

    def demand_reason(self) -> None:
        """Say that a target that stands is not changed without an act or a reason."""
        self.add_error(
            "reason", _("A target that stands is changed by an act or for a reason. Enter one.")
        )
