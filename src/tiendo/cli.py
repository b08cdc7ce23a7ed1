"""The command line: ``tiendo read`` and ``tiendo check``.

Shapes and exit codes are the contract in ``docs/guide/dev/contract.md``: 0 for all well, 1 when
``check`` found something wrong, 2 when a file could not be read. Everything heavy is imported when
it is needed; reading needs no Django.
"""

from __future__ import annotations

import argparse
import gettext
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tiendo.common.file_faults import LOCALE, error_sentence, gettext_noop, translation
from tiendo.documents.wording import language_of_locale

if TYPE_CHECKING:
    from tiendo.documents.batch import Outcome
    from tiendo.documents.listing import Paper
    from tiendo.documents.readers.document import Document, DocumentError
    from tiendo.documents.reports import Report

WELL, WRONG, UNREADABLE = 0, 1, 2
INTERRUPTED, CLOSED_PIPE = 130, 141
_WRONG_GRADES = ("error", "inconsistent")
_WIDEST = 160
_LONG_WORK = 20


class Option(NamedTuple):
    """An option of a command: its flag, its help, and what it takes (None for a switch)."""

    flag: str
    help: str
    takes: str | None = None


class Command(NamedTuple):
    """A command: its name, what it does in a line, its options, and the function that does it."""

    name: str
    help: str
    options: tuple[Option, ...]
    run: Callable[[argparse.Namespace], int]


@dataclass(frozen=True)
class Task:
    """What is to be done with each document; travels to the workers of a batch."""

    command: str
    shape: str
    paper: Paper
    year: int | None = None
    many: bool = False

    def __call__(self, path: str) -> Outcome:
        """Read, check and write out one document."""
        from tiendo.documents.batch import Outcome, open_document
        from tiendo.documents.readers.document import DocumentError
        from tiendo.documents.reports import examine

        try:
            report = examine(open_document(path), year=self.year)
        except DocumentError as refusal:
            return Outcome(path, self.refused(path, refusal), None, refusal)
        return Outcome(path, self.written(path, report), worst_grade(report))

    def refused(self, path: str, refusal: DocumentError) -> str:
        """What is printed in the place of a document that cannot be read."""
        from tiendo.documents.export import document_record, to_json

        if self.shape == "json" and not self.many:
            return '{"figures": [], "findings": [], "summary": null}'
        if self.shape in ("json", "jsonl"):
            sentence = error_sentence(refusal, self.paper.language)
            return to_json(document_record(path, None, sentence))
        return ""

    def written(self, path: str, report: Report) -> str:
        """A document in the shape asked for."""
        from tiendo.documents import export, listing

        if self.shape == "json" and not self.many:
            return export.to_json(export.report_record(report))
        if self.shape in ("json", "jsonl"):
            return export.to_json(export.document_record(path, report))
        if self.shape == "csv":
            rows = ([path, *row] for row in export.figure_rows(report, self.paper.language))
            return export.to_csv((), rows).partition("\r\n")[2]
        parts = [listing.heading(path, report, self.paper)]
        if self.command == "read" and report.reading.figures:
            parts.append(listing.figures_table(report, self.paper))
        if self.command == "read":
            parts += listing.findings_counted(report, self.paper)
        elif report.findings or report.document.notes:
            parts.append(listing.findings_list(report, self.paper))
        parts.append(listing.summary_line(report, self.paper))
        return "\n".join(parts) + "\n"


def worst_grade(report: Report) -> str | None:
    """The worst grade among the findings; None for none."""
    grades = {finding.grade for finding in report.findings}
    return next(
        (one for one in ("error", "inconsistent", "truncated", "note") if one in grades), None
    )


def run_read(arguments: argparse.Namespace) -> int:
    """``tiendo read``: figures, as a table or in a shape for programs."""
    shapes = [name for name in ("json", "jsonl", "csv") if getattr(arguments, name)]
    return _each(arguments, "read", shapes[0] if shapes else "list")


def run_check(arguments: argparse.Namespace) -> int:
    """``tiendo check``: findings, of each document or between documents."""
    if arguments.annotate:
        return _annotate(arguments)
    if arguments.together:
        return _together(arguments)
    shapes = [name for name in ("json", "jsonl") if getattr(arguments, name)]
    return _each(arguments, "check", shapes[0] if shapes else "list")


_SHARED = (
    Option("json", gettext_noop("write one JSON object")),
    Option("jsonl", gettext_noop("write a line of JSON for each document")),
    Option("year", gettext_noop("the year of a report that does not name it"), "YYYY"),
)

