"""The article as a citizen gets it: its figures, its corrections, its files, its weight."""

import gzip
import io
import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone
from PIL import Image

from factories.portal import a_portal, an_article, published
from factories.published import industry
from factories.unit import a_town
from factories.value import a_value
from tiendo.indicators.models import Indicator
from tiendo.plans.actions import Decision, decide
from tiendo.plans.models import Plan
from tiendo.portal.around.cards import HEIGHT, WIDTH, decisive
from tiendo.portal.models import ArticlePage, HomePage
from tiendo.publishing.actions import NewCitation, NewSnapshot, publish
from tiendo.publishing.issuing import board_snapshot
from tiendo.publishing.queries import (
    Citable,
    Reference,
    citable,
    indicator_content,
    latest,
    outdated,
    subject_indicator,
)
from tiendo.publishing.queries.boards import numbers_cited
from tiendo_core.periods import Period
from tiendo_core.target_phrases import parse_target

pytestmark = pytest.mark.django_db
PERIOD = "2020-9M"
LIMIT = 60 * 1024
"""Bytes of a public page over the wire without media."""


@pytest.fixture
def home() -> HomePage:
    home = a_portal(a_town())
    industry(home.unit)
    return home


def datum(home: HomePage) -> Citable:
    return citable(home.unit, "san xuat", PERIOD)[0]


def cited(one: Citable) -> str:
    return f'<a linktype="so-lieu" kind="datum" reference="{one.reference}">{one.printed}</a>'


def report(home: HomePage, more: str = "", **fields: Any) -> ArticlePage:
    text = f"<p>Giá trị sản xuất đạt {cited(datum(home))}.</p>{more}"
    return published(an_article(home, body=[("text", text)], slug="hop-bao", **fields))


def shown(client: Client, page: Any) -> str:
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_figure_is_a_link_to_its_entry_and_the_entry_leads_back(
    client: Client, home: HomePage
) -> None:
    html = shown(client, report(home))
    assert f'href="#so-1" id="so-1-o-day">{datum(home).printed}</a>' in html
    entry = html[html.index('<li id="so-1">') :]
    assert 'href="#so-1-o-day"' in entry
    assert datum(home).name in entry
    assert "9 tháng đầu năm 2020" in entry
    assert datum(home).plan in entry


def test_a_figure_that_is_told_again_leads_to_the_entry_of_the_first_time(
    client: Client, home: HomePage
) -> None:
    page = report(home, f"<p>Như đã nói, {cited(datum(home))}.</p>")
    html = shown(client, page)
    assert html.count('href="#so-1"') == 2
    assert html.count('id="so-1-o-day"') == 1
    assert html.count('class="entry"') == 1
    assert latest(page.subject).citations.count() == 1


def test_a_figure_from_outside_names_its_source(client: Client, home: HomePage) -> None:
    source = '<a linktype="so-lieu" kind="source" source="Chi cục Thuế">121 tỷ</a>'
    html = shown(client, report(home, f"<p>Thu {source}.</p>"))
    assert "Chi cục Thuế" in html[html.index('<li id="so-2">') :]


def test_an_entry_draws_the_months_that_were_published_and_shows_them_as_a_table(
    client: Client, home: HomePage
) -> None:
    code = datum(home).code
    for period, so_far in (("2020-7M", 640), ("2020-8M", 750)):
        a_value(home.unit, Indicator.objects.get(code=code), period, so_far)
    content: Any = indicator_content(home.unit, code, Period.parse(PERIOD))
    citations = [
        NewCitation(place, Reference.parse(reference), printed)
        for place, (reference, printed) in numbers_cited(content).items()
    ]
    subject = subject_indicator(home.unit, code)
    new = NewSnapshot("indicator", home.unit, subject, content, citations)
    publish(by=None, at=timezone.now(), new=new)
    entry = shown(client, report(home)).partition('<li id="so-1">')[2]
    drawn, table = entry.index("<svg"), entry.index("<table")
    assert drawn < table
    assert content["points"][-1]["total"]["printed"] in entry[table:]


def test_the_ledger_shows_a_revised_plan_once_a_board_with_it_is_public(
    client: Client, home: HomePage
) -> None:
    share = datum(home).part("attained")
    assert share is not None
    text = f"<p>Đạt {cited(share)} kế hoạch.</p>"
    page = published(an_article(home, body=[("text", text)], slug="hop-bao"))
    indicator = Indicator.objects.get(code=share.code)
    target = parse_target("1.500", indicator.unit)
    decision = Decision(Plan.objects.get(unit=home.unit), indicator, target, reason="Điều chỉnh.")
    decide(by=None, at=timezone.now(), decision=replace(decision, decided_on=date(2020, 7, 15)))
    assert "57,6%" not in shown(client, page)
    board = board_snapshot(home.unit, Period.parse(PERIOD))
    publish(by=None, at=timezone.now(), new=board)
    entry = shown(client, page).partition('<li id="so-1">')[2]
    assert re.search(r"63,1%; [^<]*<strong>57,6%</strong>", entry)


