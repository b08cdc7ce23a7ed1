"""The command line: shapes, exit codes, and what a person sees."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from factories.document import ANNEX, PROSE, a_pdf, a_word_file
from tiendo import cli
from tiendo.documents.export import FIGURE_COLUMNS
from tiendo.documents.listing import Paper, figures_table, quoted_line, shown_width, table, visible
from tiendo.documents.readers import read_bytes
from tiendo.documents.reports import examine
from tiendo_core.checks.findings import Quote

GOOD, BAD = PROSE
COMMAND = [sys.executable, "-m", "tiendo.cli"]
FINDING_KEYS = ["code", "kind", "grade", "quotes", "printed", "computed", "distance", "suggestions"]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """English, a hundred columns, a folder of its own."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    yield


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """A text without fault, one with a malformed number, and one that cannot be read."""
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no package")
    return {name: str(tmp_path / f"{name}") for name in ("good.txt", "bad.txt", "broken.docx")}


def given(monkeypatch: pytest.MonkeyPatch, text: str | bytes) -> None:
    """Put a text on standard input."""
    raw = text.encode() if isinstance(text, str) else text
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))


def test_one_text_on_standard_input_is_one_object(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, BAD)
    assert cli.main(["read", "--json", "-"]) == 0
    answer = json.loads(capsys.readouterr().out, parse_float=Decimal)
    assert list(answer) == ["figures", "findings", "summary"]
    assert (*answer["figures"][0], "place") == FIGURE_COLUMNS
    figure = answer["figures"][0]
    assert figure["value"] == 1892 and figure["pct_plan"] is None
    assert BAD[figure["start"] : figure["end"]] == figure["quote"]
    wrong = next(one for one in answer["findings"] if one["code"] == "malformed-number")
    assert list(wrong)[: len(FINDING_KEYS)] == FINDING_KEYS
    assert wrong["quotes"][0]["quote"] == "60,6,2%"


def test_numbers_are_written_with_their_own_digits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, GOOD)
    cli.main(["read", "--json", "-"])
    assert '"pct_plan": 63.1,' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "names", "code"),
    [
        ("read", ["good.txt"], 0),
        ("read", ["bad.txt"], 0),
        ("read", ["bad.txt", "broken.docx"], 2),
        ("check", ["good.txt"], 0),
        ("check", ["bad.txt"], 1),
        ("check", ["good.txt", "bad.txt"], 1),
        ("check", ["bad.txt", "broken.docx"], 2),
        ("check", ["broken.docx"], 2),
        ("check", ["none.txt"], 2),
    ],
)
@pytest.mark.parametrize("shape", [[], ["--json"], ["--jsonl"]])
def test_exit_codes_are_those_of_the_contract(
    files: dict[str, str], command: str, names: list[str], code: int, shape: list[str]
) -> None:
    assert cli.main([command, *shape, *(files.get(name, name) for name in names)]) == code


def test_files_are_documents_even_one(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["check", "--json", files["bad.txt"]])
    (only,) = json.loads(capsys.readouterr().out)["documents"]
    assert list(only) == ["path", "figures", "findings", "summary", "error"]
    assert (only["path"], only["error"]) == (files["bad.txt"], None)


def test_a_bad_file_stops_nothing_and_is_listed_at_the_end(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["read", "--json", files["broken.docx"], files["good.txt"]])
    out, err = capsys.readouterr()
    broken, good = json.loads(out)["documents"]
    assert broken["error"].startswith("This file is damaged") and broken["figures"] == []
    assert good["figures"] and good["error"] is None
    assert err.startswith(f"{files['broken.docx']}: This file is damaged")


def test_lines_of_json_are_a_document_each(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["read", "--jsonl", *files.values()])
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["path"] for line in lines] == list(files.values())


def test_csv_is_one_table_of_all_documents(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["read", "--csv", files["good.txt"], files["bad.txt"]])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["path"], row["value"]) for row in rows] == [
        (files["good.txt"], "864"),
        (files["bad.txt"], "1892"),
    ]


def test_standard_input_that_cannot_be_read_keeps_its_shape(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, b"\x00\x01\x02")
    assert cli.main(["check", "--json", "-"]) == 2
    out, err = capsys.readouterr()
    assert json.loads(out) == {"figures": [], "findings": [], "summary": None}
    assert err.startswith("standard input: This file is not text")


