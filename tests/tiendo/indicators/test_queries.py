"""The catalogue as others see it: by code, by words, by the names a unit has learned."""

from datetime import date
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.indicator import a_ratio, an_indicator
from factories.person import NOW
from factories.unit import a_town, a_ward
from tiendo.audit.models import Event
from tiendo.indicators.actions import (
    break_definition,
    forget_synonym,
    learn_synonym,
    load_catalogue,
    retire_indicator,
)
from tiendo.indicators.queries import (
    catalogue,
    find,
    indicator,
    matched,
    record,
    records,
    synonyms_of,
    users_of,
)
from tiendo_core.indicators import Rule
from tiendo_core.periods import Period

pytestmark = pytest.mark.django_db


def test_an_empty_catalogue_is_empty() -> None:
    assert dict(catalogue()) == {}
    assert indicator("KT.CN.01") is None
    assert record("KT.CN.01") is None


def test_an_indicator_is_seen_as_the_rules_see_it() -> None:
    an_indicator(price_basis="constant", base_year=2020)
    found = indicator("KT.CN.01")
    assert found is not None and found.prices is not None
    assert (found.unit, found.prices.base_year, found.aggregation.rule) == (
        "tỷ đồng",
        2020,
        Rule.SUM,
    )
    assert found.shown(Fraction("1369.25")).as_tuple().exponent == -1


def test_a_ratio_names_its_parts_and_one_without_parts_is_not_put_together() -> None:
    a_ratio()
    an_indicator("X", unit="%", kind="ratio", rule="ratio")
    assert catalogue()["VX.GD.01"].aggregation.numerator == "GD.05"
    assert catalogue()["X"].aggregation.rule is Rule.NONE
    assert [one.code for one in users_of("GD.06")] == ["VX.GD.01"]


def test_the_catalogue_is_remembered_until_it_changes() -> None:
    an_indicator()
    catalogue()
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert len(catalogue()) == 1
    assert len(seen) == 1
    an_indicator("KT.CN.02", name="Khác")
    assert len(catalogue()) == 2


def test_a_broken_definition_makes_years_incomparable() -> None:
    poor = an_indicator("XH.01", name="Số hộ nghèo", field="social", unit="hộ", kind="stock")
    break_definition(by=None, at=NOW, indicator=poor, on=date(2016, 1, 1), note="2016-2020")
    break_definition(by=None, at=NOW, indicator=poor, on=date(2022, 1, 1), note="2021-2025")
    seen = catalogue()["XH.01"]
    assert seen.is_comparable(Period.parse("2020"), Period.parse("2021"))
    assert not seen.is_comparable(Period.parse("2021"), Period.parse("2022"))


def test_words_find_names_without_tones_and_codes() -> None:
    an_indicator()
    an_indicator("XH.01", name="Số hộ nghèo", field="social", unit="hộ", kind="stock")
    assert [one.code for one in find("ho ngheo")] == ["XH.01"]
    assert [one.code for one in find("kt.cn")] == ["KT.CN.01"]
    assert find("  ") == []


def test_exact_tones_come_first_and_retired_indicators_last() -> None:
    an_indicator("A", name="Đường hoa")
    an_indicator("B", name="Đương hoa")
    retired = an_indicator("C", name="Đường hoa cũ")
    retire_indicator(by=None, at=NOW, indicator=retired, on=date(2026, 1, 1))
    assert [one.code for one in find("đương hoa")] == ["B", "A", "C"]
    assert [one.code for one in find("đường hoa")] == ["A", "B", "C"]


def test_a_name_learned_in_a_unit_is_known_there_alone() -> None:
    town, ward = a_town(), a_ward()
    industry = an_indicator()
    learn_synonym(by=None, at=NOW, unit=town, indicator=industry, name=" GTSX  CN-TTCN ")
    assert matched(town, "gtsx cn-ttcn") == industry
    assert matched(ward, "gtsx cn-ttcn") is None
    assert find("gtsx", town) == [industry]
    assert find("gtsx", ward) == [] == find("gtsx")
    assert matched(ward, "giá trị sản xuất CÔNG nghiệp") == industry


def test_a_name_learned_anew_means_the_new_indicator_and_may_be_forgotten() -> None:
    town, old = a_town(), an_indicator()
    new = an_indicator("KT.CN.02", name="Chỉ số")
    learn_synonym(by=None, at=NOW, unit=town, indicator=old, name="Công nghiệp")
    synonym = learn_synonym(by=None, at=NOW, unit=town, indicator=new, name="công nghiệp")
    assert matched(town, "Công nghiệp") == new
    assert list(synonyms_of(town, old)) == []
    forget_synonym(by=None, at=NOW, synonym=synonym)
    assert matched(town, "Công nghiệp") is None


def test_two_indicators_of_one_name_match_none() -> None:
    an_indicator("A", name="Số vụ")
    an_indicator("B", name="Số vụ")
    assert matched(a_town(), "số vụ") is None


def test_the_shipped_catalogue_loads_once_with_one_event() -> None:
    assert load_catalogue(by=None, at=NOW) == 168
    assert load_catalogue(by=None, at=NOW) == 0
    assert Event.objects.filter(action="indicators.load").count() == 1
    assert len(catalogue()) == records().count() == 168
    assert not records().filter(is_public=True).exists()


def test_loading_again_brings_back_nothing_that_was_changed() -> None:
    load_catalogue(by=None, at=NOW)
    one = record("XH.01")
    assert one is not None
    retire_indicator(by=None, at=NOW, indicator=one, on=date(2026, 1, 1))
    load_catalogue(by=None, at=NOW)
    again = record("XH.01")
    assert again is not None and again.retired_on == date(2026, 1, 1)
