"""What an uploaded paper is, by its bytes; its name is made fit to be kept."""

import io
import zipfile

import pytest

from factories.document import a_pdf, a_sheet_file, a_word_file
from tiendo.common.uploads import MEDIA, paper_kind, paper_name


def a_package(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return target.getvalue()


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (a_pdf([["x"]]), "pdf"),
        (b"\x89PNG\r\n\x1a\n...", "png"),
        (b"\xff\xd8\xff\xe0...", "jpg"),
        (a_word_file(), "docx"),
        (a_sheet_file(), "xlsx"),
        (a_package("word/document.xml", "word/vbaProject.bin"), None),
        (a_package("anything.exe"), None),
        (b"PK\x03\x04 cut off", None),
        (b"<html><script>", None),
        (b"MZ\x90", None),
        (b"", None),
    ],
)
def test_a_paper_is_what_its_first_bytes_say(raw: bytes, kind: str | None) -> None:
    assert paper_kind(raw) == kind
    assert kind is None or kind in MEDIA


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Nghị quyết 55.PDF", "Nghị quyết 55.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\a\\nq.docx", "nq.pdf"),
        ("x\u202efdp.exe", "x fdp.pdf"),
        ("\n", "van-ban.pdf"),
        (".pdf", "van-ban.pdf"),
        ("a" * 300 + ".pdf", "a" * 100 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_what_a_disk_stumbles_over(name: str, kept: str) -> None:
    assert paper_name(name, "pdf") == kept