def test_a_folder_is_read_whole(files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["read", "--json", str(Path(files["good.txt"]).parent)])
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert [Path(one["path"]).name for one in documents] == ["bad.txt", "broken.docx", "good.txt"]


def test_many_files_keep_their_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"Thu năm 2020 đạt {number + 10} tỷ đồng.")
    cli.main(["read", "--json", str(tmp_path)])
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert [one["figures"][0]["value"] for one in documents] == list(range(10, 50))


def test_a_finding_shows_its_line_with_a_caret_under_the_spot(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["check", files["bad.txt"]])
    lines = capsys.readouterr().out.splitlines()
    at = next(n for n, line in enumerate(lines) if "malformed-number" in line)
    assert lines[at].endswith("line 1, character 50")
    shown, carets = lines[at + 1], lines[at + 2]
    assert [shown[n] for n, sign in enumerate(carets) if sign == "^"] == list("60,6,2%")
    assert "“60,6,2%” is not a number." in lines[at + 3]


def test_several_documents_are_summed_up_at_the_end(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["check", *files.values()])
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "3 documents: 1 with errors or contradictions, 1 could not be read."


def test_long_work_is_counted_on_a_terminal_when_its_output_goes_elsewhere(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text("Thu 5 tỷ.", encoding="utf-8")
    ours, theirs = pty.openpty()
    subprocess.run(
        [*COMMAND, "read", "--jsonl", str(tmp_path)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    shown = os.read(ours, 10_000)
    os.close(ours)
    assert b"20/30" in shown and shown.endswith(b"\r\x1b[K")


def test_figures_are_listed_with_what_was_not_said(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["read", files["good.txt"]])
    out = capsys.readouterr().out
    assert "ước 864 tỷ đồng" in out and "63,1%" in out and "2020-9M" in out
    assert "Figures: 1, of which" in out


def test_the_year_may_be_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, "Thu ngân sách 9 tháng đạt 120 tỷ đồng.")
    cli.main(["read", "--json", "--year", "2021", "-"])
    assert json.loads(capsys.readouterr().out)["figures"][0]["period"] == "2021-9M"


@pytest.mark.parametrize("year", ["abc", "20", "-5", "12345", "٢٠٢١"])
def test_what_is_no_year_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], year: str
) -> None:
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    with pytest.raises(SystemExit) as done:
        cli.main(["read", f"--year={year}", "-"])
    assert done.value.code == 2
    assert f"“{year}” không phải là năm" in capsys.readouterr().err


