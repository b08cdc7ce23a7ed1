"""The figures of an article as files: CSV for a spreadsheet, JSON for machines."""

import json
from typing import Any

from tiendo.common import tables

COLUMNS = (
    ("place", "chỗ trong bài"),
    ("printed", "số đã in"),
    ("name", "chỉ tiêu"),
    ("indicator", "mã chỉ tiêu"),
    ("unit_name", "đơn vị"),
    ("unit", "mã đơn vị"),
    ("period", "kỳ"),
    ("certainty", "loại số"),
    ("version", "phiên bản"),
    ("exact", "giá trị chính xác"),
    ("measure", "đơn vị tính"),
    ("plan", "kế hoạch"),
    ("attained", "so với kế hoạch"),
    ("approved_on", "ngày duyệt"),
    ("source", "nguồn"),
)
"""What stands of each figure; the heads are Vietnamese, as everything public."""


def as_csv(figures: list[dict[str, Any]]) -> bytes:
    """The figures as CSV."""
    rows = [[one.get(name, "") for name, _ in COLUMNS] for one in figures]
    return tables.as_csv(tables.Table("so-lieu", [head for _, head in COLUMNS], rows))


def as_json(title: str, address: str, figures: list[dict[str, Any]]) -> bytes:
    """The figures as JSON."""
    rows = [{name: one.get(name, "") for name, _ in COLUMNS} for one in figures]
    said = {"title": title, "address": address, "figures": rows}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()
