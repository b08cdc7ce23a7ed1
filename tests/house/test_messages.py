"""A text without Vietnamese, a doubtful one and a stale compiled file are found."""

from __future__ import annotations

import re

import polib
import pytest

from tools import messages


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    """A catalogue with one good entry, compiled; its source holds the same text."""
    path = tmp_path / "locale/vi/LC_MESSAGES/django.po"
    path.parent.mkdir(parents=True)
    entries = polib.POFile()
    entries.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    entries.append(polib.POEntry(msgid="Figures", msgstr="Số liệu"))
    entries.save(str(path))
    entries.save_as_mofile(str(path.with_suffix(".mo")))
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "_SOURCE", tmp_path)
    monkeypatch.setattr(messages, "_CATALOGUE", path)
    monkeypatch.setattr(messages, "collect", lambda: entries)
    return path


def _change(path, change, *, compiled=True):
    entries = polib.pofile(str(path))
    change(entries)
    entries.save(str(path))
    if compiled:
        entries.save_as_mofile(str(path.with_suffix(".mo")))


def test_a_whole_catalogue_has_no_problems(catalogue):
    assert messages.problems() == []


def test_a_text_without_vietnamese_is_a_problem(catalogue):
    _change(catalogue, lambda entries: entries.append(polib.POEntry(msgid="Findings")))
    assert ["Findings" in one for one in messages.problems()] == [True]


def test_a_doubtful_text_is_a_problem(catalogue):
    _change(catalogue, lambda entries: entries[0].flags.append("fuzzy"))
    assert ["no Vietnamese for 'Figures'" in one for one in messages.problems()] == [True]


def test_a_compiled_file_that_says_something_else_is_a_problem(catalogue):
    _change(catalogue, lambda entries: setattr(entries[0], "msgstr", "Con số"), compiled=False)
    assert ["is not fresh" in one for one in messages.problems()] == [True]


def test_a_text_of_the_source_that_the_catalogue_lacks_is_a_problem(catalogue, monkeypatch):
    source = polib.POFile()
    source.append(polib.POEntry(msgid="Board", occurrences=[("board.html", "")]))
    monkeypatch.setattr(messages, "collect", lambda: source)
    assert messages.problems() == ["board.html: not in the catalogue: 'Board'"]


def test_writing_adds_new_texts_and_compiles(catalogue, monkeypatch):
    source = polib.POFile()
    source.append(polib.POEntry(msgid="Board", occurrences=[("board.html", "")]))
    monkeypatch.setattr(messages, "collect", lambda: source)
    messages.write()
    assert [entry.msgid for entry in polib.pofile(str(catalogue))] == ["Figures", "Board"]
    assert [entry.msgid for entry in polib.mofile(str(catalogue.with_suffix(".mo")))] == ["Figures"]


def test_tone_marks_stand_on_one_letter_in_the_whole_catalogue():
    old_place = re.compile(r"\b\w*(?<!q)(?:[óòỏõọ][ae]|[úùủũụ]y)\b", re.IGNORECASE)
    assert old_place.findall("xóa, hủy, quý, xoá") == ["xóa", "hủy"]
    catalogue = polib.pofile(str(messages.ROOT / "src/tiendo/locale/vi/LC_MESSAGES/django.po"))
    assert [entry.msgid for entry in catalogue if old_place.search(entry.msgstr)] == []