COMMANDS = (
    Command(
        "read",
        gettext_noop("read the figures of documents"),
        (*_SHARED, Option("csv", gettext_noop("write a table of figures as CSV"))),
        run_read,
    ),
    Command(
        "check",
        gettext_noop("check the figures of documents against each other"),
        (
            *_SHARED,
            Option("together", gettext_noop("check the documents against each other, too")),
            Option(
                "annotate",
                gettext_noop("write the same Word file with a comment at each finding"),
                "OUT.docx",
            ),
        ),
        run_check,
    ),
)

_OF_ARGPARSE = (
    gettext_noop("usage: "),
    gettext_noop("positional arguments"),
    gettext_noop("options"),
    gettext_noop("show this help message and exit"),
    gettext_noop("%(prog)s: error: %(message)s\n"),
    gettext_noop("the following arguments are required: %s"),
    gettext_noop("unrecognized arguments: %s"),
    gettext_noop("argument %(argument_name)s: %(message)s"),
    gettext_noop("expected one argument"),
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)"),
)
"""What argparse itself says, for the catalogue."""


def year(given: str) -> int:
    """The year of a report, within the bounds of the site's form; argparse tells any other."""
    if given.isascii() and given.isdigit() and 1945 <= int(given[:5]) <= 2199:
        return int(given)
    message = translation(language_of_locale()).gettext("“%s” is not a year from 1945 to 2199")
    raise argparse.ArgumentTypeError(message % given)