def test_documents_are_checked_against_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "Thu ngân sách 9 tháng năm 2020 đạt {} tỷ đồng, bằng 63,1% dự toán."
    paths = []
    for name, value in (("a.txt", "864"), ("b.txt", "846")):
        (tmp_path / name).write_text(told.format(value), encoding="utf-8")
        paths.append(str(tmp_path / name))
    assert cli.main(["check", "--together", "--json", *paths]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert [one["path"] for one in answer["documents"]] == paths
    assert answer["findings"]
    assert {q["path"] for q in answer["findings"][0]["quotes"]} == set(paths)
    assert cli.main(["check", "--together", *paths]) == 1
    assert "Between the documents" in capsys.readouterr().out
    assert cli.main(["check", "--together", paths[0]]) == 0
    assert "No contradiction" in capsys.readouterr().out
    assert cli.main(["check", "--together", "--json", paths[0], "none"]) == 2


def test_a_word_file_is_written_again_with_comments(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import docx

    source, target = tmp_path / "a.docx", tmp_path / "b.docx"
    source.write_bytes(a_word_file(table=ANNEX))
    assert cli.main(["check", str(source), "--annotate", str(target)]) == 1
    assert "malformed-number" in capsys.readouterr().out
    assert any("60,6,2%" in comment.text for comment in docx.Document(str(target)).comments)
    assert cli.main(["check", "--json", str(source), "--annotate", str(target)]) == 1
    assert json.loads(capsys.readouterr().out)["documents"]


def test_what_cannot_be_annotated_is_told(
    tmp_path: Path, files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(a_word_file())
    assert cli.main(["check", files["good.txt"], "--annotate", "b.docx"]) == 2
    assert cli.main(["check", "none.docx", "--annotate", "b.docx"]) == 2
    assert cli.main(["check", str(source), "--annotate", "none/b.docx"]) == 2
    err = capsys.readouterr().err
    assert "only be written into a Word file" in err
    assert "There is no such file" in err
    assert "cannot be written" in err


def test_help_speaks_the_language_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, words in (("vi_VN.UTF-8", "cách dùng: tiendo"), ("en_US.UTF-8", "usage: tiendo")):
        monkeypatch.setenv("LANG", language)
        with pytest.raises(SystemExit) as done:
            cli.main(["--help"])
        assert done.value.code == 0
        assert capsys.readouterr().out.startswith(words)


def test_a_wrong_command_is_told_with_exit_code_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        cli.main(["read"])
    assert done.value.code == 2
    assert "required" in capsys.readouterr().err


def test_reading_needs_no_django(files: dict[str, str]) -> None:
    script = (
        "import sys; from tiendo.cli import main; main(['read', sys.argv[1]]); "
        "heavy = {'django', 'wagtail', 'lxml', 'rich', 'multiprocessing'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, files["good.txt"]],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_closed_pipe_ends_quietly() -> None:
    with subprocess.Popen(
        [*COMMAND, "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(BAD.encode())
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == cli.CLOSED_PIPE


def test_ctrl_c_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(path: str) -> None:
        signal.raise_signal(signal.SIGINT)  # at once, in this thread

    monkeypatch.setattr("tiendo.documents.batch.open_document", interrupted)
    assert cli.main(["read", "a.txt"]) == cli.INTERRUPTED
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_shows_on_a_terminal_only(
    files: dict[str, str], no_color: str, coloured: bool
) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": no_color}
    subprocess.run(
        [*COMMAND, "check", files["bad.txt"]], check=False, stdout=theirs, env=environment
    )
    os.close(theirs)
    shown = os.read(ours, 100_000)
    os.close(ours)
    assert (b"\x1b[" in shown) is coloured
    piped = subprocess.run(
        [*COMMAND, "check", files["bad.txt"]], check=False, capture_output=True, env=environment
    )
    assert b"\x1b[" not in piped.stdout


def test_widths_count_columns_not_letters() -> None:
    assert shown_width("tỷ") == 2
    assert shown_width("ty\u0309") == 2
    assert shown_width("数") == 2


def test_carets_stand_under_letters_composed_of_marks() -> None:
    text = "thu nga\u0302n sa\u0301ch 60,6,2% na\u0306m"
    at = text.index("60")
    line, carets = quoted_line(text, [Quote(at, at + 7)], 80)
    assert line == text
    assert carets == " " * len("thu ngân sách ") + "^" * 7


def test_a_long_line_is_cut_around_the_spot() -> None:
    text = "đầu " * 100 + "SỐ 5,5,5" + " cuối" * 100
    at = text.index("5,5,5")
    line, carets = quoted_line(text, [Quote(at, at + 5), Quote(0, 3)], 60)
    assert line.startswith("…") and line.endswith("…") and shown_width(line) <= 60
    assert line[carets.index("^") : carets.index("^") + 5] == "5,5,5"


def test_a_spot_far_inside_an_endless_line_is_cut_out_of_it() -> None:
    text = "a " * 500_000 + "5,5,5" + " b" * 500_000
    line, carets = quoted_line(text, [Quote(1_000_000, 1_000_005)], 60)
    assert line[carets.index("^") : carets.index("^") + 5] == "5,5,5"
    assert line.startswith("…") and line.endswith("…")


def test_nothing_in_a_document_can_steer_the_terminal() -> None:
    assert visible("a\x1b[31mb\x07\tc\u202e") == "a\ufffd[31mb\ufffd c\ufffd"


def test_the_first_column_of_a_table_gives_way() -> None:
    shown = table([["A", "B", "C"], ["x" * 90, "1", ""]], Paper("en", 60))
    assert all(shown_width(line) <= 60 for line in shown.splitlines())
    assert "…" in shown and "C" not in shown


def test_places_of_pages_are_shown() -> None:
    report = examine(read_bytes("a.pdf", a_pdf([["Thu 2020 dat 5 ty dong."]])))
    assert "page 1" in figures_table(report, Paper("en", 120)) or not report.reading.figures
