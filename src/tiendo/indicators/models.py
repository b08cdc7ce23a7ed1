"""The catalogue as tables; what an indicator means is decided in ``tiendo_core.indicators``."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Field(models.TextChoices):
    """The field (lĩnh vực) an indicator stands under, in the order of a yearly report."""

    GENERAL = "economy.general", _("Economy in general")
    INDUSTRY = "economy.industry", _("Industry and handicraft")
    CONSTRUCTION = "economy.construction", _("Construction")
    TRADE = "economy.trade", _("Trade and services")
    TOURISM = "economy.tourism", _("Tourism")
    AGRICULTURE = "economy.agriculture", _("Agriculture, forestry and fishery")
    RURAL = "rural", _("New rural areas")
    BUDGET = "budget", _("Budget")
    PUBLIC_INVESTMENT = "public_investment", _("Public investment")
    INVESTMENT_ATTRACTION = "investment_attraction", _("Investment attraction")
    INVESTMENT = "investment", _("Investment")
    BUSINESS = "business", _("Enterprises and cooperatives")
    URBAN = "urban", _("Urban development")
    INFRASTRUCTURE = "infrastructure", _("Infrastructure")
    LAND = "land", _("Land")
    ENVIRONMENT = "environment", _("Environment")
    EDUCATION = "education", _("Education")
    HEALTH = "health", _("Health")
    POPULATION = "population", _("Population")
    LABOUR = "labour", _("Labour and employment")
    SOCIAL = "social", _("Social policy")
    CULTURE = "culture", _("Culture and sports")
    DEFENCE = "defence", _("Defence")
    SECURITY = "security", _("Public order and safety")
    ADMINISTRATION = "administration", _("Administrative reform")
    PARTY = "party", _("Party building")


class Direction(models.TextChoices):
    """Which way is better."""

    HIGHER = "higher", _("higher is better")
    LOWER = "lower", _("lower is better")
    NEUTRAL = "neutral", _("neither")
    BAND = "band", _("inside a band")


class IndicatorKind(models.TextChoices):
    """What the number is."""

    FLOW = "flow", _("flow: adds up over time")
    STOCK = "stock", _("stock: as of a day")
    RATIO = "ratio", _("ratio")


class Rule(models.TextChoices):
    """How values of several units become one."""

    SUM = "sum", _("sum")
    RATIO = "ratio", _("ratio of the sums")
    WEIGHTED_MEAN = "weighted_mean", _("weighted mean")
    MEAN = "mean", _("mean")
    DERIVED = "derived", _("derived by formula")
    NONE = "none", _("not put together")


class PriceBasis(models.TextChoices):
    """In which prices money is counted."""

    NONE = "", _("no prices, or not stated")
    CURRENT = "current", _("current prices")
    CONSTANT = "constant", _("constant prices")


class Indicator(models.Model):
    """One row of the catalogue; ``unit`` of measure as written in a table head (tỷ đồng, %)."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    folded_name = models.CharField(max_length=300)
    field = models.CharField(max_length=30, choices=Field.choices)
    unit = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=IndicatorKind.choices)
    direction = models.CharField(max_length=10, choices=Direction.choices)
    rule = models.CharField(max_length=20, choices=Rule.choices, default=Rule.SUM)
    numerator_code = models.CharField(max_length=40, blank=True)
    denominator_code = models.CharField(max_length=40, blank=True)
    weight_code = models.CharField(max_length=40, blank=True)
    price_basis = models.CharField(
        max_length=10, choices=PriceBasis.choices, default=PriceBasis.NONE, blank=True
    )
    base_year = models.PositiveSmallIntegerField(null=True, blank=True)
    factor = models.PositiveIntegerField(default=1)
    decimals = models.PositiveSmallIntegerField(default=1)
    formula = models.CharField(max_length=500, blank=True)
    owner = models.ForeignKey(
        "units.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.TextField(blank=True)
    is_public = models.BooleanField(default=False)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(kind="ratio", rule="sum"), name="indicator_ratio_never_adds_up"
            ),
            models.CheckConstraint(condition=Q(decimals__lte=4), name="indicator_four_decimals"),
            models.CheckConstraint(condition=Q(factor__gte=1), name="indicator_factor"),
            models.CheckConstraint(
                condition=Q(rule="derived", formula__gt="") | ~Q(rule="derived"),
                name="indicator_derived_has_formula",
            ),
            models.CheckConstraint(
                condition=Q(price_basis="constant", base_year__isnull=False)
                | (~Q(price_basis="constant") & Q(base_year__isnull=True)),
                name="indicator_constant_prices_have_a_year",
            ),
        )
        indexes = (models.Index(fields=["field", "code"], name="indicators_by_field"),)

    def __str__(self) -> str:
        return self.name


class Definition(models.Model):
    """What an indicator meant from a day until the day before another; a break ends the series."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="definitions")
    valid_from_on = models.DateField()
    valid_to_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=500)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "valid_from_on"], name="definition_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=F("valid_from_on")),
                name="definition_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.note}"


class Synonym(models.Model):
    """A name one unit's reports have for an indicator, learned when somebody matched it."""

    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="synonyms")
    name = models.CharField(max_length=300)
    folded_name = models.CharField(max_length=300)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["unit", "folded_name"], name="synonym_means_one"),
        )

    def __str__(self) -> str:
        return self.name


class Edition(models.Model):
    """Which edition of the catalogue stands: one row, another number after every change.

    The number is drawn, not counted, so that a change that was rolled back and the next one never
    bear the same: what a process remembers of the catalogue it remembers by this number.
    """

    number = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.number)
