"""Imports and foreign keys point one way, and the order of the house is the same everywhere."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator

from importlinter.api import read_configuration
from importlinter.cli import lint_imports

from architecture.source import ROOT, Module, core, modules, site

_RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField", "ParentalKey"}


def _contract(identifier: str) -> dict[str, object]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return next(one for one in contracts["contracts"] if one["id"] == identifier)


def _order() -> list[str]:
    """Return the names of the apps contract, top first, with those that do not exist yet."""
    layers = " ".join(_contract("apps-flow-one-way")["layers"])
    return re.findall(r"\w+", layers)


def _apps() -> list[str]:
    """Return the apps that exist, in the order of the contract."""
    return [name for name in _order() if (ROOT / "src/tiendo" / name / "apps.py").exists()]


def test_all_contracts_hold(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert len(read_configuration("pyproject.toml")["contracts_options"]) == 5
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0


def test_the_core_imports_the_standard_library_and_itself_only():
    allowed = {*sys.stdlib_module_names, "tiendo_core"}
    foreign = [
        f"{module.path}:{line}: {name}"
        for module in core()
        for name, line in module.imports()
        if name.split(".")[0] not in allowed
    ]
    assert foreign == []


def test_installed_apps_stand_in_the_order_of_the_contract():
    text = (ROOT / "src/tiendo/settings.py").read_text()
    installed = re.findall(r'"tiendo\.(\w+)(?:\.apps\.\w+)?",', text)
    named = [name for name in installed if name in _order()]
    order = [name for name in _order() if name in named]
    assert set(_apps()) <= set(named)
    assert [name for name in named if name != "demonstration"] == [
        name for name in order if name != "demonstration"
    ]


def test_the_architecture_page_tells_the_order_of_the_contract():
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    told = re.search(r"```order\n(.*?)```", page, re.DOTALL)
    assert told, "docs/architecture.md has no block marked `order`"
    assert re.findall(r"\w+", told[1]) == _order()


def test_every_app_keeps_the_order_inside():
    containers = _contract("inside-an-app")["containers"]
    assert sorted(containers) == sorted(f"tiendo.{name}" for name in _apps())


def test_foreign_keys_point_down():
    order = _order()
    upward = []
    for module in site():
        if module.app not in order:
            continue
        here = order.index(module.app)
        for line, target in _targets(module):
            if target in order and order.index(target) < here:
                upward.append(f"{module.path}:{line} points up to {target}")
    assert upward == []


def _targets(module: Module) -> Iterator[tuple[int, str]]:
    """Yield the apps that relation fields name in strings ("units.Unit")."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        target = node.args[0]
        if name in _RELATIONS and isinstance(target, ast.Constant) and "." in str(target.value):
            yield node.lineno, str(target.value).split(".")[0].removeprefix("tiendo_")


def test_an_app_enters_another_by_its_doors_and_not_by_its_models():
    entered = []
    for module in site():
        if module.is_migration:
            continue
        for name, line in module.imports():
            parts = name.split(".")
            if parts[:1] == ["tiendo"] and "models" in parts[2:3] and parts[1] != module.app:
                entered.append(f"{module.path}:{line}: {name}")
    assert entered == []


def test_dev_starts_with_the_standard_library_only():
    allowed = {*sys.stdlib_module_names, "tools"}
    foreign = [
        f"{module.path}: {ast.unparse(node)}"
        for module in modules("tools")
        for node in module.tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        if not module.path.endswith("selection.py")
        if (getattr(node, "module", None) or node.names[0].name).split(".")[0] not in allowed
    ]
    assert foreign == []
