"""Paths become files in order, and many files are read on all cores."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from tiendo.documents import batch
from tiendo.documents.batch import Outcome, expand, run
from tiendo.documents.readers.document import DocumentError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with documents in it and below it, and with what is passed over."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".an").mkdir()
    for name in ("c.txt", "a.docx", "b/x.PDF", "anh.png", "~$a.docx", ".an/y.txt", ".z.txt"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def names(found: batch.Found, folder: Path) -> list[str]:
    return [Path(path).relative_to(folder).as_posix() for path in found.paths]


def test_a_folder_is_searched_for_documents(folder: Path) -> None:
    assert names(expand([str(folder)]), folder) == ["a.docx", "b/x.PDF", "c.txt"]


def test_a_pattern_is_matched_and_a_named_file_may_have_any_name(folder: Path) -> None:
    assert names(expand([str(folder / "*.txt")]), folder) == ["c.txt"]
    assert names(expand([str(folder / "**" / "*.PDF")]), folder) == ["b/x.PDF"]
    assert names(expand([str(folder / "anh.png")]), folder) == ["anh.png"]


def test_what_matches_nothing_is_kept_to_be_told(folder: Path) -> None:
    assert names(expand([str(folder / "không có.txt")]), folder) == ["không có.txt"]
    (folder / "rỗng").mkdir()
    refused = expand([str(folder / "rỗng")]).refused
    assert [error.code for _, error in refused] == ["nothing"]


def test_standard_input_is_kept() -> None:
    assert expand(["-"]).paths == ["-"]


def measured(path: str) -> Outcome:
    """Work for a worker: how long the name is; "bad" is refused; "die" kills the worker."""
    if path == "die":
        os._exit(1)
    if path == "bad":
        return Outcome(path, "", None, DocumentError("broken"))
    return Outcome(path, str(len(path)))


def test_many_files_come_back_in_their_order_through_a_pool(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch, "cores", lambda: 2)
    paths = ["x" * (number % 7 + 1) for number in range(40)] + ["bad"]
    heard: list[int] = []
    outcomes = list(run(paths, measured, heard.append))
    assert [outcome.path for outcome in outcomes] == paths
    assert [outcome.text for outcome in outcomes[:-1]] == [str(len(path)) for path in paths[:-1]]
    assert outcomes[-1].refusal is not None and outcomes[-1].refusal.code == "broken"
    assert heard == list(range(1, len(paths) + 1))


def test_a_worker_that_dies_is_told_and_stops_nothing_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch, "cores", lambda: 2)
    paths = ["die"] + ["x"] * 20
    outcomes = list(run(paths, measured, lambda done: None))
    assert [outcome.path for outcome in outcomes] == paths
    assert outcomes[0].refusal is not None and outcomes[0].refusal.code == "stopped"


@pytest.mark.parametrize("taken", [1, 60])
def test_nothing_of_the_pool_is_left_when_the_work_ends_or_is_given_up(
    monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    monkeypatch.setattr(batch, "cores", lambda: 2)
    outcomes = run(["x"] * 60, measured, lambda done: None)
    assert len([next(outcomes) for _ in range(taken)]) == taken
    outcomes.close()
    assert multiprocessing.active_children() == []


def test_few_small_files_need_no_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_in_pool", lambda *_: pytest.fail("a pool was made"))
    assert [o.text for o in run(["a", "bb"], measured, lambda done: None)] == ["1", "2"]
