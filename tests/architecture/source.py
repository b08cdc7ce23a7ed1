"""The source of the house as the architecture tests look at it: parsed, never imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A Python file: where it is from the root, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def is_migration(self) -> bool:
        """Migrations are written by Django and follow its shape."""
        return "/migrations/" in self.path

    @property
    def app(self) -> str:
        """The app a file of the site belongs to ("settings" for src/tiendo/settings.py)."""
        return Path(self.path).parts[2].removesuffix(".py")

    def functions(self) -> Iterator[Function]:
        """Yield every function and method."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node

    def imports(self) -> Iterator[tuple[str, int]]:
        """Yield the full names that are imported, with the line, relative ones made absolute.

        Names imported for type checkers only are left out.
        """
        skipped = {id(node) for block in _typing_blocks(self.tree) for node in ast.walk(block)}
        for node in ast.walk(self.tree):
            if id(node) in skipped:
                continue
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._absolute(node)
                yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = Path(self.path).with_suffix("").parts[1 : -node.level]
        return ".".join([*package, *([node.module] if node.module else [])])


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """Return the Python files under the folders, in order of their paths."""
    found = []
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            found.append(Module(path.relative_to(ROOT).as_posix(), text, ast.parse(text)))
    return tuple(found)


def core() -> tuple[Module, ...]:
    """Return the files of the core."""
    return modules("src/tiendo_core")


def site() -> tuple[Module, ...]:
    """Return the files of the site and the command line."""
    return modules("src/tiendo")


def written() -> tuple[Module, ...]:
    """Return every file that people write and read, without migrations and tests."""
    found = modules("src", "tools", "bench")
    return tuple(module for module in found if not module.is_migration)


def length(node: Function) -> int:
    """Return the number of lines of a function, its docstring not counted."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def _typing_blocks(tree: ast.Module) -> Iterator[ast.If]:
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield node
