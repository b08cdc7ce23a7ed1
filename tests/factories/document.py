"""Small documents of every kind, made in memory: for the readers and what rests on them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import docx
import xlsxwriter

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

PROSE = (
    "Giá trị sản xuất CN-TTCN 9 tháng năm 2020 ước đạt 864 tỷ đồng, bằng 63,1% kế hoạch năm.",
    "Doanh thu thương mại ước đạt 1.892 tỷ đồng, bằng 60,6,2% kế hoạch năm.",
)

ANNEX = (
    ("TT", "Chỉ tiêu", "ĐVT", "KH năm 2020", "TH 9 tháng 2019", "Ước TH 9 tháng 2020", "So KH (%)"),
    ("1", "Giá trị sản xuất CN-TTCN", "Tỷ đồng", "1.369,3", "806", "864", "63,1"),
    ("2", "Thu ngân sách", "Tỷ đồng", "300", "180", "190", "63,3"),
    ("3", "Doanh nghiệp thành lập mới", "DN", "40", "24", "29", "72,5"),
)


def a_word_file(
    paragraphs: Sequence[str] = PROSE, table: Sequence[Sequence[str]] = (), font: str | None = None
) -> bytes:
    """A Word file with paragraphs and, after them, a table."""
    document = docx.Document()
    for text in paragraphs:
        run = document.add_paragraph().add_run(text)
        if font:
            run.font.name = font
    if table:
        made = document.add_table(len(table), len(table[0]), "Table Grid")
        for row, cells in enumerate(table):
            for column, text in enumerate(cells):
                made.cell(row, column).text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def a_bare_word_file(body: str, **parts: str) -> bytes:
    """A Word package around the XML of a body; ``parts`` are further parts of the word folder."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return target.getvalue()


def a_sheet_file(
    rows: Sequence[Sequence[object]] = ANNEX, title: str = "", name: str = "Phụ lục 1"
) -> bytes:
    """An Excel file with one sheet; numbers in Vietnamese writing become number cells."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet(name)
    top = 0
    if title:
        sheet.write_string(0, 0, title)
        top = 2
    for row, cells in enumerate(rows, top):
        for column, value in enumerate(cells):
            sheet.write(row, column, _typed(value))
    book.close()
    return target.getvalue()


def _typed(value: object) -> object:
    written = str(value)
    plain = written.replace(".", "").replace(",", ".")
    return float(plain) if plain.replace(".", "").isdigit() else value


def a_page(body: str) -> bytes:
    """A web page around a body."""
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>".encode()


def a_pdf(pages: Sequence[Sequence[str]], encrypted: bool = False) -> bytes:
    """A PDF with lines of plain Latin text on each page; no line makes a page of nothing."""
    return a_drawn_pdf([pdf_lines(lines) for lines in pages], encrypted)


def pdf_lines(lines: Sequence[str], top: int = 780, left: int = 60) -> str:
    """What draws lines of text below each other; the parentheses of PDF may not stand in them."""
    shown = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
    return f"BT /F1 12 Tf {left} {top} Td {shown} ET\n" if lines else ""


def pdf_grid(rows: Sequence[Sequence[str | None]], top: int = 700, left: int = 60) -> str:
    """What draws a ruled table, rows 40 and columns 90 points; None goes on with the cell before.

    Lines across are strokes, lines down are thin filled bars: programs draw both.
    """
    right = left + 90 * len(rows[0])
    drawn = [f"{left} {top - 40 * n} m {right} {top - 40 * n} l S\n" for n in range(len(rows) + 1)]
    for row, cells in enumerate(rows):
        bottom = top - 40 * (row + 1)
        for column, text in enumerate([*cells, ""]):
            if text is not None:
                drawn.append(f"{left + 90 * column} {bottom} 0.5 40 re f\n")
                lines = text.split("\n") if text else []
                drawn.append(pdf_lines(lines, bottom + 26, left + 90 * column + 5))
    return "".join(drawn)


def a_drawn_pdf(pages: Sequence[str], encrypted: bool = False, turned: int = 0) -> bytes:
    """A PDF of pages drawn as told, A4 upright, shown turned by so many degrees."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", ""]
    kids = []
    for stream in pages:
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {turned} "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects[2] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    lock = ""
    if encrypted:
        key = "<" + "a1" * 32 + ">"
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >>")
        lock = f" /Encrypt {len(objects)} 0 R /ID [<00><00>]"
    out = b"%PDF-1.4\n"
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{written}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{lock} >>\nstartxref\n{len(out)}\n%%EOF\n"
    )
    return out + end.encode("latin-1")
