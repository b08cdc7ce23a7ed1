"""The pages tell what the source holds: an undocumented setting or class fails the build."""

from __future__ import annotations

import ast
import re

import pytest

from architecture.source import ROOT, core, site, written
from tiendo_core.checks import check
from tiendo_core.checks.findings import KINDS
from tiendo_core.reading import read

_PAGES = sorted(
    path
    for folder in (".", "docs")
    for path in (ROOT.glob("*.md") if folder == "." else (ROOT / folder).rglob("*.md"))
)
_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def _read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_every_setting_is_documented():
    asked = set()
    for module in (*site(), *written()):
        asked |= set(re.findall(r"\bTIENDO_[A-Z_]*[A-Z]\b", module.text))
    assert asked
    for page in ("docs/guide/dev/settings.md", ".env.example"):
        told = set(re.findall(r"\bTIENDO_[A-Z_]*[A-Z]\b", _read(page)))
        assert asked - told == set(), page


def test_settings_are_read_in_one_place():
    """Beside it the environment tells the command line its language and whether to colour."""
    readers = [
        f"{module.path}:{node.lineno}"
        for module in site()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.environ", "os.getenv"}
    ]
    assert {path.split(":")[0] for path in readers} <= {
        "src/tiendo/environment.py",
        "src/tiendo/settings.py",
        "src/tiendo/asgi.py",
        "src/tiendo/cli.py",
        "src/tiendo/documents/wording.py",
    }


def test_the_glossary_covers_the_public_classes_of_the_core():
    told = set(re.findall(r"`(\w+)`", _read("docs/glossary.md")))
    classes = {
        node.name
        for module in core()
        for node in module.tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }
    assert classes - told == set()


def test_the_glossary_names_no_class_that_is_gone():
    part = _read("docs/glossary.md").split("## In the code")[1]
    told = set(re.findall(r"^\| `(\w+)`", part, re.MULTILINE))
    classes = {
        node.name
        for module in core()
        for node in module.tree.body
        if isinstance(node, ast.ClassDef)
    }
    assert told - classes == set()


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    targets = [one for one in _LINK.findall(text) if "://" not in one and "@" not in one]
    assert [one for one in targets if not (page.parent / one).exists()] == []


def test_the_contract_names_every_code_of_a_finding_with_its_kind():
    told = {
        code: row.split("|")[2].strip()
        for row in _read("docs/guide/dev/contract.md").split("## A finding")[1].splitlines()
        if row.startswith("| `") and row.count("|") == 4
        for code in re.findall(r"`([a-z-]+)`", row.split("|")[1])
    }
    assert told == KINDS


def test_the_contract_names_every_key_of_the_records():
    told = set(re.findall(r"`(\w+)`", _read("docs/guide/dev/contract.md")))
    reading = read("57/110 công trình đạt 58,1%.")
    checked = check(reading)
    keys = {*reading.records()[0], *checked.findings[0].record(reading.text)}
    assert keys | set(checked.summary._fields) <= told


def test_the_two_readmes_have_the_same_structure():
    english, vietnamese = _read("README.md"), _read("README.vi.md")
    for shape in (r"^#+ ", r"^```", r"^!\[", r"^\| "):
        assert len(re.findall(shape, english, re.MULTILINE)) == len(
            re.findall(shape, vietnamese, re.MULTILINE)
        ), shape
    commands = r"^(?:python3 dev|\$ \.venv/bin/tiendo) .*$"
    assert re.findall(commands, english, re.MULTILINE) == re.findall(
        commands, vietnamese, re.MULTILINE
    )


def test_every_decision_is_one_screen_and_listed():
    decisions = sorted((ROOT / "docs/adr").glob("0*.md"))
    listed = _read("docs/adr/README.md")
    for number, path in enumerate(decisions, 1):
        text = path.read_text(encoding="utf-8")
        assert path.name.startswith(f"{number:04}-")
        assert f"({path.name})" in listed
        assert [h for h in ("## Why", "## What", "## What follows") if h not in text] == []
        assert text.count("\n") <= 50


def test_the_changelog_names_the_version_of_the_package():
    version = re.search(r'^version = "(.+)"$', _read("pyproject.toml"), re.MULTILINE)[1]
    assert f"## [{version}]" in _read("CHANGELOG.md")


def test_vendored_files_are_listed_with_their_licences():
    vendored = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src").rglob("vendor/**/*")
        if path.suffix in {".js", ".css", ".woff2", ".ttf"}
    ]
    notice = _read("NOTICE")
    assert [path for path in vendored if path not in notice] == []
