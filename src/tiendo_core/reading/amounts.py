"""A number token as a mention: its money, measure and scale, and amounts told in two scales."""

from __future__ import annotations

import re

from tiendo_core.reading.tokens import MORE, Mention
from tiendo_core.reading.units import MILLIONS, MONEY, SCALES

CURRENCY = re.compile(r" (đồng|đ|usd|vnđ|vnd|euro)(?![^\W_]| chí)")
POWERS = {**SCALES, "đồng": 0}


def mention_of(match: re.Match[str]) -> Mention:
    """The mention of a number with its tails."""
    head, broken, second, percent, scale, scale2, unit, per = match.groups()
    mention = Mention(match.start(), match.end(), head)
    mention.second = second
    mention.percent = percent is not None
    if broken:
        mention.kind = "malformed"
        mention.tail = broken
    if unit is None and scale is None:
        if percent:
            mention.unit = "%"
        elif per and second is None:
            mention.end = match.end(1)
        return mention
    if scale:
        mention.scale = SCALES[scale] + (SCALES[scale2] if scale2 else 0)
    rate = per.replace(" /", "/").replace("/ ", "/") if per else ""
    money = MONEY.get(unit) if unit else None
    if money or (scale and not unit):
        _pay(mention, (scale, scale2), money, rate)
    elif unit in MILLIONS:
        mention.unit = "triệu đồng" + rate
    else:
        mention.unit = f"{unit}{rate}".replace(" /", "/").replace("/ ", "/")
    return mention


def _pay(
    mention: Mention, scales: tuple[str | None, str | None], money: str | None, rate: str
) -> None:
    """Money keeps its scale as its unit: "ngàn tỷ" keeps "tỷ"; a bare scale is marked."""
    scale, scale2 = scales
    last = scale2 or scale
    mention.unit = (f"{'tỷ' if last == 'tỉ' else last} " if last else "") + (money or "đồng") + rate
    mention.scale = 0 if scale is None or scale2 is None else SCALES[scale]
    if money and last and SCALES[last] < 6:
        mention.unit = money + rate
        mention.scale += SCALES[last]
    mention.kind = mention.kind or ("" if money else "bare scale")


def compose(low: str, mention: Mention) -> None:
    """ "1 tỷ 864 triệu đồng", "288 nghìn 591 tỷ đồng", "7 triệu 520 nghìn con"."""
    start = (mention.unit or "tỷ").split()[0]
    last = whole = POWERS[start]
    while more := MORE.match(low, mention.end):
        digits, scale = more.group(1), more.group(2)
        power = POWERS[scale]
        reverse = last < 6 <= power and mention.head.isdigit() and len(digits) <= 3
        if not digits.isdigit() or (power >= last and not reverse):
            break
        if power > last:
            mention.head += digits.zfill(3)
            mention.unit = f"{'tỷ' if scale == 'tỉ' else scale} đồng"
            whole = power
        else:
            mention.more += ((digits, power - whole),)
        mention.end = more.end()
        last = power
        if scale == "đồng":
            mention.kind = ""
            break
    money = CURRENCY.match(low, mention.end)
    if money and last != POWERS[start]:
        mention.end = money.end()
        mention.unit = f"{(mention.unit or '').split()[0]} {MONEY[money.group(1)]}"
        mention.kind = ""
