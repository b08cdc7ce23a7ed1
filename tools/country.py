"""Make the units the product ships (``src/tiendo/units/country/``) from the saved public lists.

    python3 -m tools.country ../shared/data

The lists and their licences are named in NOTICE. Four things are worked out here, because no list
says them: which passages belong to one change (units that exchange land hang together); which ten
communes of Đồng Nai became wards on 30/4/2026 (those that no ward went into: 10 of 33, as the
counts of both days ask); that districts ended without heir; and that a former unit is known since
the code list of 2004 at the latest (nobody lists the day each was founded).
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "tiendo" / "units" / "country"
LISTED, TWO_LEVELS, CITY = "2004-07-08", "2025-07-01", "2026-04-30"
DONG_NAI = "75"
COMMITTEE = "Ủy ban Thường vụ Quốc hội"
PROVINCES_ACT = ("202/2025/QH15", "2025-06-12", "Quốc hội")
DISTRICTS_ACT = ("72/2025/QH15", "2025-06-16", "Quốc hội")
CITY_ACT = ("30/2026/QH16", "2026-04-24", "Quốc hội")
WARDS_ACT = ("NQ-UBTVQH16 (chưa rõ số)", "2026-04-14", COMMITTEE)
RESOLUTION_OF = {
    "91": 1654, "96": 1655, "01": 1656, "04": 1657, "24": 1658, "48": 1659, "66": 1660,
    "11": 1661, "75": 1662, "82": 1663, "52": 1664, "42": 1665, "33": 1666, "56": 1667,
    "92": 1668, "31": 1669, "12": 1670, "68": 1671, "20": 1672, "15": 1673, "37": 1674,
    "46": 1675, "25": 1676, "51": 1677, "40": 1678, "22": 1679, "44": 1680, "14": 1681,
    "80": 1682, "19": 1683, "08": 1684, "79": 1685, "38": 1686, "86": 1687,
}  # fmt: skip
"""Resolution of 16/6/2025 on the communes of each province of today."""


class Row(NamedTuple):
    """One record as shipped; an empty end is a unit in being."""

    code: str
    valid_from_on: str
    valid_to_on: str
    kind: str
    name: str
    parent_code: str
    people: str
    area: str


class Step(NamedTuple):
    """One passage as shipped, with the number of its change; an empty new code is an end."""

    change: int
    old_code: str
    old_from_on: str
    new_code: str
    new_from_on: str
    is_part: str


class Act(NamedTuple):
    """One change as shipped."""

    change: int
    kind: str
    on: str
    act_number: str
    act_signed_on: str
    act_body: str


class Country:
    """What is written, gathered."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.rows: list[Row] = []
        self.steps: list[Step] = []
        self.acts: list[Act] = []

    def change(
        self, kind: str, on: str, act: tuple[str, str, str], steps: list[tuple[Any, ...]]
    ) -> None:
        """Add a change with its passages: (old code, since, new code, since, is part)."""
        number = len(self.acts) + 1
        self.acts.append(Act(number, kind, on, *act))
        for old, since, new, new_since, is_part in sorted(steps):
            self.steps.append(Step(number, old, since, new, new_since, "1" if is_part else ""))


