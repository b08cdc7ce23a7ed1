"""What else a person may mean: abbreviations of offices, and the units before and after a unit."""

import re
from functools import lru_cache

from tiendo.units.queries import registry
from tiendo_core.names import plain_key
from tiendo_core.units import Unit

ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQ": "Mặt trận Tổ quốc",
    "HTX": "hợp tác xã",
    "GTSX": "giá trị sản xuất",
    "CN-TTCN": "công nghiệp, tiểu thủ công nghiệp",
    "TTCN": "tiểu thủ công nghiệp",
    "TMDV": "thương mại, dịch vụ",
    "TM-DV": "thương mại, dịch vụ",
    "KT-XH": "kinh tế - xã hội",
    "KTXH": "kinh tế - xã hội",
    "NTM": "nông thôn mới",
    "NSNN": "ngân sách nhà nước",
    "XDCB": "xây dựng cơ bản",
    "GPMB": "giải phóng mặt bằng",
    "CCHC": "cải cách hành chính",
    "TTHC": "thủ tục hành chính",
    "DVC": "dịch vụ công",
    "BHYT": "bảo hiểm y tế",
    "BHXH": "bảo hiểm xã hội",
    "GD-ĐT": "giáo dục và đào tạo",
    "QP-AN": "quốc phòng, an ninh",
    "ANTT": "an ninh trật tự",
    "VSMT": "vệ sinh môi trường",
    "ATTP": "an toàn thực phẩm",
    "OCOP": "mỗi xã một sản phẩm",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "TDP": "tổ dân phố",
    "DN": "doanh nghiệp",
    "NQ": "nghị quyết",
    "QĐ": "quyết định",
    "KH": "kế hoạch",
    "TX": "thị xã",
    "TP": "thành phố",
}
"""Abbreviations as offices write them, with what they stand for."""

MOST = 6
"""How many readings of a question are looked for."""

_LONGEST = 6
_BEARERS = 3
"""A name that more units bear than this says nothing: only the first are followed."""

_key = lru_cache(maxsize=10_000)(plain_key)
_kept: dict[str, dict[str, list[Unit]]] = {}
_BREAK = re.compile(r"[^\W_]+")


def same(words: str) -> list[str]:
    """Other spellings of the same words: an abbreviation written out, or the other way round."""
    found = [words]
    for short, long in ABBREVIATIONS.items():
        for one in list(found):
            for old, new in ((short, long), (long, short)):
                changed = _replaced(one, old, new)
                if changed and changed not in found:
                    found.append(changed)
    return found[:MOST]


def _replaced(words: str, old: str, new: str) -> str:
    """The words with a part put otherwise, tones optional; empty when it is not in them."""
    asked = list(_BREAK.finditer(words))
    keys = [_key(one.group()) for one in asked]
    part = [_key(one) for one in _BREAK.findall(old)]
    for start in range(len(keys) - len(part) + 1):
        if keys[start : start + len(part)] == part:
            end = asked[start + len(part) - 1].end()
            return words[: asked[start].start()] + new + words[end:]
    return ""


def related(words: str) -> list[str]:
    """The words with the name of a unit put as the name of one before or after it."""
    keys = plain_key(words).split()
    bearers, found = _bearers(), dict[str, None]()
    for size in range(min(len(keys), _LONGEST), 1, -1):
        for start in range(len(keys) - size + 1):
            name = " ".join(keys[start : start + size])
            for other in bearers.get(name, ())[:_BEARERS]:
                for after in _beside(other):
                    changed = _replaced(words, other.full_name, after)
                    found[changed or _replaced(words, other.name, after)] = None
    return list(found)[:MOST]


def _beside(unit: Unit) -> list[str]:
    """The names of the units nearest before and after one."""
    lineage, records = registry().lineage, registry().records
    near = (*lineage.successors(unit.key), *lineage.predecessors(unit.key))
    return [records[key].name for key in near]


def _bearers() -> dict[str, list[Unit]]:
    """The records by their names without tones: kept as long as the register is the same."""
    known = registry()
    if known.mark not in _kept or not known.mark:
        named: dict[str, list[Unit]] = {}
        for unit in known.records.values():
            named.setdefault(plain_key(unit.name), []).append(unit)
        _kept.clear()
        _kept[known.mark] = named
    return _kept[known.mark]
