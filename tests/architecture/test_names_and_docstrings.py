"""Names say what a thing is for, and every door has a sentence on it."""

from __future__ import annotations

import ast
from pathlib import Path

from architecture.source import Function, Module, core, site, written

_EMPTY_NAMES = {"data", "helper", "helpers", "info", "manager", "managers", "misc", "util", "utils"}
_ENDINGS = {"DateField": "_on", "DateTimeField": "_at"}


def test_no_module_has_a_name_that_says_nothing():
    empty = []
    for module in written():
        parts = Path(module.path).with_suffix("").parts[1:]
        words = {word for part in parts for word in part.split("_")}
        if words & _EMPTY_NAMES:
            empty.append(module.path)
    assert empty == []


def test_dates_end_in_on_and_moments_in_at():
    wrong = []
    for module in site():
        if module.is_migration or Path(module.path).name != "models.py":
            continue
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
                continue
            ending = _ENDINGS.get(getattr(node.value.func, "attr", ""))
            name = getattr(node.targets[0], "id", "")
            if ending and not f"_{name}".endswith(ending):
                wrong.append(f"{module.path}:{node.lineno}: {name}")
    assert wrong == []


def test_every_module_class_and_public_function_has_a_docstring():
    bare = [f"{one.path}:1" for one in written() if not ast.get_docstring(one.tree)]
    for module in written():
        for node in _doors(module):
            if not ast.get_docstring(node):
                bare.append(f"{module.path}:{node.lineno}: {node.name}")
    assert bare == []


def test_public_methods_of_the_core_have_docstrings():
    bare = [
        f"{module.path}:{method.lineno}: {owner.name}.{method.name}"
        for module in core()
        for owner in module.tree.body
        if isinstance(owner, ast.ClassDef)
        for method in owner.body
        if isinstance(method, Function) and not method.name.startswith("_")
        if not ast.get_docstring(method)
    ]
    assert bare == []


def test_docstrings_are_sentences():
    unfinished = []
    for module in written():
        for node in (module.tree, *_doors(module)):
            first = (ast.get_docstring(node) or "x.").split("\n\n")[0].strip()
            if not first.endswith((".", "?", ":", "!")):
                unfinished.append(f"{module.path}:{getattr(node, 'lineno', 1)}: {first[:60]}")
    assert unfinished == []


def _doors(module: Module) -> list[ast.ClassDef | Function]:
    """Return the public classes and functions at the top of a module."""
    return [
        node
        for node in module.tree.body
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_")
    ]
