"""The newsroom speaks Vietnamese: every text of the installed Wagtail, in the words agreed on."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
import wagtail.admin
from django.conf import settings
from django.utils.translation.trans_real import DjangoTranslation

from tools import borrowed, messages

OFFICE = messages.ROOT / "src/tiendo/locale/vi/LC_MESSAGES/django.po"


@pytest.fixture(scope="module")
def texts():
    """Every text of the installed packages."""
    return list(borrowed.installed())


def _text(msgid, *, shipped="", package="wagtail.admin", plural=""):
    entry = polib.POEntry(msgid=msgid, msgid_plural=plural)
    return borrowed.Text(package, "django", entry, shipped)


def _problems(folder, text, words="", **more):
    """What is said of one text, with one entry of ours."""
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    if words:
        entry = polib.POEntry(msgid=text.entry.msgid, msgstr=words, **more)
        if text.entry.msgid_plural:
            entry.msgid_plural, entry.msgstr_plural, entry.msgstr = (
                text.entry.msgid_plural,
                {0: words},
                "",
            )
        catalogue.append(entry)
    catalogue.save(str(folder / "django.po"))
    return borrowed.problems([text], folder)


def test_every_text_of_the_installed_packages_has_good_vietnamese(texts):
    assert borrowed.problems(texts) == []


def test_the_list_of_texts_covers_every_app_of_wagtail_and_both_domains(texts):
    assert len([one for one in texts if one.package.startswith("wagtail")]) > 1600
    assert {one.domain for one in texts} == {"django", "djangojs"}
    apps = [app for app in settings.INSTALLED_APPS if app.split(".")[0] == "wagtail"]
    assert borrowed.wagtail_apps() == apps


def test_the_office_and_the_newsroom_say_the_same_text_alike():
    assert borrowed.clashes(OFFICE) == []


def test_a_text_that_means_something_else_in_the_office_is_named(tmp_path):
    office = polib.POFile()
    office.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    office.append(polib.POEntry(msgid="Redirects", msgstr="Chỉ dẫn"))
    office.append(polib.POEntry(msgid="Redirects", msgctxt="of a road", msgstr="Đường vòng"))
    office.save(str(tmp_path / "office.po"))
    assert [
        "'Redirects' is 'Chỉ dẫn'" in one for one in borrowed.clashes(tmp_path / "office.po")
    ] == [True]


def test_django_says_what_the_catalogue_says():
    scripts = [str(Path(wagtail.admin.__file__).parent / "locale")]  # as its script catalogue asks
    spoken = {
        "django": DjangoTranslation("vi"),
        "djangojs": DjangoTranslation("vi", domain="djangojs", localedirs=scripts),
    }
    for domain, says in spoken.items():
        for entry in polib.pofile(str(borrowed.CATALOGUES / f"{domain}.po")):
            key = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
            if entry.msgid_plural:
                assert says.ngettext(key, entry.msgid_plural, 2) == entry.msgstr_plural[0]
            else:
                assert says.gettext(key) == entry.msgstr


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (_text("Publish"), "Công bố"),
        (_text("Save", shipped="Lưu"), ""),
        (_text("%(count)s page", plural="%(count)s pages"), "%(count)s trang"),
        (_text("Copied <b>{title}</b>"), "Đã sao chép <b>{title}</b>"),
        (_text("Document", package="django.conf"), "Văn bản"),
    ],
)
def test_a_good_text_is_no_problem(tmp_path, text, words):
    assert _problems(tmp_path, text, words) == []


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        (_text("Publish"), "", "has no Vietnamese"),
        (_text("Page %(title)s"), "Trang", "the places differ"),
        (_text("Save {n}", shipped="Lưu"), "", "the places differ"),
        (_text("<b>Saved</b>"), "<i>Đã lưu</i>", "the places differ"),
        (_text("%(n)s page", plural="%(n)s pages"), "trang", "the places differ"),
        (_text("Publish"), "Xuất bản", "says 'Xuất bản'"),
        (_text("Delete", shipped="Xóa"), "", "says 'Xóa'"),
    ],
)
def test_a_bad_text_is_named(tmp_path, text, words, said):
    assert [
        said in one and text.entry.msgid in one for one in _problems(tmp_path, text, words)
    ] == [True]


def test_a_doubtful_text_counts_as_missing(tmp_path):
    said = _problems(tmp_path, _text("Publish"), "Công bố", flags=["fuzzy"])
    assert ["has no Vietnamese" in one for one in said] == [True]


def test_words_for_a_text_that_is_gone_are_named(tmp_path):
    _problems(tmp_path, _text("Publish"), "Công bố")
    said = borrowed.problems([_text("Save", shipped="Lưu")], tmp_path)
    assert said == ["gone from the installed packages: 'Publish'"]