def read(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of one of the saved lists."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def add_provinces(country: Country, folder: Path) -> None:
    """63 provinces became 34; eleven were not merged and go on as they are."""
    legacy = [
        row
        for row in read(folder, "legacy_provinces_districts_2025-06.csv")
        if row["level"] == "province"
    ]
    today = {row["code"]: row for row in read(folder, "provinces_2025.csv")}
    after = {
        row["old_province"]: row["new_province"] for row in read(folder, "province_merge_2025.csv")
    }
    spelled = {plain(row["full_name"]): row["code"] for row in today.values()} | {
        "tinh" + plain(today[DONG_NAI]["name"]): DONG_NAI
    }
    into: dict[str, list[str]] = defaultdict(list)
    for row in legacy:
        into[spelled[after[plain(row["full_name"])]]].append(row["code"])
    old = {row["code"]: called(row["full_name"], "PROVINCE") for row in legacy}
    for code, row in today.items():
        kind, name = called(row["full_name"], "PROVINCE")
        size = (row["population"], row["area_km2"])
        if into[code] == [code]:
            country.rows.append(Row(code, LISTED, "", kind, name, "", *size))
            continue
        since = TWO_LEVELS
        for former in into[code]:
            was, bare = old[former]
            country.rows.append(Row(former, LISTED, TWO_LEVELS, was, bare, "", "", ""))
        steps = [(former, LISTED, code, TWO_LEVELS, False) for former in into[code]]
        country.change("merge", TWO_LEVELS, PROVINCES_ACT, steps)
        if code == DONG_NAI:
            country.rows.append(Row(code, since, CITY, "province", name, "", *size))
            country.change("rename", CITY, CITY_ACT, [(code, since, code, CITY, False)])
            since = CITY
        country.rows.append(Row(code, since, "", kind, name, "", *size))


def add_districts(country: Country, folder: Path) -> None:
    """The districts ended on 30/6/2025; the five island ones became special zones."""
    zones = {
        row["old_district_code"]
        for row in read(folder, "commune_predecessors.csv")
        if not row["old_commune_code"]
    }
    ended = []
    for row in read(folder, "legacy_provinces_districts_2025-06.csv"):
        if row["level"] == "province":
            continue
        kind, name = called(row["full_name"], "DISTRICT")
        country.rows.append(
            Row(row["code"], LISTED, TWO_LEVELS, kind, name, row["parent_code"], "", "")
        )
        if row["code"] not in zones:
            ended.append((row["code"], LISTED, "", "", False))
    country.change("end", TWO_LEVELS, DISTRICTS_ACT, ended)


def add_communes(country: Country, folder: Path) -> None:
    """10,035 communes became 3,321; those that exchange land hang together in one change."""
    pairs = read(folder, "commune_predecessors.csv")
    today = {row["code"]: row for row in read(folder, "communes_2025.csv")}
    former = {pair["old_commune_code"]: pair for pair in pairs if pair["old_commune_code"]}
    for code, pair in former.items():
        kind, name = called(pair["old_commune"], "COMMUNE")
        below = pair["old_district_code"]
        country.rows.append(Row(code, LISTED, TWO_LEVELS, kind, name, below, "", ""))
    into: dict[str, list[dict[str, str]]] = defaultdict(list)
    for pair in pairs:
        into[pair["new_commune_code"]].append(pair)
    for together in linked(pairs):
        links = [pair for code in sorted(together) for pair in into[code]]
        number = RESOLUTION_OF[today[min(together)]["province_code"]]
        act = (f"{number}/NQ-UBTVQH15", "2025-06-16", COMMITTEE)
        country.change(kind_of(links), TWO_LEVELS, act, [step(pair) for pair in links])
    for code, row in today.items():
        kind, name = called(row["full_name"], "COMMUNE")
        rest = (row["name"], row["province_code"], row["population_2025"], row["area_km2"])
        since = TWO_LEVELS
        if row["province_code"] == DONG_NAI and kind == "ward" and not had_ward(into[code]):
            country.rows.append(Row(code, since, CITY, "commune", *rest))
            country.change("rename", CITY, WARDS_ACT, [(code, since, code, CITY, False)])
            since = CITY
        country.rows.append(Row(code, since, "", kind, *rest))


def called(full_name: str, level: str) -> tuple[str, str]:
    """The kind and the bare name of a unit of a level."""
    from tiendo_core.units import Level, split_full_name

    kind, name = split_full_name(full_name, Level[level])
    return kind.value, name


def step(pair: dict[str, str]) -> tuple[str, str, str, str, bool]:
    """One predecessor pair as a passage; an island without communes passes as its district."""
    old = pair["old_commune_code"] or pair["old_district_code"]
    return old, LISTED, pair["new_commune_code"], TWO_LEVELS, pair["is_divided"] == "True"


def kind_of(links: list[dict[str, str]]) -> str:
    """What the passages of one change are together."""
    olds = {(pair["old_district_code"], pair["old_commune_code"]) for pair in links}
    news = {pair["new_commune_code"] for pair in links}
    if len(links) == 1:
        return "rename"
    return "merge" if len(news) == 1 else "split" if len(olds) == 1 else "transfer"


def had_ward(links: list[dict[str, str]]) -> bool:
    """Whether a ward went into the new unit."""
    return any(pair["old_commune"].startswith("Phường ") for pair in links)


def linked(pairs: list[dict[str, str]]) -> list[set[str]]:
    """The new communes that share a divided predecessor, directly or through others."""
    heirs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pair in pairs:
        heirs[pair["old_district_code"], pair["old_commune_code"]].add(pair["new_commune_code"])
    group: dict[str, set[str]] = {}
    for codes in heirs.values():
        joined = set().union(*(group.get(code, {code}) for code in codes))
        group.update(dict.fromkeys(joined, joined))
    return [together for code, together in sorted(group.items()) if code == min(together)]


def plain(full_name: str) -> str:
    """The key the list of merged provinces uses: thanhphocantho."""
    from tiendo_core.names import plain_key

    return plain_key(full_name).replace(" ", "")


def write(name: str, rows: list[Row] | list[Step] | list[Act]) -> None:
    """One of the shipped files, its columns named."""
    with (TARGET / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(rows[0]._fields)
        out.writerows(rows)
    print(f"{name}: {len(rows)}")


def main(folder: Path) -> None:
    """Write the shipped files anew."""
    country = Country()
    add_provinces(country, folder)
    add_districts(country, folder)
    add_communes(country, folder)
    TARGET.mkdir(parents=True, exist_ok=True)
    write("units", sorted(country.rows))
    write("changes", country.acts)
    write("passages", country.steps)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
