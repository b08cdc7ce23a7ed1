"""Addresses of pages are written without tones, whatever is typed: "hop-bao-quy-iii"."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.widgets import SlugInput

from tiendo.common.fold import slugged

_LETTERS = {
    "a": "àáạảãâầấậẩẫăằắặẳẵ",
    "d": "đ",
    "e": "èéẹẻẽêềếệểễ",
    "i": "ìíịỉĩ",
    "o": "òóọỏõôồốộổỗơờớợởỡ",
    "u": "ùúụủũưừứựửữ",
    "y": "ỳýỵỷỹ",
}
_AS_TYPED = [(f"[{letters}{letters.upper()}]", letter) for letter, letters in _LETTERS.items()]
_MARKS = ("[\u0300-\u036f]", "")


class AddressField(forms.SlugField):
    """The part of an address that names a page; tones and blanks in it are written away."""

    def to_python(self, value: Any) -> str:
        """What was typed, as an address has it."""
        return slugged(super().to_python(value) or "")


def as_address(field: forms.Field, *, required: bool = True) -> AddressField:
    """A field of Wagtail's for an address, so that browser and server write it without tones."""
    shown = SlugInput(formatters=[*_AS_TYPED, _MARKS]).attrs
    name = "data-w-slug-formatters-value"
    field.widget.attrs[name] = shown[name]
    said = {"label": field.label, "help_text": field.help_text, "initial": field.initial}
    return AddressField(required=required, max_length=255, widget=field.widget, **said)
