"""Maps drawn from our own outlines."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from factories.person import NOW
from factories.portal import a_page, a_portal, an_article, published
from factories.unit import a_ward
from tiendo.portal.library.geography import FOLDER, LEAST, Flat, drawing, middle, units_on
from tiendo.portal.models import MapPage
from tiendo.portal.models.words import Extent
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.models import Change, Kind, Passage

SQUARE: Any = {
    "type": "Polygon",
    "coordinates": [[[106, 18], [107, 18], [107, 19], [106, 19], [106, 18]]],
}


@pytest.mark.parametrize(("extent", "count"), [("hong-linh", 2), ("ha-tinh", 69), ("viet-nam", 34)])
def test_every_unit_of_an_area_is_drawn_and_named(extent: str, count: int) -> None:
    picture = drawing(extent)
    assert len(picture.shapes) == count
    assert all(one.code and one.name and one.outline.startswith("M") for one in picture.shapes)
    assert max(picture.width, picture.height) == 1000


def test_a_map_of_the_country_shows_both_archipelagos() -> None:
    picture = drawing(Extent.COUNTRY)
    assert [one.name for one in picture.labels] == [
        "Quần đảo Hoàng Sa (Đà Nẵng)",
        "Quần đảo Trường Sa (Khánh Hoà)",
    ]
    outlines = json.loads((FOLDER / "viet-nam.json").read_text(encoding="utf-8"))["features"]
    east = {
        one["properties"]["code"]: max(
            point[0]
            for polygon in one["geometry"]["coordinates"]
            for point in (polygon[0] if isinstance(polygon[0][0], list) else polygon)
        )
        for one in outlines
        if one["geometry"]["type"] == "MultiPolygon"
    }
    assert east["48"] > 111  # Hoàng Sa belongs to Đà Nẵng
    assert east["56"] > 113  # Trường Sa belongs to Khánh Hoà


def test_an_island_too_small_for_the_picture_is_still_drawn() -> None:
    flat = Flat([{"geometry": SQUARE, "properties": {}}])
    dot = flat.outline([[106.5, 18.5], [106.5, 18.5001], [106.5001, 18.5], [106.5, 18.5]])
    assert dot.endswith(f"h{LEAST}v{LEAST}h-{LEAST}z")


def test_a_map_of_few_units_bears_their_names_in_their_middle() -> None:
    assert middle([SQUARE["coordinates"][0]]) == [106.5, 18.5]
    assert [one.name for one in drawing(Extent.WARDS).labels] == [
        "Phường Bắc Hồng Lĩnh",
        "Phường Nam Hồng Lĩnh",
    ]


def test_north_is_up_and_the_picture_holds_every_point() -> None:
    flat = Flat([{"geometry": SQUARE, "properties": {}}])
    assert flat.place([106, 19]) == (0, 0)
    assert flat.place([107, 18]) == (flat.width, flat.height)


@pytest.mark.django_db
def test_the_list_names_the_units_before_and_shows_no_number_nobody_gave() -> None:
    ward, merged_on = a_ward(), date(2025, 7, 1)
    old = NewUnit("18116", "Phường Trung Lương", Kind.WARD, date(2009, 1, 1), merged_on)
    act = Change.objects.create(
        kind="merge", on=merged_on, act_number="1665/NQ-UBTVQH15", act_signed_on=date(2025, 6, 16)
    )
    Passage.objects.create(change=act, old=record_unit(by=None, at=NOW, new=old), new=ward)
    rows = {one["code"]: one for one in units_on("hong-linh")}
    assert rows["18115"]["name"] == "Phường Bắc Hồng Lĩnh"
    assert rows["18115"]["former"] == ["Phường Trung Lương"]
    assert rows["18118"]["name"] == "Phường Nam Hồng Lĩnh"
    assert rows["18118"]["people"] == ""


@pytest.mark.django_db
def test_without_the_register_the_list_still_names_the_outlines(client: Client) -> None:
    page = a_page(a_portal(), MapPage, extent="hong-linh", title="Bản đồ")
    shown = client.get(page.url).content.decode()
    assert "Phường Nam Hồng Lĩnh" in shown
    assert shown.count("<path") == 2
    assert "style=" not in shown.split("<main")[1].split("</main>")[0]


@pytest.mark.django_db
def test_an_article_can_hold_a_map_and_a_base_map_is_named_only_where_it_is_set(
    client: Client, settings: Any
) -> None:
    body = [("map", {"title": "Hai phường", "extent": "hong-linh"})]
    page = published(an_article(a_portal(), body=body))
    shown = client.get(page.url).content.decode()
    assert "Hai phường" in shown and "data-tiles" not in shown
    settings.MAP_TILES = "https://maps.example.vn/{z}/{x}/{y}.png"
    settings.MAP_CREDIT = "Sở Tài nguyên"
    again = client.get(published(page).url).content.decode()
    assert 'data-tiles="https://maps.example.vn/{z}/{x}/{y}.png"' in again
    assert "Sở Tài nguyên" in again
