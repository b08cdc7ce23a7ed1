"""The log: one line an event, and no key in it."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from tiendo.common.logs import Discreet, logger

SECRET = "q3Zt-Xk9_vLr5Wm1Yp8Nd2Hs7Jb4Gc6F"


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What the handler of the settings writes of Django's lines, the less grave included."""
    django, written = logging.getLogger("django"), io.StringIO()
    handler = next(one for one in django.handlers if isinstance(one.formatter, Discreet))
    monkeypatch.setattr(handler, "stream", written)
    level = django.level
    django.setLevel(logging.INFO)
    yield written
    django.setLevel(level)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["private", "erase", "record"])
def test_a_private_link_that_is_refused_is_not_in_the_log(name: str, log: io.StringIO) -> None:
    address = reverse(f"participation:{name}", kwargs={"secret": SECRET})
    assert Client().get(address).status_code == 404
    assert Client().put(address).status_code == 405
    lines = log.getvalue()
    assert lines.count("/tham-gia/rieng/-") == 2 and SECRET not in lines


def test_no_message_exception_or_named_value_tells_a_key(log: io.StringIO) -> None:
    try:
        raise ValueError(f"/tham-gia/rieng/{SECRET}/xoa/")
    except ValueError:
        logging.getLogger("django.x").exception("at %s", f"/lich/{SECRET}.ics")
    logger("django.x").error("refused", path=f"/tham-gia/rieng/{SECRET}/", other="/lich/")
    lines = log.getvalue()
    assert "/tham-gia/rieng/-/xoa/" in lines and "/lich/-" in lines and SECRET not in lines
    assert lines.rstrip().endswith("path=/tham-gia/rieng/-/ other=/lich/")
