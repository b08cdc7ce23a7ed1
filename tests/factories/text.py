"""Texts of a unit, made with the least."""

import io

from docx import Document as WordFile

from factories.person import NOW
from tiendo.accounts.models import Person
from tiendo.documents.actions import NewText, keep_text
from tiendo.documents.forms import read_pasted
from tiendo.documents.models import Text
from tiendo.documents.readers import read_bytes
from tiendo.units.models import Unit

PROSE = """Kết quả 9 tháng đầu năm 2021

Thu ngân sách ước đạt 512 tỷ đồng, bằng 64% dự toán, tăng 6,7% so với cùng kỳ.
Trồng mới 12,5,6 ha rừng. Có 48/60 trường đạt chuẩn quốc gia, đạt 85%.
"""


def a_text(by: Person, unit: Unit, prose: str = PROSE, title: str = "") -> Text:
    """A pasted text; the usual prose holds a malformed number and a pair that does not fit."""
    new = NewText(unit, read_pasted(prose), prose.encode("utf-8", "replace"), title=title)
    return keep_text(by=by, at=NOW, new=new)


def word_bytes(prose: str = PROSE) -> bytes:
    """The prose as a Word file."""
    word = WordFile()
    for line in prose.splitlines():
        word.add_paragraph(line)
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def a_word_text(by: Person, unit: Unit, prose: str = PROSE) -> Text:
    """The same as an uploaded Word file."""
    original = word_bytes(prose)
    document = read_bytes("bao-cao.docx", original)
    return keep_text(by=by, at=NOW, new=NewText(unit, document, original, "bao-cao.docx"))
