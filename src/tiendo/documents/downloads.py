"""The figures of one report as a file, the same wherever the report is shown."""

from django.http import Http404, HttpResponse
from django.utils.translation import get_language

from tiendo.common.tables import MEDIA as TABLE_MEDIA
from tiendo.common.tables import attachment
from tiendo.documents import export
from tiendo.documents.reports import Report

MEDIA = TABLE_MEDIA | {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
}


def spoken() -> str:
    """The language findings are told in: the one of the page."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def figures_file(report: Report, name: str, form: str) -> HttpResponse:
    """Figures as CSV or Excel; figures, findings and summary as JSON (the command line's shape)."""
    if form == "json":
        content = export.to_json(export.report_record(report)).encode()
    elif form == "csv":
        rows = export.figure_rows(report)
        content = export.to_csv(export.FIGURE_COLUMNS, rows, with_mark=True).encode()
    elif form == "xlsx":
        content = export.to_xlsx(report, spoken())
    else:
        raise Http404("no such form")
    return attachment(content, MEDIA[form], f"{name}.{form}")
