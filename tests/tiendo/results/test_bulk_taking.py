"""A file of values is taken in once, exactly, with its event, and what is odd is shown."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factories.person import NOW, signed_in
from factories.results import an_indicator
from factories.unit import an_officer
from tiendo.audit.models import Event
from tiendo.results.bulk.files import NewFile, check_bytes, keep_file, known_of, take_kept
from tiendo.results.models import BulkFile, Value
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.models import Kind, Role, Unit

HEAD = "indicator,unit,period,value,certainty,note\n"


@pytest.fixture
def ward(db: None) -> Unit:
    an_indicator("THU")
    an_indicator("NGHEO")
    new = NewUnit("18115", "Phường Bắc Hồng Lĩnh", Kind.WARD, date(2025, 7, 1))
    return record_unit(by=None, at=NOW, new=new)


FILE = HEAD + (
    "THU,18115,2025-09,301.4,,\n"
    "THU,18115,2025-10,12345678901.2345,preliminary,sơ bộ\n"
    "NGHEO,18115,2025,97,,\n"
    "NGHEO,18115,2026,x,,\n"
)


def test_sound_rows_are_taken_in_exactly_with_one_event_and_once(ward: Unit) -> None:
    person = an_officer("tong-hop", ward, Role.SYNTHESIS)
    file = keep_file(by=person, at=NOW, new=NewFile(ward, "a.csv", FILE.encode()))
    before = Event.objects.count()
    assert take_kept(by=person, at=NOW, file=file) == 3
    assert Event.objects.count() == before + 1
    values = {(v.indicator.code, v.period): v for v in Value.objects.select_related("indicator")}
    kept = values["THU", "2025-10"]
    assert kept.number == Decimal("12345678901.2345")
    assert (kept.certainty, kept.note, kept.version) == ("preliminary", "sơ bộ", 1)
    assert kept.last_on == date(2025, 10, 31)
    assert (kept.approved_by, kept.approved_at) == (person, NOW)
    assert take_kept(by=person, at=NOW, file=file) == 0, "a second time changes nothing"
    assert Value.objects.count() == 3


def test_a_changed_figure_becomes_the_next_version_and_the_old_one_stays(ward: Unit) -> None:
    person = an_officer("tong-hop", ward, Role.SYNTHESIS)
    for text in (FILE, FILE.replace("301.4", "302")):
        file = keep_file(by=person, at=NOW, new=NewFile(ward, "a.csv", text.encode()))
        take_kept(by=person, at=NOW, file=file)
    versions = Value.objects.filter(period="2025-09").order_by("version")
    assert [(one.version, one.number) for one in versions] == [
        (1, Decimal("301.4")),
        (2, Decimal(302)),
    ]


def test_nothing_is_half_taken(ward: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    person = an_officer("tong-hop", ward, Role.SYNTHESIS)
    file = keep_file(by=person, at=NOW, new=NewFile(ward, "a.csv", FILE.encode()))

    def broken(**_more: object) -> None:
        raise RuntimeError("the machine stops here")

    monkeypatch.setattr("tiendo.results.bulk.taking.record", broken)
    with pytest.raises(RuntimeError):
        take_kept(by=person, at=NOW, file=file)
    assert not Value.objects.exists()
    assert BulkFile.objects.get().taken_at is None


def test_only_the_unit_and_what_stands_below_it_may_be_recorded_for(ward: Unit) -> None:
    below = NewUnit("18115.KT", "Phòng Kinh tế", Kind.DIVISION, date(2025, 7, 1))
    other = NewUnit("18118", "Phường Nam Hồng Lĩnh", Kind.WARD, date(2025, 7, 1))
    for new in (below, other):
        record_unit(by=None, at=NOW, new=new)
    Unit.objects.filter(code="18115.KT").update(parent_code="18115")
    assert {one.code for one in known_of(ward).units} == {"18115", "18115.KT"}
    checked, _faults = check_bytes(HEAD.encode() + b"THU,18118,2025-09,1,,\n", known_of(ward))
    assert [(one.row, one.code) for one in checked.findings] == [(2, "no-unit")]


def test_the_pages_show_all_findings_and_take_what_is_sound(client: Any, ward: Unit) -> None:
    signed_in(an_officer("tong-hop", ward, Role.SYNTHESIS), client)
    file = io.BytesIO(FILE.encode())
    file.name = "a.csv"
    sent = client.post("/don-vi/18115/nap-so-lieu/", {"file": file, "writing": "point"})
    assert sent.status_code == 302
    page = client.get(sent["Location"])
    words = page.content.decode()
    assert page.context["sound"] == 3
    assert page.context["error_count"] == 1
    assert "“x”" in words
    assert not Value.objects.exists()
    table = client.get(sent["Location"].rstrip("/") + ".json").json()
    assert [one["code"] for one in table["findings"]] == ["no-number"]
    assert client.post(sent["Location"]).status_code == 302
    assert Value.objects.count() == 3


def test_the_list_of_files_needs_a_constant_number_of_queries(
    client: Any, ward: Unit, django_assert_max_num_queries: Any
) -> None:
    person = an_officer("tong-hop", ward, Role.SYNTHESIS)
    signed_in(person, client)
    for n in range(12):
        keep_file(by=person, at=NOW, new=NewFile(ward, f"{n}.csv", FILE.encode() + b"\n" * n))
    client.get("/don-vi/18115/nap-so-lieu/")
    with django_assert_max_num_queries(12):
        assert client.get("/don-vi/18115/nap-so-lieu/").status_code == 200
