"""The forms of the catalogue: an indicator, a new definition, a name of the unit's own."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tiendo.indicators.actions import NewIndicator
from tiendo.indicators.models import Direction, Field, Indicator, IndicatorKind, PriceBasis, Rule
from tiendo.indicators.sentences import sentence
from tiendo.indicators.soundness import Fault
from tiendo.units.queries import NoSuchUnitError, Unit, bearer

CODE = r"^[A-Za-z]\w*(\.\w+)*$"
CODES = {"list": "codes", "autocomplete": "off", "spellcheck": "false"}


def _code(label: Any, help_text: Any = "") -> forms.CharField:
    """The code of another indicator, offered from the catalogue."""
    widget = forms.TextInput(attrs=CODES)
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=40, widget=widget
    )


class IndicatorForm(forms.Form):
    """Everything that is said of an indicator, in three groups."""

    code = forms.RegexField(
        label=_("Code"),
        regex=CODE,
        max_length=40,
        help_text=_("Letters, digits and dots, for example KT.CN.09."),
        error_messages={
            "invalid": _(
                "A code begins with a letter and holds letters, digits and dots: KT.CN.09."
            )
        },
    )
    name = forms.CharField(label=_("Name"), max_length=300)
    name_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)
    field = forms.ChoiceField(label=_("Field of work"), choices=Field.choices)
    unit = forms.CharField(
        label=_("Unit of measure"),
        max_length=60,
        help_text=_("As in the head of a table: “tỷ đồng”, “%”, “tạ/ha”."),
    )
    decimals = forms.IntegerField(label=_("Decimals"), min_value=0, max_value=4, initial=1)
    note = forms.CharField(
        label=_("What it counts"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    kind = forms.ChoiceField(label=_("Kind of number"), choices=IndicatorKind.choices)
    direction = forms.ChoiceField(label=_("Which way is better"), choices=Direction.choices)
    price_basis = forms.ChoiceField(
        label=_("Prices"), choices=PriceBasis.choices, required=False, initial=""
    )
    base_year = forms.IntegerField(
        label=_("Base year of constant prices"), required=False, min_value=1990, max_value=2199
    )
    rule = forms.ChoiceField(label=_("Several units together"), choices=Rule.choices)
    numerator_code = _code(_("Numerator: code"))
    denominator_code = _code(_("Denominator: code"))
    factor = forms.IntegerField(
        label=_("Factor of the ratio"),
        min_value=1,
        max_value=1_000_000,
        initial=1,
        help_text=_("100 for %, 1000 for ‰, 10000 for each 10,000 people."),
    )
    weight_code = _code(_("Weight: code"), _("For a weighted mean, for example the population."))
    formula = forms.CharField(
        label=_("Formula"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
        help_text=_(
            "What has a formula is computed and never typed: KT.DT.03 / KT.DT.02 * 100. "
            "last_year(CODE) is the same period last year."
        ),
    )
    owner = forms.CharField(
        label=_("Who answers for it"),
        max_length=40,
        required=False,
        help_text=_("The code of the unit or body, for example 18115."),
    )
    is_public = forms.BooleanField(
        label=_("May be published (private unless this is chosen)"), required=False
    )

    WHAT = ("code", "name", "name_en", "field", "unit", "decimals", "note")
    HOW = (
        *("kind", "direction", "price_basis", "base_year", "rule", "numerator_code"),
        *("denominator_code", "factor", "weight_code", "formula"),
    )
    WHO = ("owner", "is_public")

    def __init__(
        self,
        *args: Any,
        owners: Callable[[Unit | None], bool],
        changing: Indicator | None = None,
        **kwargs: Any,
    ) -> None:
        self._owners = owners
        if changing is not None:
            said = {name: getattr(changing, name) for name in self.base_fields}
            kwargs["initial"] = said | {"owner": changing.owner.code if changing.owner else ""}
        super().__init__(*args, **kwargs)
        if changing is not None:
            for name in ("code", "unit", "kind", "price_basis", "base_year"):
                self.fields[name].disabled = True

    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields under their headings."""
        headings = (_("What it is"), _("How it counts"), _("Who answers for it"))
        named = zip(headings, (self.WHAT, self.HOW, self.WHO), strict=True)
        return [(title, [self[name] for name in names]) for title, names in named]

    def said(self) -> NewIndicator:
        """What was said, for the action."""
        return NewIndicator(**self.cleaned_data)

    def clean_owner(self) -> Unit | None:
        """The unit that bears the code today, or bore it last."""
        code = self.cleaned_data["owner"]
        try:
            owner = bearer(code, timezone.localdate()) if code else None
        except NoSuchUnitError as fault:
            raise ValidationError(
                gettext("No unit has the code %(code)s. An administrator records it first.")
                % {"code": code}
            ) from fault
        if not self._owners(owner):
            raise ValidationError(
                gettext(
                    "Enter the code of your unit or of one below it. What the whole site shares"
                    " is kept by its administrator."
                )
            )
        return owner

    def clean_formula(self) -> str:
        """A formula on one line."""
        return " ".join(self.cleaned_data["formula"].split())

    def blame(self, faults: list[Fault]) -> None:
        """Say each fault at its field."""
        for fault in faults:
            self.add_error(fault.field, sentence(fault))


class BreakForm(forms.Form):
    """From a day on the indicator means something else."""

    on = forms.DateField(
        label=_("From which day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(
        label=_("What it means from then on"),
        max_length=500,
        help_text=_("With the act it rests on, for example a new poverty standard."),
    )

    def blame(self, faults: list[Fault]) -> None:
        """Say each fault at its field."""
        for fault in faults:
            self.add_error(fault.field, sentence(fault))


class SynonymForm(forms.Form):
    """A name the unit's own reports have for the indicator."""

    name = forms.CharField(label=_("Name in our reports"), max_length=300)

    def clean_name(self) -> str:
        """A name with at least a letter or digit in it."""
        name = " ".join(self.cleaned_data["name"].split())
        if not any(letter.isalnum() for letter in name):
            raise ValidationError(_("Enter the name as it stands in the reports."))
        return name
