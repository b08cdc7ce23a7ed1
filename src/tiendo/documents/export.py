"""Figures and findings written out: exact JSON, lines of JSON, CSV and Excel.

Numbers are Decimals to the last: they are written with the digits they have, and never pass
through a binary fraction, so 63.1 reads back as 63.1.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from tiendo.common.file_faults import translation

from .sentences import place_words, sentence

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from .reports import Report

FIGURE_COLUMNS = (
    "quote",
    "start",
    "end",
    "indicator",
    "value",
    "unit",
    "approx",
    "pct_plan",
    "plan_basis",
    "alt_plan",
    "plan_value",
    "yoy_pct",
    "yoy_abs",
    "delta_pct",
    "delta_abs",
    "delta_basis",
    "numerator",
    "denominator",
    "pct_of_pair",
    "period",
    "role",
    "repeat_of",
    "place",
)
FINDING_COLUMNS = (
    "code",
    "kind",
    "grade",
    "quotes",
    "printed",
    "computed",
    "distance",
    "suggestions",
    "place",
    "sentence",
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EXACT_IN_EXCEL = 15
_LONGEST_CELL = 32_000


def to_json(value: object) -> str:
    """JSON of dicts, lists, strings, whole numbers, Decimals, booleans and None, in one line."""
    parts: list[str] = []
    _write(value, parts)
    return "".join(parts)


def _write(value: object, parts: list[str]) -> None:
    if isinstance(value, str):
        text = encode_basestring(value)
        # Half a surrogate pair is no UTF-8; JSON can still name it.
        parts.append(_SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text))
    elif value is None or isinstance(value, bool):
        parts.append({None: "null", True: "true", False: "false"}[value])
    elif isinstance(value, int):
        parts.append(str(value))
    elif isinstance(value, Decimal):
        parts.append(format(value, "f"))
    elif isinstance(value, Mapping):
        _write_all(
            ((encode_basestring(str(key)) + ": ", one) for key, one in value.items()), "{}", parts
        )
    elif isinstance(value, Iterable):
        _write_all((("", one) for one in value), "[]", parts)
    else:
        raise TypeError(f"no JSON for {type(value).__name__}")


def _write_all(items: Iterable[tuple[str, object]], brackets: str, parts: list[str]) -> None:
    parts.append(brackets[0])
    for at, (key, one) in enumerate(items):
        parts.append(", " + key if at else key)
        _write(one, parts)
    parts.append(brackets[1])


def report_record(report: Report) -> dict[str, object]:
    """What the contract prints for one text: figures, findings, summary.

    What was read in a document of pages, paragraphs or cells also has its ``place`` there; in a
    plain text the offsets say it all.
    """
    text = report.document.text
    figures: list[dict[str, object]] = list(report.reading.records())
    findings: list[dict[str, object]] = [dict(one.record(text)) for one in report.findings]
    if report.document.blocks:
        for record, figure in zip(figures, report.reading.figures, strict=True):
            record["place"] = report.place(figure.start).record()
        for record, finding in zip(findings, report.findings, strict=True):
            record["place"] = report.place(finding.quotes[0].start).record()
    return {
        "figures": figures,
        "findings": findings,
        "summary": report.checked.summary.record(),
    }


def document_record(
    path: str, report: Report | None, error: str | None = None
) -> dict[str, object]:
    """What the contract prints for one document among others; ``error`` says why it is not read."""
    if report is None:
        return {"path": path, "figures": [], "findings": [], "summary": None, "error": error}
    return {"path": path, **report_record(report), "error": None}


def figure_rows(report: Report, language: str = "vi") -> Iterable[list[object]]:
    """The figures as rows of ``FIGURE_COLUMNS``, each with its place in words."""
    for figure, record in zip(report.reading.figures, report.reading.records(), strict=True):
        record["place"] = place_words(report.place(figure.start), language)
        yield [_flat(record[column]) for column in FIGURE_COLUMNS]


def finding_rows(report: Report, language: str) -> Iterable[list[object]]:
    """The findings as rows of ``FINDING_COLUMNS``, each with its sentence."""
    text = report.document.text
    for finding in report.findings:
        record = finding.record(text)
        record["place"] = place_words(report.place(finding.quotes[0].start), language)
        record["sentence"] = sentence(finding, text, language)
        yield [_flat(record[column]) for column in FINDING_COLUMNS]


def _flat(value: object) -> object:
    """A value for one cell: lists become words with semicolons between them."""
    if isinstance(value, Mapping):
        if "pct" in value:
            return f"{value['pct']}% {value['basis']}"
        return value.get("quote", "")
    if isinstance(value, list):
        return "; ".join(str(_flat(one)) for one in value)
    return value


def to_csv(
    header: Sequence[str], rows: Iterable[Sequence[object]], *, with_mark: bool = False
) -> str:
    """CSV with a header. ``with_mark`` begins with the mark by which Excel knows UTF-8."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    text = _SURROGATE.sub("\ufffd", target.getvalue())
    return "\ufeff" + text if with_mark else text


def _cell(value: object) -> object:
    """A CSV cell; text that a spreadsheet would take for a formula gets an apostrophe."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def to_xlsx(report: Report, language: str) -> bytes:
    """An Excel file with a sheet of figures and a sheet of findings."""
    import xlsxwriter

    _ = translation(language).gettext
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, options)
    bold = book.add_format({"bold": True, "bg_color": "#e8eef4", "text_wrap": True})
    sheets = (
        (_("Figures"), FIGURE_COLUMNS, figure_rows(report, language)),
        (_("Findings"), FINDING_COLUMNS, finding_rows(report, language)),
    )
    for name, header, rows in sheets:
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 0, 48)
        sheet.set_column(1, len(header), 14)
        for column, heading in enumerate(header):
            sheet.write_string(0, column, heading, bold)
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values):
                _write_cell(sheet, row, column, value)
    book.close()
    return target.getvalue()


def _write_cell(sheet: Worksheet, row: int, column: int, value: object) -> None:
    """Numbers as numbers where Excel keeps every digit, else as text."""
    if value is None:
        return
    if (
        isinstance(value, int | Decimal)
        and len(Decimal(value).as_tuple().digits) <= _EXACT_IN_EXCEL
    ):
        sheet.write_number(row, column, value)
        return
    shown = format(value, "f") if isinstance(value, Decimal) else str(value)
    sheet.write_string(row, column, _SURROGATE.sub("\ufffd", shown)[:_LONGEST_CELL])
