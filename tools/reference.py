"""The pages of ``docs/`` that are made from the source: settings, checks, examples of reading."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

from tools.environment import BIN, ROOT, surroundings

_EXAMPLE = re.compile(r"```\n\$ \.venv/bin/(tiendo [^\n]*)\n.*?```", re.DOTALL)
_MADE = "<!-- Made by `python3 dev docs`; do not edit. -->"


class Setting(NamedTuple):
    """One name in the environment, its default as written in the source, and its meaning."""

    name: str
    default: str
    meaning: str


def stale() -> list[str]:
    """Return the generated pages that differ from what the source gives now."""
    pages = {path: ROOT / path for path in PAGES}
    return [
        path
        for path, file in pages.items()
        if not file.exists() or file.read_text(encoding="utf-8") != PAGES[path]()
    ]


def write(path: str) -> None:
    """Write one generated page."""
    file = ROOT / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PAGES[path](), encoding="utf-8")


def settings() -> Iterator[Setting]:
    """Yield what ``settings.py`` asks of the environment, in its order."""
    tree = ast.parse((ROOT / "src/tiendo/settings.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for node in sorted(calls, key=lambda node: node.lineno):
        if getattr(node.func, "id", "") == "environment":
            name, default, meaning = node.args
            yield Setting(ast.literal_eval(name), _plain(default), ast.literal_eval(meaning))


def examples(name: str) -> list[dict[str, Any]]:
    """Return the readable examples of ``tests/spec/<name>.toml``, in their order."""
    path = ROOT / "tests" / "spec" / f"{name}.toml"
    found: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["example"]
    return found


def _plain(node: ast.expr) -> str:
    """Return a default: its text when it is a literal, else the expression as written."""
    return str(node.value) if isinstance(node, ast.Constant) else ast.unparse(node)


def _settings_page() -> str:
    lines = [
        "# Settings",
        _MADE,
        (
            "Everything an office may change comes from the environment and is read in "
            "`src/tiendo/settings.py`, nowhere else. `.env.example` holds the same names."
        ),
        "| Name | Default | Meaning |\n|---|---|---|",
    ]
    rows = [f"| `{one.name}` | {_code(one.default)} | {one.meaning} |" for one in settings()]
    return "\n\n".join(lines) + "\n" + "\n".join(rows) + "\n"


def _environment_example() -> str:
    """Return ``.env.example``: every setting with its meaning, none of them set."""
    head = (
        "# Settings of the site; docs/guide/dev/settings.md tells them as a page.\n"
        "# Put those you change into the environment of the service: no file is read by itself.\n"
    )
    rows = (f"\n# {one.meaning}\n#{one.name}={_sample(one.default)}\n" for one in settings())
    return head + "".join(rows)


def _sample(default: str) -> str:
    """Return a default as it may stand in an environment file (an expression may not)."""
    return "" if "(" in default else default


def _checks_page() -> str:
    """Return one section a check, in the order of the registry, with its examples."""
    sys.path.insert(0, str(ROOT / "src"))
    registry = import_module("tiendo_core.checks.registry")
    by_code: dict[str, list[dict[str, Any]]] = {}
    for example in examples("checks"):
        by_code.setdefault(example["code"], []).append(example)
    parts = [
        "# The checks",
        _MADE,
        (
            "One rule a file in `src/tiendo_core/checks/rules/`. What follows is the docstring of "
            "each file, and examples that are run as tests (`tests/spec/checks.toml`)."
        ),
    ]
    for rule in registry.RULES:
        module = import_module("tiendo_core.checks.rules." + rule.code.replace("-", "_"))
        title, _, body = (module.__doc__ or "").strip().partition("\n")
        parts += [f"## {rule.letter}. {title.rstrip('.')}", f"Code: `{rule.code}`.", body.strip()]
        parts += [_example(example) for example in by_code.get(rule.code, [])]
    return "\n\n".join(part for part in parts if part) + "\n"


def _example(example: dict[str, Any]) -> str:
    verdict = example.get("grade", "no finding")
    return f"> {example['text']}\n\n→ **{verdict}**: {example['why']}"


def _reading_page() -> str:
    parts = [
        "# Examples of reading",
        _MADE,
        "Each is run as a test (`tests/spec/reading.toml`); keys that are not shown are null.",
    ]
    for example in examples("reading"):
        parts += [f"## {example['title']}", f"> {example['text']}"]
        for figure in example["figures"]:
            rows = "\n".join(f"| `{key}` | {value} |" for key, value in figure.items())
            parts.append(f"| key | value |\n|---|---|\n{rows}")
    return "\n\n".join(parts) + "\n"


def _code(text: str) -> str:
    return f"`{text}`" if text else "empty"


def _with_output(page: str, language: str) -> Callable[[], str]:
    """Return how a page is made whose examples carry what the command line prints."""

    def made() -> str:
        text = (ROOT / page).read_text(encoding="utf-8")
        return _EXAMPLE.sub(lambda found: _run_example(found[1], language), text)

    return made


def _run_example(command: str, language: str) -> str:
    """Return an example with what its command prints, in the language, on a line of 100."""
    program, *arguments = command.split()
    done = subprocess.run(
        [BIN / program, *arguments],
        cwd=ROOT,
        env=surroundings(LC_ALL=f"{language}.UTF-8", LANGUAGE="", COLUMNS="100"),
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return "```\n" + "\n".join([f"$ .venv/bin/{command}", *lines]) + "\n```"


PAGES: dict[str, Callable[[], str]] = {
    "README.md": _with_output("README.md", "en_US"),
    "README.vi.md": _with_output("README.vi.md", "vi_VN"),
    ".env.example": _environment_example,
    "docs/guide/dev/settings.md": _settings_page,
    "docs/generated/checks.md": _checks_page,
    "docs/generated/reading.md": _reading_page,
}
