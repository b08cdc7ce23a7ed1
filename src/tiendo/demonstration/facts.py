"""The facts of Hồng Lĩnh, nine months of 2020, as shipped, and the texts written around them."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
UNIT_CODE = "437"
TOWN = f"{UNIT_CODE}@2020-09-30"  # the code passed to another unit later
UNIT_NAME = "Thị xã Hồng Lĩnh"
PERIOD = "2020-9M"


@dataclass(frozen=True)
class Fact:
    """One indicator's value in the period, from the shipped file; ``state`` may be "estimate"."""

    code: str
    name: str
    value: Decimal
    unit: str
    state: str


@dataclass(frozen=True)
class Sample:
    """A text of the demonstration: its key in addresses, its title, whether it is a Word file."""

    key: str
    title: str
    is_word: bool = False

    @property
    def prose(self) -> str:
        """The text itself."""
        return (HERE / "texts" / f"{self.key}.txt").read_text(encoding="utf-8")


ARTICLE = Sample("bai-viet", "Bài viết: Hồng Lĩnh nhìn lại chín tháng, dồn sức cho quý cuối năm")
REPORT = Sample("bao-cao", "Báo cáo kinh tế - xã hội 9 tháng đầu năm 2020", is_word=True)
DRAFT = Sample("tham-luan", "Tham luận (dự thảo): Đẩy nhanh chỉnh trang đô thị", is_word=True)
SAMPLES = (REPORT, DRAFT, ARTICLE)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a shipped file of this town: ``rows("9thang_2020")``."""
    path = HERE / "facts" / f"hong_linh_{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def facts() -> tuple[Fact, ...]:
    """The shipped facts, in the order of the file."""
    return tuple(
        Fact(row["code"], row["name_vi"], Decimal(row["value"]), row["unit"], row["state"])
        for row in rows("9thang_2020")
    )
