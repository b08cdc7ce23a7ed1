"""Snapshots: versions, corrections, what is refused, what the database refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from factories.person import NOW, a_person
from factories.published import a_public_indicator, an_article, industry
from factories.unit import a_town, a_ward
from factories.value import a_value, a_year
from tiendo.audit.models import Event
from tiendo.common.append_only import AppendOnlyError
from tiendo.indicators.models import Indicator
from tiendo.publishing import actions
from tiendo.publishing.actions import (
    NewCitation,
    NewSnapshot,
    NoSuchDatum,
    NoteMissing,
    Override,
    PublishedMeanwhile,
    publish,
)
from tiendo.publishing.models import Citation, Snapshot
from tiendo.publishing.queries import (
    citable,
    corrections,
    latest,
    newest_published,
    outdated,
    subject_article,
    subject_board,
    subject_indicator,
    versions,
)
from tiendo.results.models import Value
from tiendo.units.models import Unit

PERIOD = "2020-9M"


@pytest.fixture
def town(db: None) -> Unit:
    """The former town, with the industry of the seed page."""
    unit = a_town()
    industry(unit)
    return unit


def cite(unit: Unit, **said: Any) -> Snapshot:
    """An article that cites the industry of the town."""
    datum = citable(unit, "san xuat", PERIOD)[0]
    citation = NewCitation("so-1", datum.reference, datum.printed)
    text = f"Giá trị sản xuất đạt {datum.printed}."
    return an_article(unit, text, citations=[citation], **said)


def test_subjects_name_the_bearer_of_a_code_and_not_the_code_alone(town: Unit):
    assert subject_board(town, PERIOD) == "board:437@1992-03-02:2020-9M"
    assert subject_indicator(town, "KT.CN.01") == "indicator:437@1992-03-02:KT.CN.01"
    assert subject_article("3f") == "article:3f"


def test_the_first_publication_is_version_one_and_the_latest_is_what_stands(town: Unit):
    first = an_article(town)
    second = an_article(town, "Thu 512 tỷ đồng, tăng.")
    assert (first.version, second.version) == (1, 2)
    assert latest("article:a") == second
    assert versions("article:a") == [second, first]
    assert latest("article:b") is None


def test_publishing_what_stands_already_adds_nothing(town: Unit):
    assert an_article(town) == an_article(town)
    assert Snapshot.objects.count() == 1
    assert Event.objects.filter(action="publishing.publish").count() == 1


@pytest.mark.parametrize("text", ["Thu 513 tỷ đồng.", "Thu tiền.", "Thu 512 tỷ đồng và 3 khoản."])
def test_a_number_that_changed_went_or_came_needs_a_public_note(town: Unit, text: str):
    an_article(town)
    with pytest.raises(NoteMissing) as refused:
        an_article(town, text, note="  ")
    assert refused.value.changes
    assert Snapshot.objects.count() == 1
    made = an_article(town, text, note="Cập nhật theo quyết toán.")
    assert made.is_correction and made.changes


def test_rewording_without_a_number_is_no_correction_but_its_note_is_shown(town: Unit):
    an_article(town)
    assert not an_article(town, "Đã thu 512 tỷ đồng.").is_correction
    assert corrections(town) == []
    an_article(town, "Đã thu được 512 tỷ đồng.", note="Sửa lỗi chính tả.")
    assert [one.note for one in corrections(town)] == ["Sửa lỗi chính tả."]


def test_corrections_say_what_was_and_what_is_newest_first_since_a_day(town: Unit):
    an_article(town, "Bằng 60,6,2% kế hoạch.")
    an_article(town, "Bằng 60,6% kế hoạch.", note="Sửa số in sai.")
    (one,) = corrections(town)
    assert one.changes == [{"place": "Bằng 60,6% kế hoạch.", "before": "60,6,2%", "after": "60,6%"}]
    assert (one.title, one.version, one.changed_a_number) == ("Kết quả", 2, True)
    assert corrections(town, NOW.date()) == [one]
    assert corrections(town, NOW.date() + timedelta(days=1)) == []
    assert corrections(a_ward()) == []


def test_of_two_who_publish_at_the_same_moment_the_slower_is_told(
    town: Unit, monkeypatch: pytest.MonkeyPatch
):
    first = an_article(town)
    an_article(town, "Thu đủ 512 tỷ đồng.")
    # What the slower one saw before the faster one was done.
    monkeypatch.setattr(actions, "latest", lambda _subject: first)
    with pytest.raises(PublishedMeanwhile):
        an_article(town, "Đã thu 512 tỷ đồng.")
    assert [one.version for one in versions("article:a")] == [2, 1]


def test_an_override_is_in_the_snapshot_and_in_the_log_with_name_and_reason(town: Unit):
    why = Override(("unbound",), ("doan-2",), "Số liệu do bộ đội biên phòng cung cấp.")
    new = NewSnapshot("article", town, "article:b", {"title": "x"}, overrides=[why])
    made = publish(by=a_person("duyet"), at=NOW, new=new)
    assert made.overrides[0]["by"] == "duyet"
    event = Event.objects.get(action="publishing.override")
    assert (event.by_name, event.detail["reason"]) == ("duyet", why.reason)


def test_an_override_without_a_reason_publishes_nothing(town: Unit):
    empty = Override(("unbound",), ("doan-2",), " ")
    with pytest.raises(ValueError, match="reason"):
        an_article(town, overrides=[empty])
    assert Snapshot.objects.count() == 0


def test_a_citation_keeps_version_certainty_and_the_exact_value(town: Unit):
    one = Citation.objects.get(snapshot=cite(town))
    assert (one.indicator, one.period, one.certainty) == ("KT.CN.01", PERIOD, "estimate")
    assert (one.value_version, one.printed, one.exact) == (1, "864 tỷ đồng", "864")


def test_a_citation_of_nothing_publishes_nothing(town: Unit):
    datum = citable(town, "san xuat", PERIOD)[0]
    none = NewCitation("so-1", replace(datum.reference, version=9), "864 tỷ đồng")
    with pytest.raises(NoSuchDatum):
        an_article(town, citations=[none])
    assert Snapshot.objects.count() == 0


def test_citing_takes_as_many_queries_for_many_numbers_as_for_one(town: Unit):
    datum = citable(town, "san xuat", PERIOD)[0]
    counted = []
    for number in (1, 30):
        places = [NewCitation(f"so-{at}", datum.reference, "864") for at in range(number)]
        with CaptureQueriesContext(
            connection,
        ) as captured:
            an_article(town, subject=f"article:{number}", citations=places)
        counted.append(len(captured))
    assert counted[0] == counted[1]


def test_a_corrected_value_shows_every_article_that_cites_it(town: Unit):
    cite(town)
    assert outdated([town]) == []
    later = NOW + timedelta(days=1)
    indicator = Indicator.objects.get(code="KT.CN.01")
    Value.objects.create(
        unit=town, reporter=town, indicator=indicator, period=PERIOD, number=870, version=1,
        certainty="official", last_on="2020-09-30", approved_at=later,
    )  # fmt: skip
    (one,) = outdated([town])
    assert (one.title, one.printed, one.was) == ("Kết quả", "864 tỷ đồng", 864)
    assert (one.now.printed, one.now.exact) == ("870 tỷ đồng", 870)
    assert outdated([]) == [] and outdated([a_ward()]) == []


def test_a_share_of_plan_and_a_total_of_months_wake_their_article_too(town: Unit):
    share = citable(town, "san xuat", PERIOD)[0].part("attained")
    revenue = a_public_indicator("NS.01", name="Thu ngân sách", field="budget")
    a_year(town, revenue, 2020, [20, 21, 22, 23])
    total = citable(town, "thu ngan sach", "2020-4M")[0]
    assert share is not None and total.value_version == 0
    cited = [
        NewCitation(f"so-{at}", one.reference, one.printed) for at, one in enumerate((share, total))
    ]
    an_article(town, citations=cited)
    later: dict[str, Any] = {"unit": town, "reporter": town, "approved_at": NOW + timedelta(days=1)}
    industrial = Indicator.objects.get(code="KT.CN.01")
    Value.objects.create(
        indicator=industrial, period=PERIOD, number=870, version=1, certainty="official",
        last_on="2020-09-30", **later,
    )  # fmt: skip
    Value.objects.create(
        indicator=revenue, period="2020-02", number=25, version=2, certainty="official",
        last_on="2020-02-29", **later,
    )  # fmt: skip
    assert [(one.printed, one.now.printed) for one in outdated([town])] == [
        ("63,1%", "63,5%"),
        ("86 tỷ đồng", "90 tỷ đồng"),
    ]


def test_an_article_that_was_corrected_since_is_not_outdated_any_more(town: Unit):
    cite(town)
    a_value(town, Indicator.objects.get(code="KT.CN.01"), PERIOD, 870)
    cite(town, note="Theo số chính thức.")
    assert outdated([town]) == []


def test_today_shows_the_newest_published_value_and_none_that_nobody_published(town: Unit):
    first = cite(town)
    a_value(town, Indicator.objects.get(code="KT.CN.01"), PERIOD, 870)
    cited = list(first.citations.all())
    assert newest_published(cited)["so-1"].printed == "864 tỷ đồng"
    cite(town, subject="article:b")
    newest = newest_published(cited)["so-1"]
    assert (newest.printed, newest.subject) == ("870 tỷ đồng", "article:b")
    assert newest_published([]) == {}


def test_models_and_database_refuse_to_change_or_delete_what_is_public(town: Unit):
    made = cite(town)
    for row in (made, made.citations.get()):
        with pytest.raises(AppendOnlyError):
            row.save()
        with pytest.raises(AppendOnlyError):
            row.delete()
    for statement in (
        "UPDATE publishing_snapshot SET note = 'x'",
        "DELETE FROM publishing_snapshot",
        "UPDATE publishing_citation SET printed = '1'",
        "DELETE FROM publishing_citation",
    ):
        with pytest.raises(Exception, match="append-only"), transaction.atomic():
            connection.cursor().execute(statement)


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": 1},
        {"version": 0},
        {"subject": ""},
        {"version": 3, "is_correction": True},
        {"subject": "article:new", "version": 1, "is_correction": True, "note": "x"},
    ],
)
def test_the_database_keeps_what_a_snapshot_is(town: Unit, wrong: dict[str, Any]):
    an_article(town)
    usual = {"kind": "article", "unit": town, "subject": "article:a", "version": 2}
    with pytest.raises(IntegrityError), transaction.atomic():
        Snapshot.objects.create(content={}, made_at=NOW, **(usual | wrong))


@pytest.mark.parametrize("wrong", [{"place": "so-1"}, {"printed": ""}])
def test_the_database_keeps_what_a_citation_is(town: Unit, wrong: dict[str, Any]):
    made = cite(town)
    usual: dict[str, Any] = {"place": "so-2", "printed": "1", "exact": "1", "value_version": 1}
    with pytest.raises(IntegrityError), transaction.atomic():
        Citation.objects.create(
            snapshot=made, unit=town, indicator="X", period=PERIOD, **(usual | wrong)
        )
