"""The figures of an article as files: CSV for a spreadsheet, JSON for machines."""

import csv
import io
import json
from typing import Any

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
    """The figures as CSV, with the mark that makes a spreadsheet read it as UTF-8."""
    kept = io.StringIO()
    writer = csv.writer(kept)
    writer.writerow([head for _, head in COLUMNS])
    writer.writerows([_cell(one.get(name, "")) for name, _ in COLUMNS] for one in figures)
    return b"\xef\xbb\xbf" + kept.getvalue().encode()


def _cell(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in {"=", "+", "@", "\t"} else text


def as_json(title: str, address: str, figures: list[dict[str, Any]]) -> bytes:
    """The figures as JSON."""
    rows = [{name: one.get(name, "") for name, _ in COLUMNS} for one in figures]
    said = {"title": title, "address": address, "figures": rows}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()
