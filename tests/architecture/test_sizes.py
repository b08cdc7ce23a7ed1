"""Nothing grows past what a person takes in at one look."""

from __future__ import annotations

import tomllib

import pytest

from architecture.source import ROOT, Function, length, modules, written

_LIMITS = {"module_lines": 500, "function_lines": 60, "parameters": 5}


def _module_lines() -> dict[str, int]:
    return {one.path: one.text.count("\n") for one in (*written(), *modules("tests"))}


def _function_lines() -> dict[str, int]:
    return {
        f"{module.path}:{function.name}": length(function)
        for module in (*written(), *modules("tests"))
        for function in module.functions()
    }


def _parameters() -> dict[str, int]:
    return {
        f"{module.path}:{function.name}": _count(function)
        for module in written()
        for function in module.functions()
    }


def _count(function: Function) -> int:
    """Count what a caller may have to think of; self and cls are given by the language."""
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return sum(argument.arg not in {"self", "cls"} for argument in given)


@pytest.mark.parametrize(
    ("kind", "measured"),
    [
        ("module_lines", _module_lines),
        ("function_lines", _function_lines),
        ("parameters", _parameters),
    ],
    ids=_LIMITS,
)
def test_nothing_exceeds_its_limit_but_the_exceptions_which_only_shrink(kind, measured):
    allowed = tomllib.loads((ROOT / "tests/architecture/exceptions.toml").read_text())[kind]
    too_large = {name: size for name, size in measured().items() if size > _LIMITS[kind]}
    assert too_large == allowed
