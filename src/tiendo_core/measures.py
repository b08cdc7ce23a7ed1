"""Units of measure as reports write them: spellings, dimensions, sizes, and units made of two.

A measure has a dimension and a size in it; only measures of one dimension convert. A counted thing
("doanh nghiệp", "lượt") is a dimension of its own: doanh nghiệp do not add to dự án. Local units
whose size differs by region (sào, công, mẫu) are counted things here, on purpose.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from tiendo_core.number_words import SCALES
from tiendo_core.numbers import NumberFault, parse

_LONGEST = 80
_SCALED = re.compile(r"(?:(nghìn|ngàn|triệu|vạn|tỷ|tỉ) )?(nghìn|ngàn|triệu|vạn|tỷ|tỉ) (.+)")
_COUNTED = re.compile(r"[^\W\d_][\w ,()'-]*")
_PER = re.compile(r"(?:([0-9][0-9.]*|nghìn|ngàn|vạn|triệu) )?(.+)")
_FOLDED = str.maketrans({"²": "2", "³": "3", "₫": "đ"})


class MeasureFault(ValueError):
    """A text that names no unit of measure; the message is fit for a person."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit: its name as written in reports, what it measures, its size in the smallest unit."""

    name: str
    dimension: str
    size: Fraction = Fraction(1)

    @property
    def is_counted(self) -> bool:
        """Whether the unit is a thing that is counted, so that a slash before it makes a pair."""
        return self.dimension == self.name

    def per(self, other: Measure, name: str) -> Measure:
        """The measure of one thing for each of another: tạ for each ha is tạ/ha."""
        return Measure(name, f"{self.dimension}/{other.dimension}", self.size / other.size)


_TABLE: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("đồng", "money", "1", ("đ", "vnđ", "vnd", "đồng việt nam")),
    ("USD", "US dollar", "1", ("usd", "$", "us$", "đô la", "đô", "đô la mỹ", "đô mỹ", "đô-la")),
    ("EUR", "euro", "1", ("eur", "euro", "euros", "€")),
    ("JPY", "yen", "1", ("jpy", "yên", "yên nhật", "¥")),
    ("CNY", "yuan", "1", ("cny", "nhân dân tệ", "ndt")),
    ("KRW", "won", "1", ("krw", "won", "won hàn quốc")),
    ("GBP", "pound", "1", ("gbp", "bảng anh", "£")),
    ("%", "percent", "10", ("phần trăm",)),
    ("‰", "percent", "1", ("phần nghìn", "phần ngàn")),
    ("điểm %", "percentage point", "1", ("điểm phần trăm",)),
    ("km2", "area", "1000000", ("kilômét vuông", "ki-lô-mét vuông")),
    ("ha", "area", "10000", ("hécta", "héc-ta", "héc ta", "hecta")),
    ("m2", "area", "1", ("mét vuông",)),
    ("km", "length", "1000000", ("kilômét", "ki-lô-mét", "cây số")),
    ("m", "length", "1000", ("mét",)),
    ("cm", "length", "10", ()),
    ("mm", "length", "1", ()),
    ("tấn", "mass", "1000000000", ()),
    ("tạ", "mass", "100000000", ()),
    ("yến", "mass", "10000000", ()),
    ("kg", "mass", "1000000", ("ki-lô-gam", "kilôgam")),
    ("g", "mass", "1000", ("gam",)),
    ("mg", "mass", "1", ()),
    ("m3", "volume", "1000000", ("mét khối", "khối")),
    ("lít", "volume", "1000", ("l",)),
    ("cm3", "volume", "1", ()),
    ("ml", "volume", "1", ()),
    ("MW", "power", "1000000", ()),
    ("kW", "power", "1000", ()),
    ("W", "power", "1", ()),
    ("kWh", "energy", "1", ("kwh",)),
    ("MWh", "energy", "1000", ()),
    ("kV", "voltage", "1000", ()),
    ("V", "voltage", "1", ("vôn",)),
    ("°C", "temperature", "1", ("độ c",)),
    ("giờ", "time", "3600", ("h",)),
    ("phút", "time", "60", ()),
    ("giây", "time", "1", ("s",)),
    ("doanh nghiệp", "doanh nghiệp", "1", ("dn",)),
    ("hợp tác xã", "hợp tác xã", "1", ("htx",)),
)
"""(name, dimension, size in the dimension's smallest unit, further spellings in lower case)."""

_WITH_SCALE: dict[str, tuple[int, str]] = {
    "trđ": (6, "đồng"),
    "tr.đ": (6, "đồng"),
    "tr đồng": (6, "đồng"),
    "tr.đồng": (6, "đồng"),
    "tr. đồng": (6, "đồng"),
    "triệuđ": (6, "đồng"),
    "tỷđ": (9, "đồng"),
}
"""Abbreviations of table heads that hold a scale and a unit."""

_BY_SPELLING: dict[str, Measure] = {
    spelling: Measure(name, dimension, Fraction(size))
    for name, dimension, size, spellings in _TABLE
    for spelling in (name.lower(), *spellings)
}

PERCENT = _BY_SPELLING["%"]
PERCENTAGE_POINT = _BY_SPELLING["điểm %"]
DONG = _BY_SPELLING["đồng"]


def parse_measure(text: str) -> tuple[int, Measure]:
    """The power of ten and the unit of "tỷ đồng", "nghìn lượt", "triệu đồng/người/năm", "tạ/ha"."""
    if len(text) > _LONGEST:
        raise MeasureFault(f"“{text[:40]}…” is too long for a unit of measure.")
    plain = " ".join(unicodedata.normalize("NFC", text).lower().translate(_FOLDED).split())
    first, *others = (part.strip() for part in plain.split("/"))
    power, measure = _scaled(first)
    for other in others:
        below = _denominator(other)
        measure = measure.per(below, f"{measure.name}/{below.name}")
    return power, measure


def _scaled(text: str) -> tuple[int, Measure]:
    """A unit with the scales before it."""
    if text in _WITH_SCALE:
        power, name = _WITH_SCALE[text]
        return power, _BY_SPELLING[name]
    found = _SCALED.fullmatch(text)
    if found:
        return SCALES.get(found[1] or "", 0) + SCALES[found[2]], _single(found[3])
    return 0, _single(text)


def _single(text: str) -> Measure:
    """A unit of the table, a percentage of something, or a counted thing."""
    known = _BY_SPELLING.get(text)
    if known:
        return known
    if text.startswith("% "):
        return Measure(text, f"percent of {text[2:]}")
    if text in SCALES or not _COUNTED.fullmatch(text):
        raise MeasureFault(f"“{text}” is not a unit of measure.")
    return Measure(text, text)


def _denominator(text: str) -> Measure:
    """What stands after the slash, with a number before it where there is one: "10.000 dân"."""
    found = _PER.fullmatch(text)
    if not found:
        raise MeasureFault("A unit with a slash needs something after it.")
    number, rest = found.groups()
    measure = _single(rest)
    if number is None:
        return measure
    try:
        count = 10 ** SCALES[number] if number in SCALES else int(parse(number))
    except NumberFault as fault:
        raise MeasureFault(str(fault)) from None
    if not count:
        raise MeasureFault(f"Nothing can be counted for each 0 {measure.name}.")
    return Measure(f"{number} {measure.name}", measure.dimension, measure.size * count)
