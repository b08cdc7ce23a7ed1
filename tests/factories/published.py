"""Published things and what they rest on, made with the least."""

from __future__ import annotations

from datetime import date
from typing import Any

from factories.indicator import an_indicator
from factories.person import NOW
from factories.plan import a_plan, a_target
from factories.value import a_value
from tiendo.indicators.models import Indicator
from tiendo.publishing.actions import NewOffice, NewSnapshot, publish, record_holder
from tiendo.publishing.models import OfficeHolder, Snapshot
from tiendo.units.models import Unit


def a_public_indicator(code: str = "KT.CN.01", **said: Any) -> Indicator:
    """An indicator that may be published."""
    return an_indicator(code, is_public=True, **said)


def industry(unit: Unit) -> Indicator:
    """The industry of the seed page: 864 tỷ đồng of 1.369,3, after 806 the year before."""
    indicator = a_public_indicator(name="Giá trị sản xuất CN-TTCN")
    a_value(unit, indicator, "2020-9M", 864, certainty="estimate")
    a_value(unit, indicator, "2019-9M", 806)
    a_target(a_plan(unit), indicator, "1369,3")
    return indicator


def an_article(unit: Unit, text: str = "Thu 512 tỷ đồng.", **said: Any) -> Snapshot:
    """An article of one paragraph, published."""
    subject = said.pop("subject", "article:a")
    content = {"title": "Kết quả", "text": text} | said.pop("content", {})
    new = NewSnapshot("article", unit, subject, content, **said)
    return publish(by=None, at=NOW, new=new)


def a_holder(
    unit: Unit, name: str = "Nguyễn Văn Hùng", title: str = "Chủ tịch UBND phường", **said: Any
) -> OfficeHolder:
    """The chairman of the ward since its founding."""
    said.setdefault("valid_from_on", date(2025, 7, 1))
    return record_holder(by=None, at=NOW, new=NewOffice(unit, name, title, **said))
