"""Exact numbers in the database: whole ten-thousandths in a BIGINT, a Decimal outside.

SQLite keeps a decimal column as REAL and loses digits (12345678901234567.89 comes back as
...68.00); whole numbers stay exact, and so do sums of them in SQL.
"""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from tiendo_core.results import OutOfRange, from_ten_thousandths, to_ten_thousandths


class ExactField(models.BigIntegerField):
    """A number of at most four decimals, up to 922,337,203,685,477.5807 on either side of zero."""

    description = "exact number, kept as whole ten-thousandths"
    _pyi_private_set_type: Decimal | int | None  # type: ignore[assignment]
    _pyi_private_get_type: Decimal  # type: ignore[assignment]

    def from_db_value(self, whole: int | None, *_: object) -> Decimal | None:
        """The number that was kept."""
        return None if whole is None else from_ten_thousandths(whole)

    def to_python(self, value: Any) -> Decimal | None:
        """The number of what a form or a fixture gives."""
        return None if value is None else Decimal(value)

    def get_prep_value(self, value: Any) -> int | None:
        """What is kept; ``OutOfRange`` when it would lose a digit or does not fit."""
        return None if value is None else to_ten_thousandths(Decimal(value))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse, with a sentence for the field, what cannot be kept exactly."""
        super().validate(value, model_instance)
        try:
            self.get_prep_value(value)
        except OutOfRange as fault:
            raise ValidationError(
                _("%(value)s cannot be kept exactly: at most 15 digits and 4 decimals."),
                params={"value": value},
            ) from fault

    @property
    def validators(self) -> list[Any]:
        """None of those of a whole number: ``validate`` knows the bounds."""
        return []
