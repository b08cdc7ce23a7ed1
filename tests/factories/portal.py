"""Pages of a portal, as few as a test needs."""

from typing import Any

from wagtail.models import Page

from factories.unit import a_town
from tiendo.portal.models import ArticlePage, HomePage, NewsIndexPage
from tiendo.portal.newsroom.seats import make_seats


def published(page: Page) -> Any:
    """A page published as the newsroom would."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def a_portal(unit: Any = None, slug: str = "hong-linh") -> HomePage:
    """The home page of a unit's portal, published, with its list of articles."""
    root = Page.objects.get(depth=1)
    home = HomePage(title="Thị xã Hồng Lĩnh", slug=slug, of_unit=unit or a_town())
    root.add_child(instance=home)
    news = NewsIndexPage(title="Tin tức", slug="tin-tuc", show_in_menus=True)
    home.add_child(instance=news)
    published(news)
    return published(home)


def a_newsroom(unit: Any = None, slug: str = "hong-linh") -> HomePage:
    """The home page of a unit's portal, with the seats and the folder of its newsroom."""
    home = a_portal(unit, slug)
    make_seats(home)
    return home


def a_page(home: HomePage, model: type[Page], above: Page | None = None, **fields: Any) -> Any:
    """A page of a type below a portal's home page, or below another page; published."""
    fields = {"title": model._meta.verbose_name.capitalize()} | fields
    page = model(**fields)
    (above or home).add_child(instance=page)
    return published(page)


def an_article(home: HomePage, title: str = "Họp báo", **fields: Any) -> ArticlePage:
    """An article in the list of a portal, not yet published; ``body`` as StreamField rows."""
    news = NewsIndexPage.objects.child_of(home).get()
    page = ArticlePage(title=title, **({"live": False} | fields))
    news.add_child(instance=page)
    return page
