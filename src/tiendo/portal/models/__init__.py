"""The tables of the portal: its page types, what is kept rendered, its pictures and files."""

from tiendo.portal.models.article import ArticlePage
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.board import BoardPage
from tiendo.portal.models.corrections import CorrectionsPage
from tiendo.portal.models.held_back import HeldBack
from tiendo.portal.models.home import HomePage
from tiendo.portal.models.indicator import IndicatorPage
from tiendo.portal.models.kept import KeptPage
from tiendo.portal.models.media import Picture, PictureRendition, PortalFile
from tiendo.portal.models.news import NewsIndexPage
from tiendo.portal.models.overruling import Overruling
from tiendo.portal.models.search import Found, SearchEntry, SearchPage
from tiendo.portal.models.stored import RenderedPage

__all__ = [
    "ArticlePage",
    "BoardPage",
    "CorrectionsPage",
    "Found",
    "HeldBack",
    "HomePage",
    "IndicatorPage",
    "KeptPage",
    "NewsIndexPage",
    "Overruling",
    "Picture",
    "PictureRendition",
    "PortalFile",
    "PortalPage",
    "RenderedPage",
    "SearchEntry",
    "SearchPage",
]
