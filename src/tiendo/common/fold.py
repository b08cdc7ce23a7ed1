"""Names without their marks, so that typing without accents finds accented names."""

import unicodedata

from django.utils.text import slugify


def fold(text: str) -> str:
    """Lower case, đ as d, no tones or other marks, single spaces: "Đậu Liêu" is "dau lieu"."""
    plain = text.replace("đ", "d").replace("Đ", "D")
    letters = (c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return " ".join("".join(letters).lower().split())


def slugged(text: str) -> str:
    """A text as part of an address: "Họp báo quý III" is "hop-bao-quy-iii"."""
    return slugify(fold(text))
