"""The catalogue on screen: found, read, changed by the synthesis office, refused in sentences."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.test import Client

from factories.indicator import a_ratio, an_indicator
from factories.person import NOW, signed_in
from factories.unit import a_town, a_ward, an_officer
from tiendo.audit.models import Event
from tiendo.indicators.actions import learn_synonym, load_catalogue
from tiendo.indicators.queries import definitions_of, matched, record
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.models import Kind, Role

pytestmark = pytest.mark.django_db

HERE = "/don-vi/437/chi-tieu/"
SAID = {
    "code": "KT.CN.09",
    "name": "Sản lượng điện",
    "field": "economy.industry",
    "unit": "kWh",
    "kind": "flow",
    "direction": "higher",
    "rule": "sum",
    "owner": "437",
    "factor": "1",
    "decimals": "0",
}


@pytest.fixture
def office(client: Client) -> Client:
    return signed_in(an_officer("vanphong", a_town(), Role.SYNTHESIS), client)


def page_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_catalogue_stands_by_field_and_says_whose_codes_these_are(office: Client) -> None:
    load_catalogue(by=None, at=NOW)
    page = page_of(office.get(HERE))
    assert "không phải danh mục chính thức" in page
    assert page.index("Kinh tế tổng hợp") < page.index("Xây dựng Đảng")
    assert "168 chỉ tiêu" in page


@pytest.mark.parametrize("many", [False, True])
def test_the_list_asks_the_database_a_constant_number_of_times(
    office: Client, django_assert_max_num_queries: Any, many: bool
) -> None:
    if many:
        load_catalogue(by=None, at=NOW)
    else:
        an_indicator()
    with django_assert_max_num_queries(11):
        office.get(HERE)


def test_search_finds_without_tones_and_within_a_field(office: Client) -> None:
    load_catalogue(by=None, at=NOW)
    page = page_of(office.get(HERE, {"q": "ho ngheo"}))
    assert "XH.01" in page and "KT.CN.01" not in page
    page = page_of(office.get(HERE, {"linh-vuc": "defence"}))
    assert "QA.01" in page and "XH.01" not in page
    assert "ít từ hơn" in page_of(office.get(HERE, {"q": "khong-co-gi"}))


def test_the_file_holds_the_same_rows(office: Client) -> None:
    load_catalogue(by=None, at=NOW)
    answer = office.get("/don-vi/437/chi-tieu.csv?q=ho+ngheo")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["code"] for row in rows} == {"XH.01", "XH.02", "XH.03", "XH.11"} & {
        row["code"] for row in rows
    }
    assert rows[0]["is_public"] == "False"


def test_an_indicator_shows_its_formula_in_words_with_links(office: Client) -> None:
    load_catalogue(by=None, at=NOW)
    page = page_of(office.get(f"{HERE}KT.TH.02/"))
    assert "(giá so sánh 2020)</a> ÷ " in page
    assert "(cùng kỳ năm trước) − 1) × 100" in page
    assert f'{HERE}KT.TH.01.SS/"' in page
    page = page_of(office.get(f"{HERE}VX.YT.04/"))
    assert "Số giường bệnh</a> ÷ " in page and "× 10.000" in page
    assert "Thu nhập bình quân" in page_of(office.get(f"{HERE}VX.DS.01/"))
    assert "bình quân" in page_of(office.get(f"{HERE}KT.TH.04/"))


def test_definitions_and_names_of_the_unit_stand_on_the_page(office: Client) -> None:
    load_catalogue(by=None, at=NOW)
    poor = record("XH.01")
    assert poor is not None
    learn_synonym(by=None, at=NOW, unit=a_ward(), indicator=poor, name="Tên của phường")
    page = page_of(office.get(f"{HERE}XH.01/"))
    assert "Chuẩn nghèo đa chiều giai đoạn 2016-2020" in page
    assert "Tên của phường" not in page


def test_an_unknown_code_is_not_found(office: Client) -> None:
    assert office.get(f"{HERE}KHONG/").status_code == 404


def test_an_indicator_is_added_changed_broken_and_retired(office: Client) -> None:
    assert office.get(f"{HERE}them/").status_code == 200
    assert office.post(f"{HERE}them/", SAID)["Location"] == f"{HERE}KT.CN.09/"
    made = record("KT.CN.09")
    assert made is not None and not made.is_public
    changed = SAID | {"name": "Điện thương phẩm", "unit": "tấn", "is_public": "on", "owner": "437"}
    assert office.post(f"{HERE}KT.CN.09/sua/", changed).status_code == 302
    made = record("KT.CN.09")
    assert made is not None and (made.name, made.unit) == ("Điện thương phẩm", "kWh")
    assert made.owner == a_town() and 'value="437"' in page_of(office.get(f"{HERE}KT.CN.09/sua/"))
    said = {"on": "2026-01-01", "note": "Không kể điện tự dùng"}
    assert office.post(f"{HERE}KT.CN.09/dinh-nghia/", said).status_code == 302
    assert definitions_of(made).count() == 1
    assert office.post(f"{HERE}KT.CN.09/thoi/").status_code == 302
    assert "thôi dùng từ" in page_of(office.get(f"{HERE}KT.CN.09/"))
    assert "Dùng lại" in page_of(office.get(f"{HERE}KT.CN.09/thoi/"))
    office.post(f"{HERE}KT.CN.09/thoi/")
    assert "thôi dùng từ" not in page_of(office.get(f"{HERE}KT.CN.09/"))
    deeds = set(Event.objects.values_list("action", flat=True))
    assert {f"indicators.{one}" for one in ("add", "change", "break", "retire")} <= deeds


def test_what_is_wrong_is_said_at_its_field_and_everything_typed_is_kept(office: Client) -> None:
    an_indicator("A")
    wrong = SAID | {"formula": "A + KHONG", "code": "A", "note": "giữ lại"}
    answer = office.post(f"{HERE}them/", wrong)
    page = page_of(answer)
    assert answer.status_code == 422
    assert "Danh mục không có chỉ tiêu mã KHONG" in page
    assert "Mã A đã dùng" in page and "giữ lại" in page
    page = page_of(office.post(f"{HERE}them/", SAID | {"code": "1.x", "owner": "99"}))
    assert "Mã bắt đầu bằng chữ cái" in page and "Không có đơn vị nào có mã 99" in page


def test_a_changed_formula_and_an_early_definition_are_refused_in_sentences(
    office: Client,
) -> None:
    one = an_indicator("A", unit="kWh", name="x", owner=a_town())
    wrong = SAID | {"formula": "A * 2", "owner": "437"}
    assert "không thể tính từ chính nó" in page_of(office.post(f"{HERE}A/sua/", wrong))
    office.post(f"{HERE}A/dinh-nghia/", {"on": "2022-01-01", "note": "mới"})
    answer = office.post(f"{HERE}A/dinh-nghia/", {"on": "2021-01-01", "note": "cũ"})
    assert answer.status_code == 422 and "2022-01-01" in page_of(answer)
    assert definitions_of(one).get().valid_from_on == date(2022, 1, 1)


def test_retiring_warns_of_what_is_computed_from_it(admin_client: Client) -> None:
    a_town()
    a_ratio()
    office = admin_client
    assert "Tỷ lệ trường đạt chuẩn quốc gia" in page_of(office.get(f"{HERE}GD.06/thoi/"))


def test_what_the_whole_site_shares_is_changed_by_its_administrator_alone(
    office: Client, admin_client: Client
) -> None:
    an_indicator("A")
    page = page_of(office.get(f"{HERE}A/"))
    assert "dùng chung toàn hệ thống" in page and "Ngừng sử dụng" not in page
    for last in ("sua", "dinh-nghia", "thoi"):
        assert office.get(f"{HERE}A/{last}/").status_code == 403
        assert office.post(f"{HERE}A/{last}/", SAID).status_code == 403
        assert admin_client.get(f"{HERE}A/{last}/").status_code == 200
    assert "Ngừng sử dụng" in page_of(admin_client.get(f"{HERE}A/"))


def test_a_unit_adds_indicators_of_its_own_and_of_units_below_it(office: Client) -> None:
    assert 'value="437"' in page_of(office.get(f"{HERE}them/"))
    below = NewUnit("437.KT", "Phòng Kinh tế", Kind.DIVISION, date(2020, 1, 1), parent_code="437")
    record_unit(by=None, at=NOW, new=below)
    a_ward()
    for owner, status in (("", 422), ("18115", 422), ("437.KT", 302)):
        answer = office.post(f"{HERE}them/", SAID | {"owner": owner})
        assert answer.status_code == status
        assert status == 302 or "mã của đơn vị mình" in page_of(answer)
    assert office.get(f"{HERE}KT.CN.09/sua/").status_code == 200


def test_a_name_is_learned_and_forgotten(office: Client) -> None:
    town, one = a_town(), an_indicator()
    office.post(f"{HERE}KT.CN.01/ten-goi/", {"name": "GTSX CN-TTCN"})
    assert matched(town, "gtsx cn-ttcn") == one
    assert office.post(f"{HERE}KT.CN.01/ten-goi/", {"name": " - "}).status_code == 422
    synonym = one.synonyms.get()
    assert office.post(f"{HERE}KT.CN.01/ten-goi/{synonym.pk + 1}/bo/").status_code == 404
    office.post(f"{HERE}KT.CN.01/ten-goi/{synonym.pk}/bo/")
    assert not one.synonyms.exists()


def test_a_clerk_reads_but_has_no_buttons(as_clerk: Client) -> None:
    an_indicator()
    page = page_of(as_clerk.get(HERE)) + page_of(as_clerk.get(f"{HERE}KT.CN.01/"))
    assert "Thêm chỉ tiêu" not in page and "Ngừng sử dụng" not in page
    assert as_clerk.post(f"{HERE}them/", SAID).status_code == 404


def test_an_empty_catalogue_says_how_it_is_filled(office: Client) -> None:
    assert "load_catalogue" in page_of(office.get(HERE))


def test_the_finder_finds_indicators(office: Client) -> None:
    an_indicator()
    page = page_of(office.get("/tim/", {"q": "cong nghiep"}))
    assert f'href="{HERE}KT.CN.01/"' in page
