"""What follows when a page becomes public besides its address: its files, and the ways to it."""

from wagtail.models import Site

from tiendo.portal.around.cards import card
from tiendo.portal.around.describing import CARD
from tiendo.portal.around.feeds import feeds
from tiendo.portal.around.saving import as_file
from tiendo.portal.around.sitemap import robots, sitemap
from tiendo.portal.composing.figure_files import as_csv, as_json
from tiendo.portal.going_out.answers import announce_answers
from tiendo.portal.going_out.rendering import html_of, keep, store
from tiendo.portal.going_out.together import is_put_off
from tiendo.portal.models.article import ArticlePage
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.corrections import CorrectionsPage
from tiendo.portal.models.home import HomePage
from tiendo.portal.models.questions import QuestionsPage
from tiendo.portal.models.search import SearchEntry
from tiendo.portal.searching.index import put, remove
from tiendo.portal.searching.pages import entry_of

PLAIN = "text/plain; charset=utf-8"
XML = "application/xml; charset=utf-8"


def announce(page: PortalPage) -> None:
    """Keep the files of a page that is public now, and let it be found and followed."""
    content = page.public_content()
    entry = entry_of(page, content)
    if entry is not None:
        put(entry)
    if isinstance(page, ArticlePage):
        _keep_files(page, content)
    if isinstance(page, QuestionsPage):
        announce_answers(page)
    _around(page)


def retract(page: PortalPage) -> None:
    """Take a page out of search, feeds and lists; its files went with its address."""
    remove(SearchEntry.objects.filter(page=page.pk).values_list("key", flat=True))
    if page != page.home:
        _around(page)


def _keep_files(page: ArticlePage, content: dict[str, object]) -> None:
    """The card of an article, and its figures as files."""
    below = page.url_path
    keep(f"{below}{CARD}", card(page, content), page=page, content_type="image/png")
    whole = as_file(html_of(page, content), page.full_url).encode()
    keep(f"{below}bai-viet.html", whole, page=page)
    figures = content["figures"]
    if isinstance(figures, list) and figures:
        csv, json = as_csv(figures), as_json(page.title, page.full_url, figures)
        keep(f"{below}so-lieu.csv", csv, page=page, content_type="text/csv; charset=utf-8")
        keep(f"{below}so-lieu.json", json, page=page, content_type="application/json")


def _around(page: PortalPage) -> None:
    """What of a portal changes with any of its pages."""
    home = page.home
    store(CorrectionsPage.objects.child_of(home).live().exclude(pk=page.pk))
    if not is_put_off(_follow, home.pk):
        _follow(home.pk)


def _follow(pk: int) -> None:
    """Make the ways to follow a public portal anew: its feeds and the maps for machines."""
    for home in HomePage.objects.filter(pk=pk).live():
        for name, body, content_type in feeds(home):
            keep(f"{home.url_path}{name}", body, page=home, content_type=content_type)
        keep(f"{home.url_path}sitemap.xml", sitemap(home), page=home, content_type=XML)
        site = home.get_site()
        if site is not None:
            root = Site.objects.select_related("root_page").get(pk=site.pk).root_page
            keep(f"{root.url_path}robots.txt", robots(site), content_type=PLAIN)
