"""Names without their marks, so that typing without accents finds accented names."""

import unicodedata


def fold(text: str) -> str:
    """Lower case, đ as d, no tones or other marks, single spaces: "Đậu Liêu" is "dau lieu"."""
    plain = text.replace("đ", "d").replace("Đ", "D")
    letters = (c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return " ".join("".join(letters).lower().split())
