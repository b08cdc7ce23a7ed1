"""The library of legal and administrative documents."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from factories.media import a_file
from factories.portal import a_page, a_portal, published
from tiendo.portal.models import LegalDocumentPage, LegalFile, LegalLibraryPage, LegalRelation

pytestmark = pytest.mark.django_db


@pytest.fixture
def library() -> Any:
    return a_page(a_portal(), LegalLibraryPage, title="Văn bản", slug="van-ban")


def a_document(library: Any, number: str = "15/2026/NQ-HĐND", **fields: Any) -> Any:
    kind = "QĐ" if "QĐ" in number else "NQ"
    given = {
        "title": "Về dự toán thu ngân sách",
        "number": number,
        "kind": kind,
        "issuer": "Hội đồng nhân dân phường Bắc Hồng Lĩnh",
        "issued_on": date(2026, 7, 15),
        "abstract": "Giao dự toán thu cho năm 2026.",
    }
    return a_page(library.home, LegalDocumentPage, above=library, **given | fields)


def test_a_document_shows_all_that_the_decree_asks_for(client: Client, library: Any) -> None:
    document = a_document(
        library, in_force_from_on=date(2026, 8, 1), signer="Nguyễn Văn A", field="Tài chính"
    )
    document.files.add(LegalFile(file=a_file()))
    document = published(document)
    shown = client.get(document.url).content.decode()
    for told in ("15/2026/NQ-HĐND", "Nghị quyết", "15/7/2026", "1/8/2026", "Nguyễn Văn A"):
        assert told in shown
    assert "Giao dự toán thu cho năm 2026." in shown
    assert "/tai-ve/" in shown and "PDF" in shown


def test_a_document_follows_when_its_file_is_called_otherwise(client: Client, library: Any) -> None:
    document, file = a_document(library), a_file()
    document.files.add(LegalFile(file=file))
    document = published(document)
    file.title = "Toàn văn nghị quyết (bản ký số)"
    file.save()
    assert file.title in client.get(document.url).content.decode()


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"number": "5/2026/NQ-HĐND"}, "number"),
        ({"number": "Số 15"}, "number"),
        ({"number": "15/2026/QĐ-UBND", "kind": "NQ"}, "kind"),
        ({"number": "123/UBND-VP", "kind": "NQ"}, "kind"),
        ({"number": "15/2025/NQ-HĐND"}, "issued_on"),
        (
            {"in_force_from_on": date(2026, 8, 1), "in_force_until_on": date(2026, 8, 1)},
            "in_force_until_on",
        ),
    ],
)
def test_a_number_not_in_the_form_and_days_out_of_order_are_refused_at_their_field(
    library: Any, fields: dict[str, Any], at: str
) -> None:
    given: dict[str, Any] = {
        "title": "Về dự toán",
        "number": "15/2026/NQ-HĐND",
        "kind": "NQ",
        "issuer": "HĐND phường",
        "issued_on": date(2026, 7, 15),
        "abstract": "Dự toán.",
    }
    with pytest.raises(ValidationError) as fault:
        LegalDocumentPage(**given | fields).clean()
    assert list(fault.value.message_dict) == [at]


def test_an_official_letter_has_no_kind_in_its_sign(library: Any) -> None:
    assert a_document(library, "123/UBND-VP", kind="CV").live


def titles(client: Client, address: str) -> list[str]:
    found = json.loads(client.get(address).content)["van-ban"]
    return [one["number"] for one in found]


def test_search_needs_no_tones_and_puts_those_spelled_so_first(
    client: Client, library: Any
) -> None:
    a_document(library, "16/2026/NQ-HĐND", title="Thủ tục thư viện", issued_on=date(2026, 9, 1))
    a_document(library, "17/2026/NQ-HĐND", title="Thu tức thời", issued_on=date(2026, 8, 1))
    address = f"{library.url}?dang=json&q="
    assert titles(client, address + "thu tuc") == ["16/2026/NQ-HĐND", "17/2026/NQ-HĐND"]
    assert titles(client, address + "thu tức") == ["17/2026/NQ-HĐND", "16/2026/NQ-HĐND"]
    assert titles(client, address + "NQ-HDND 17") == ["17/2026/NQ-HĐND"]
    assert titles(client, address + "khong-co") == []


def test_filters_narrow_the_list(client: Client, library: Any) -> None:
    a_document(library)
    past = {"in_force_from_on": date(2020, 1, 1), "in_force_until_on": date(2021, 1, 1)}
    a_document(library, "07/QĐ-UBND", issued_on=date(2020, 1, 1), issuer="UBND", **past)
    for asked, numbers in {
        "loai=QĐ": ["07/QĐ-UBND"],
        "nam=2026": ["15/2026/NQ-HĐND"],
        "co-quan=UBND": ["07/QĐ-UBND"],
        "hieu-luc=het": ["07/QĐ-UBND"],
        "hieu-luc=con": [],
        "nam=hai": ["15/2026/NQ-HĐND", "07/QĐ-UBND"],
    }.items():
        assert titles(client, f"{library.url}?dang=json&{asked}") == numbers


def test_the_list_is_kept_and_knows_a_new_document_at_once(client: Client, library: Any) -> None:
    assert "Chưa có văn bản" in client.get(library.url).content.decode()
    document = a_document(library)
    assert document.title in client.get(library.url).content.decode()
    document.unpublish()
    assert document.title not in client.get(library.url).content.decode()


def test_a_replaced_document_says_so_from_the_moment_the_other_is_published(
    client: Client, library: Any
) -> None:
    old = a_document(library)
    new = a_document(library, "20/2026/NQ-HĐND", title="Thay thế")
    new.relations.add(LegalRelation(effect="replaces", other=old))
    published(new)
    shown = client.get(old.url).content.decode()
    assert "Bị thay thế bởi" in shown and "20/2026/NQ-HĐND" in shown
    assert "Văn bản này hết hiệu lực" not in shown
    old.in_force_until_on = date(2026, 8, 1)
    ended = client.get(published(old).url).content.decode()
    assert ended.index("Văn bản này hết hiệu lực từ ngày 1/8/2026.") < ended.index("Số, ký hiệu")
    assert "15/2026/NQ-HĐND" in client.get(new.url).content.decode()


def test_the_list_comes_as_csv_that_no_spreadsheet_runs(client: Client, library: Any) -> None:
    a_document(library, abstract="=HYPERLINK(1)")
    answer = client.get(f"{library.url}?dang=csv")
    assert answer["Content-Type"].startswith("text/csv")
    assert "'=HYPERLINK(1)" in answer.content.decode("utf-8-sig")
    assert client.get(f"{library.url}?dang=exe").status_code == 404
    assert client.get(f"{library.url}?nam=0000").status_code == 200


def test_the_list_asks_the_store_the_same_however_long_it_is(
    client: Client, library: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(11, 45):
        a_document(library, f"{number}/2026/NQ-HĐND")
    with django_assert_max_num_queries(30):
        shown = client.get(f"{library.url}?trang=2&q=du+toan").content.decode()
    assert 'rel="prev"' in shown and shown.count("/2026/NQ-HĐND") == 14


def test_a_document_no_longer_names_what_no_longer_replaces_it(
    client: Client, library: Any
) -> None:
    old = a_document(library, number="04/2025/NQ-HĐND", issued_on=date(2025, 8, 20), slug="cu")
    new = a_document(library, slug="moi")
    new.relations.add(LegalRelation(effect="replaces", other=old))
    new = published(new)
    assert "15/2026/NQ-HĐND" in client.get(old.url).content.decode()
    old.title = "Nghị quyết cũ"
    published(old)
    assert "Nghị quyết cũ" in client.get(new.url).content.decode()
    new.relations.clear()
    published(new)
    assert "15/2026/NQ-HĐND" not in client.get(old.url).content.decode()
