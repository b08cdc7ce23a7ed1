"""What was published, what can be cited, and who holds which office: the door for other apps."""

from tiendo.publishing.changes import Change
from tiendo.publishing.content import BoardContent, IndicatorContent, LineContent
from tiendo.publishing.models import Citation, Contact, Kind, OfficeHolder, Snapshot
from tiendo.publishing.queries.boards import board_content, indicator_content
from tiendo.publishing.queries.citing import citable, cited, data_of, references_of_points
from tiendo.publishing.queries.drafts import DraftArticle, draft_of_round
from tiendo.publishing.queries.newest import newest_published
from tiendo.publishing.queries.offices import (
    ContactChanged,
    contact_of,
    contacts_of,
    office_holders,
)
from tiendo.publishing.queries.outdating import Outdated, outdated
from tiendo.publishing.queries.snapshots import (
    Correction,
    Public,
    corrections,
    latest,
    latest_of_unit,
    subject_article,
    subject_board,
    subject_indicator,
    subject_page,
    versions,
)
from tiendo.publishing.references import PARTS, PLAN, Citable, Reference, ReferenceFault

__all__ = [
    "PARTS",
    "PLAN",
    "BoardContent",
    "Change",
    "Citable",
    "Citation",
    "Contact",
    "ContactChanged",
    "Correction",
    "DraftArticle",
    "IndicatorContent",
    "Kind",
    "LineContent",
    "OfficeHolder",
    "Outdated",
    "Public",
    "Reference",
    "ReferenceFault",
    "Snapshot",
    "board_content",
    "citable",
    "cited",
    "contact_of",
    "contacts_of",
    "corrections",
    "data_of",
    "draft_of_round",
    "indicator_content",
    "latest",
    "latest_of_unit",
    "newest_published",
    "office_holders",
    "outdated",
    "references_of_points",
    "subject_article",
    "subject_board",
    "subject_indicator",
    "subject_page",
    "versions",
]