def test_a_table_of_contents_stands_from_three_headings_on(client: Client, home: HomePage) -> None:
    heads = [("heading", f"Phần {number}") for number in (1, 2, 3)]
    few = published(an_article(home, "Ngắn", body=heads[:2], slug="ngan"))
    many = published(an_article(home, "Dài", body=heads, slug="dai"))
    assert "Trong bài" not in shown(client, few)
    html = shown(client, many)
    [target] = re.findall(r'<li><a href="#([0-9a-f-]{36})">Phần 3</a>', html)
    assert f'<h2 id="{target}">Phần 3</h2>' in html


def test_the_figures_are_files_and_no_cell_is_a_formula(client: Client, home: HomePage) -> None:
    bad = '<a linktype="so-lieu" kind="source" source="=1+1">121 tỷ</a>'
    page = report(home, f"<p>{bad}</p>")
    csv = client.get(f"{page.url}so-lieu.csv")
    assert csv["Content-Type"].startswith("text/csv")
    assert "'=1+1" in csv.content.decode()
    [first, second] = json.loads(client.get(f"{page.url}so-lieu.json").content)["figures"]
    assert (first["printed"], first["exact"]) == (datum(home).printed, "864")
    assert second["source"] == "=1+1"


def test_an_article_is_kept_as_one_file_without_scripts(client: Client, home: HomePage) -> None:
    page = report(home)
    whole = client.get(f"{page.url}bai-viet.html").content.decode()
    assert "--paper" in whole
    assert '<link rel="stylesheet"' not in whole
    assert re.findall(r"<script(?! type=.application/ld)", whole) == []
    assert f'<base href="{page.full_url}">' in whole


def test_an_article_tells_machines_what_it_is(client: Client, home: HomePage) -> None:
    page = report(home, lead='Vượt "kế hoạch" </script>')
    html = shown(client, page)
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert data
    [article, trail] = json.loads(data[1])
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == page.title
    assert [one["name"] for one in trail["itemListElement"]][-1] == page.title
    assert f'<link rel="canonical" href="{page.full_url}">' in html
    assert f'<meta property="og:image" content="{page.full_url}anh-chia-se.png">' in html


def test_the_card_of_an_article_is_drawn_by_us(client: Client, home: HomePage) -> None:
    page = report(home)
    answer = client.get(f"{page.url}anh-chia-se.png")
    image = Image.open(io.BytesIO(answer.content))
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(image.getcolors() or []) > 2
    assert decisive(page.content()) == (datum(home).printed, datum(home).name)


def test_the_files_of_an_article_go_with_it(client: Client, home: HomePage) -> None:
    page = report(home)
    page.unpublish()
    for name in ("so-lieu.csv", "so-lieu.json", "anh-chia-se.png", "bai-viet.html"):
        assert client.get(f"{page.url}{name}").status_code == 404


def test_a_page_is_light(client: Client, home: HomePage) -> None:
    page = report(home, "<p>Một đoạn dài hơn về việc trong tháng, viết cho người đọc.</p>" * 60)
    html = shown(client, page)
    own = re.findall(r'(?:href|src)="/tinh/([^"]+\.(?:css|js|svg))"', html)
    assert {"portal/portal.css", "portal/reader.js"} <= set(own)
    files = [Path(str(finders.find(name))).read_bytes() for name in own]
    assert sum(len(gzip.compress(one)) for one in [html.encode(), *files]) < LIMIT


def test_nothing_of_a_page_comes_from_another_site(client: Client, home: HomePage) -> None:
    html = shown(client, report(home))
    loaded = re.findall(r'<(?:script|img|link rel="stylesheet")[^>]*(?:src|href)="([^"]+)"', html)
    assert loaded
    assert [one for one in loaded if not one.startswith("/")] == []


def test_a_chart_cites_what_it_draws_and_its_article_wakes_when_a_month_is_corrected(
    home: HomePage,
) -> None:
    indicator = Indicator.objects.get(code="KT.CN.01")
    for number in range(1, 9):
        a_value(home.unit, indicator, f"2020-{number:02}", 90 + number)
    chart = {"title": "", "code": "KT.CN.01", "period": "2020-9M", "series": "alone"}
    page = published(an_article(home, body=[("chart", chart)]))
    cited_here = {one.period: one for one in latest(page.subject).citations.filter(part="value")}
    assert cited_here["2020-08"].exact == "98"
    assert latest(page.subject).citations.filter(part="plan").count() == 1
    assert outdated([home.unit]) == []
    later = timezone.now() + timedelta(days=1)
    a_value(home.unit, indicator, "2020-08", 97, version=2, approved_at=later)
    assert [(one.title, one.period) for one in outdated([home.unit])] == [(page.title, "2020-08")]
