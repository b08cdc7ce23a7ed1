"""The tables of the portal: its page types, what is kept rendered, its pictures and files."""

from tiendo.portal.models.article import ArticlePage
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.board import BoardPage
from tiendo.portal.models.consultation import (
    ConsultationFile,
    ConsultationIndexPage,
    ConsultationPage,
)
from tiendo.portal.models.corrections import CorrectionsPage
from tiendo.portal.models.english import EnglishPage
from tiendo.portal.models.held_back import HeldBack
from tiendo.portal.models.home import HomePage
from tiendo.portal.models.indicator import IndicatorPage
from tiendo.portal.models.information_list import InformationListPage
from tiendo.portal.models.kept import KeptPage
from tiendo.portal.models.legal_document import LegalDocumentPage, LegalFile, LegalRelation
from tiendo.portal.models.legal_library import LegalLibraryPage
from tiendo.portal.models.links import LinksPage
from tiendo.portal.models.map import MapPage
from tiendo.portal.models.media import Picture, PictureRendition, PortalFile
from tiendo.portal.models.media_library import MediaLibraryPage
from tiendo.portal.models.news import NewsIndexPage
from tiendo.portal.models.organisation import OrganisationPage
from tiendo.portal.models.overruling import Overruling
from tiendo.portal.models.questions import QuestionsPage
from tiendo.portal.models.recording import Recording
from tiendo.portal.models.search import Found, SearchEntry, SearchPage
from tiendo.portal.models.statement import StatementPage
from tiendo.portal.models.stored import RenderedPage

__all__ = [
    "ArticlePage",
    "BoardPage",
    "ConsultationFile",
    "ConsultationIndexPage",
    "ConsultationPage",
    "CorrectionsPage",
    "EnglishPage",
    "Found",
    "HeldBack",
    "HomePage",
    "IndicatorPage",
    "InformationListPage",
    "KeptPage",
    "LegalDocumentPage",
    "LegalFile",
    "LegalLibraryPage",
    "LegalRelation",
    "LinksPage",
    "MapPage",
    "MediaLibraryPage",
    "NewsIndexPage",
    "OrganisationPage",
    "Overruling",
    "Picture",
    "PictureRendition",
    "PortalFile",
    "PortalPage",
    "QuestionsPage",
    "Recording",
    "RenderedPage",
    "SearchEntry",
    "SearchPage",
    "StatementPage",
]