def parser() -> argparse.ArgumentParser:
    """The parser of all commands, in the language of the locale."""
    _ = translation(language_of_locale()).gettext
    top = argparse.ArgumentParser(
        prog="tiendo",
        description=_("Reads the figures out of reports and checks them against each other."),
        epilog=_(
            "PATH is a file (.txt, .html, .docx, .pdf, .xlsx), a folder, a pattern, or - for "
            "standard input. Exit code: 0 all well, 1 something is wrong, 2 a file could not be "
            "read."
        ),
    )
    commands = top.add_subparsers(dest="command", required=True, metavar=_("COMMAND"))
    for command in COMMANDS:
        help_text = _(command.help)
        one = commands.add_parser(command.name, help=help_text, description=help_text)
        one.add_argument("paths", nargs="+", metavar="PATH", help=_("file, folder, pattern or -"))
        for option in command.options:
            kind = year if option.flag == "year" else str
            if option.takes:
                one.add_argument(
                    f"--{option.flag}", metavar=option.takes, type=kind, help=_(option.help)
                )
            else:
                one.add_argument(f"--{option.flag}", action="store_true", help=_(option.help))
        one.set_defaults(run=command.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code. Ctrl-C and a closed pipe end it quietly."""
    gettext.bindtextdomain("django", LOCALE)
    gettext.textdomain("django")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        arguments = parser().parse_args(argv)
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # What is left in the buffer has no reader: nothing may be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    return code


def _paper() -> Paper:
    import shutil

    from tiendo.documents.listing import Paper

    width = min(shutil.get_terminal_size((100, 40)).columns, _WIDEST)
    colour = (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    return Paper(language_of_locale(), width, colour)


def _each(arguments: argparse.Namespace, command: str, shape: str) -> int:
    """Do one command on every document and print as they come."""
    from tiendo.documents.batch import STANDARD_INPUT, expand, run

    found = expand(arguments.paths)
    many = arguments.paths != [STANDARD_INPUT]
    task = Task(command, shape, _paper(), arguments.year, many)
    outcomes = run(found.paths, task, _progress(len(found.paths)))
    bad = list(found.refused)
    wrong = 0
    for text, outcome in _framed(outcomes, shape, many):
        sys.stdout.write(text)
        if outcome is not None and outcome.refusal is not None:
            bad.append((outcome.path, outcome.refusal))
        elif outcome is not None:
            wrong += outcome.grade in _WRONG_GRADES
    if shape == "list" and len(found.paths) > 1:
        message = task.paper.gettext(
            "%(documents)s documents: %(wrong)s with errors or contradictions, "
            "%(bad)s could not be read."
        )
        told = {"documents": len(found.paths), "wrong": wrong, "bad": len(bad)}
        sys.stdout.write("\n" + message % told + "\n")
    _tell_bad(bad)
    if bad:
        return UNREADABLE
    return WRONG if wrong and command == "check" else WELL


def _framed(
    outcomes: Iterator[Outcome], shape: str, many: bool
) -> Iterator[tuple[str, Outcome | None]]:
    """The outcomes with what stands before, between and after them in each shape."""
    from tiendo.documents.export import FIGURE_COLUMNS, to_csv

    if shape == "csv":
        yield to_csv(("path", *FIGURE_COLUMNS), ()), None
    if shape == "json" and many:
        yield '{"documents": [', None
    for at, outcome in enumerate(outcomes):
        before = {"json": ",\n", "list": "\n"}.get(shape, "") if at and outcome.text else ""
        after = "\n" if shape == "jsonl" else ""
        yield f"{before}{outcome.text}{after}", outcome
    if shape == "json":
        yield "]}\n" if many else "\n", None


def _progress(total: int) -> Callable[[int], None]:
    """A counter on the terminal for long work whose output goes elsewhere; else silent."""
    if total < _LONG_WORK or sys.stdout.isatty() or not sys.stderr.isatty():
        return lambda done: None

    def show(done: int) -> None:
        if done == total or done % 10 == 0:
            sys.stderr.write(f"\r{done}/{total}" if done < total else "\r\x1b[K")
            sys.stderr.flush()

    return show


def _tell_bad(bad: Sequence[tuple[str, DocumentError]]) -> None:
    """List the files that could not be read, on standard error."""
    language = language_of_locale()
    for path, refusal in bad:
        name = translation(language).gettext("standard input") if path == "-" else path
        sys.stdout.flush()
        sys.stderr.write(f"{name}: {error_sentence(refusal, language)}\n")


def _opened(paths: Sequence[str]) -> tuple[list[Document], list[tuple[str, DocumentError]]]:
    """Every document that can be read, and the paths that cannot."""
    from tiendo.documents.batch import expand, open_document
    from tiendo.documents.readers.document import DocumentError

    found = expand(paths)
    documents: list[Document] = []
    bad = list(found.refused)
    for path in found.paths:
        try:
            documents.append(open_document(path))
        except DocumentError as refusal:
            bad.append((path, refusal))
    return documents, bad


def _together(arguments: argparse.Namespace) -> int:
    """Check documents one by one and against each other."""
    from tiendo.documents import export, listing
    from tiendo.documents.reports import examine
    from tiendo_core.checks import check_together

    documents, bad = _opened(arguments.paths)
    reports = [examine(document, year=arguments.year) for document in documents]
    between = check_together([(report.document.name, report.reading) for report in reports])
    paper = _paper()
    if arguments.json or arguments.jsonl:
        texts = {document.name: document.text for document in documents}
        records = [export.document_record(report.document.name, report) for report in reports]
        records += [
            export.document_record(path, None, error_sentence(refusal, paper.language))
            for path, refusal in bad
        ]
        whole = {"documents": records, "findings": [one.record(texts) for one in between]}
        sys.stdout.write(export.to_json(whole) + "\n")
    else:
        task = Task("check", "list", paper)
        named = {document.name: document for document in documents}
        parts = [task.written(report.document.name, report) for report in reports]
        parts += [paper.painted(paper.gettext("Between the documents"), "path")]
        parts += [listing.together_lines(finding, named, paper) for finding in between]
        if not between:
            parts.append("  " + paper.gettext("No contradiction was found between the documents."))
        sys.stdout.write("\n".join(parts) + "\n")
    _tell_bad(bad)
    if bad:
        return UNREADABLE
    grades = {one.grade for one in between} | {worst_grade(report) for report in reports}
    return WRONG if grades & set(_WRONG_GRADES) else WELL


def _annotate(arguments: argparse.Namespace) -> int:
    """Write the Word file with its comments, then list the findings."""
    from datetime import UTC, datetime
    from pathlib import Path

    from tiendo.documents.annotate import annotate_report
    from tiendo.documents.readers import read_bytes
    from tiendo.documents.readers.document import DocumentError
    from tiendo.documents.reports import examine

    paper = _paper()
    path = arguments.paths[0]
    try:
        if len(arguments.paths) != 1 or not Path(path).is_file():
            raise DocumentError("not-word" if Path(path).exists() else "missing")
        raw = Path(path).read_bytes()
        document = read_bytes(path, raw)
        report = examine(document, year=arguments.year)
        commented = annotate_report(raw, report, paper.language, datetime.now(UTC))
        Path(arguments.annotate).write_bytes(commented)
    except DocumentError as refusal:
        _tell_bad([(path, refusal)])
        return UNREADABLE
    except OSError:
        _tell_bad([(arguments.annotate, DocumentError("unwritable"))])
        return UNREADABLE
    shape = "json" if arguments.json else "jsonl" if arguments.jsonl else "list"
    text = Task("check", shape, paper, many=True).written(path, report)
    for framed, _ in _framed(iter([_outcome(path, text)]), shape, True):
        sys.stdout.write(framed)
    return WRONG if worst_grade(report) in _WRONG_GRADES else WELL


def _outcome(path: str, text: str) -> Outcome:
    from tiendo.documents.batch import Outcome

    return Outcome(path, text)


if __name__ == "__main__":
    sys.exit(main())
