"""The shipped catalogue comes into a real installation by one command."""

import io

import pytest
from django.core.management import call_command

from factories.person import NOW
from tiendo.audit.models import Event
from tiendo.indicators.actions import allow_publishing, load_catalogue
from tiendo.indicators.queries import catalogue


@pytest.mark.django_db
def test_the_command_loads_once_and_says_how_many() -> None:
    said = []
    for _ in range(2):
        out = io.StringIO()
        call_command("load_catalogue", stdout=out)
        said.append(out.getvalue())
    assert said == ["168 indicators added.\n", "0 indicators added.\n"]


@pytest.mark.django_db
def test_several_indicators_are_allowed_to_be_published_at_once_and_the_log_names_them() -> None:
    load_catalogue(by=None, at=NOW)
    assert allow_publishing(by=None, at=NOW, codes=["NS.01", "KT.CN.01", "KHONG.CO"]) == 2
    assert allow_publishing(by=None, at=NOW, codes=["NS.01"]) == 0
    assert catalogue()["NS.01"].is_public
    assert not catalogue()["NS.02"].is_public
    event = Event.objects.get(action="indicators.allow")
    assert event.detail == {"codes": "KT.CN.01, NS.01"}
