"""Every page that citizens read, for everyone: light, dark, narrow, spaced, forced, on paper."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from wagtail.models import get_page_models

from browser.checks import of_a_page_without_scripts, of_a_public_page
from browser.public_pages import ALL, PAGES
from tiendo.portal.models import PortalPage

pytestmark = pytest.mark.browser
every_page = pytest.mark.parametrize("name", list(ALL))


def language_of(name: str) -> str:
    """The page of the basics in English says so; every other is in Vietnamese."""
    return "en" if name == "english" else "vi"


@every_page
def test_a_page_is_for_everyone(open_page: Any, name: str) -> None:
    page = open_page(ALL[name], shares="public")
    printed = PAGES.get(name, "").partition("?")[0]
    assert of_a_public_page(page, language_of(name), printed) == {}


@every_page
def test_a_page_is_whole_without_scripts(open_page: Any, name: str) -> None:
    page = open_page(ALL[name], scripts=False, width=360, shares="public")
    assert of_a_page_without_scripts(page, language_of(name)) == {}


def test_no_type_of_page_is_missing(open_page: Any) -> None:
    page = open_page("/viec-cua-toi/", role="administrator")
    types: dict[str, str] = {}
    listed = "/toa-soan/api/main/pages/?fields=_,type,html_url&offset="
    while found := page.request.get(f"{listed}{len(types)}").json()["items"]:
        types |= {urlsplit(one["meta"]["html_url"]).path: one["meta"]["type"] for one in found}
    looked_at = {types.get(path.partition("?")[0]) for path in PAGES.values()}
    known = {one._meta.label for one in get_page_models() if issubclass(one, PortalPage)}
    assert known - looked_at == set()
