"""What waits for a person and what the finder finds are gathered from the apps that offer it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from tiendo.common.finder import SHOWN, Found
from tiendo.common.my_work import NextEvent, WorkItem

pytestmark = pytest.mark.django_db


def _item(sentence: str, due_on: date | None) -> WorkItem:
    return WorkItem("Cần nộp", sentence, "Phường Hồng", due_on, "/lam/", "Nhập số liệu")


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let an app offer something, as those with rounds and tasks do."""

    def give(name: str, what: Any) -> None:
        app = apps.get_app_config("documents")
        monkeypatch.setattr(app, name, what, raising=False)

    return give


def test_work_stands_most_urgent_first_with_its_days(as_clerk: Client, offer: Any) -> None:
    today = timezone.localdate()
    days = {"không hạn": None, "mai sau": 3, "trễ": -2, "hôm nay": 0}
    items = [_item(name, None if n is None else today + timedelta(n)) for name, n in days.items()]
    offer("my_work", lambda request: items)
    answer = as_clerk.get("/viec-cua-toi/")
    rows = [(item.sentence, left) for item, left in answer.context["rows"]]
    assert rows == [("trễ", -2), ("hôm nay", 0), ("mai sau", 3), ("không hạn", None)]
    page = answer.content.decode()
    assert "1 việc đã trễ" in page
    assert page.count('href="/lam/"') == 4
    table = as_clerk.get("/viec-cua-toi.json").json()["my_work"]
    assert [row["sentence"] for row in table] == [name for name, _ in rows]


def test_an_empty_home_says_so_and_what_comes_next(as_clerk: Client, offer: Any) -> None:
    assert "Không có việc nào đang chờ bạn." in as_clerk.get("/viec-cua-toi/").content.decode()
    offer("next_event", lambda request: NextEvent("Kỳ báo cáo 9 tháng mở", date(2026, 9, 12)))
    assert (
        "Kỳ báo cáo 9 tháng mở ngày 12/9/2026." in as_clerk.get("/viec-cua-toi/").content.decode()
    )


def test_the_finder_shows_what_apps_find_and_not_too_much(as_clerk: Client, offer: Any) -> None:
    asked = []

    def finder(request: Any, words: str) -> list[Found]:
        asked.append(words)
        return [Found(f"Chỉ tiêu {n}", "KT", f"/ct/{n}/", "Chỉ tiêu") for n in range(30)]

    offer("finder", finder)
    page = as_clerk.get("/tim/", {"q": " thu ngân sách "}).content.decode()
    assert asked == ["thu ngân sách"]
    assert page.count("/ct/") == SHOWN
    as_clerk.get("/tim/")
    assert len(asked) == 1


def test_nobody_finds_anything_without_signing_in(client: Client) -> None:
    assert client.get("/tim/", {"q": "hong"})["Location"].startswith("/dang-nhap/")
    assert client.get("/viec-cua-toi/")["Location"].startswith("/dang-nhap/")
