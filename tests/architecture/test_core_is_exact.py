"""The core counts exactly, knows no clock and no chance, and says what it takes and gives."""

from __future__ import annotations

import ast

from architecture.source import core

_CLOCKS = {"today", "now", "utcnow", "fromtimestamp"}
_OUTSIDE = {"asyncio", "io", "logging", "os", "pathlib", "random", "secrets", "socket"}
_OUTSIDE |= {"sqlite3", "subprocess", "sys", "tempfile", "threading", "time", "urllib"}
_CALLS = {"open", "print", "input", "eval", "exec"}


def _found(test) -> list[str]:
    return [
        f"{module.path}:{node.lineno}: {ast.unparse(node)[:60]}"
        for module in core()
        for node in ast.walk(module.tree)
        if test(node)
    ]


def test_no_number_in_the_core_is_a_float():
    def is_float(node):
        literal = isinstance(node, ast.Constant) and isinstance(node.value, float | complex)
        return literal or (isinstance(node, ast.Name) and node.id == "float")

    assert _found(is_float) == []


def test_the_core_looks_at_no_clock():
    assert _found(lambda node: isinstance(node, ast.Attribute) and node.attr in _CLOCKS) == []


def test_the_core_touches_no_disk_no_net_and_no_chance():
    outside = [
        f"{module.path}:{line}: {name}"
        for module in core()
        for name, line in module.imports()
        if name.split(".")[0] in _OUTSIDE
    ]
    assert outside == []
    calls = _found(lambda node: isinstance(node, ast.Call) and _name(node.func) in _CALLS)
    assert calls == []


def test_the_core_has_no_bare_any():
    assert _found(lambda node: isinstance(node, ast.Name) and node.id == "Any") == []


def test_a_wrong_call_is_not_caught_wholesale():
    broad = {"Exception", "BaseException"}
    assert (
        _found(
            lambda node: (
                isinstance(node, ast.ExceptHandler)
                and (node.type is None or _name(node.type) in broad)
            )
        )
        == []
    )


def _name(node: ast.expr | None) -> str:
    return node.id if isinstance(node, ast.Name) else ""
