"""The newsroom answers in Vietnamese: its pages and its scripts; nobody picks a clock."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.person import a_person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    """An administrator, signed in."""
    client = Client()
    return signed_in(a_person("quantri", administrator=True), client)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("pages/", "Ở mức gốc, bạn thêm cổng thông tin mới."),
        ("images/", "Bạn chưa tải ảnh nào lên."),
        ("documents/", "Bạn chưa tải tài liệu nào lên."),
        ("redirects/", "Chưa có chuyển hướng nào."),
        ("workflows/list/", "Quy trình duyệt"),
        ("reports/locked/", "Không có trang nào đang khoá."),
        ("jsi18n/", "\\u0110ang t\\u1ef1 l\\u01b0u\\u2026"),
    ],
)
def test_a_page_of_the_newsroom_is_in_vietnamese(client, address, words):
    assert words in client.get(f"/toa-soan/{address}").content.decode()


def test_the_newsroom_speaks_english_to_those_who_chose_it(client):
    client.cookies["ngon_ngu"] = "en"
    assert "No locked pages found." in client.get("/toa-soan/reports/locked/").content.decode()


def test_nobody_picks_a_clock(client):
    assert "Antarctica" not in client.get("/toa-soan/account/").content.decode()
