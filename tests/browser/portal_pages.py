"""A portal with a page of each kind, written into the site of the browser tests of the portal."""

from datetime import date
from typing import Any

PERIOD = "2020-9M"


def build() -> None:
    """The former town with an article, a board, an indicator, corrections and a search."""
    from factories.portal import a_portal, published
    from factories.published import an_article as a_snapshot
    from factories.published import industry
    from factories.unit import a_town
    from tiendo.portal.models import CorrectionsPage, HomePage, SearchPage

    home = a_portal(a_town())
    industry(home.unit)
    for kind, title, slug in (
        (CorrectionsPage, "Đính chính", "dinh-chinh"),
        (SearchPage, "Tìm kiếm", "tim"),
    ):
        page = kind(title=title, slug=slug, show_in_menus=True)
        home.add_child(instance=page)
        published(page)
    publish_data(home.unit)
    a_snapshot(home.unit, "Thu 512 tỷ đồng.")
    a_snapshot(home.unit, "Thu 521 tỷ đồng.", note="Gõ nhầm hai chữ số.")
    write_article(home)
    home = HomePage.objects.get(pk=home.pk)
    home.banner = "Mưa lớn đêm nay: người dân vùng thấp chủ động di dời."
    published(home)


def publish_data(unit: Any) -> None:
    """The board and the indicator, as an approver publishes them."""
    from django.utils import timezone

    from tiendo.publishing import queries
    from tiendo.publishing.actions import NewCitation, NewSnapshot, publish
    from tiendo.publishing.queries.boards import numbers_cited
    from tiendo_core.periods import Period

    period = Period.parse(PERIOD)
    board = queries.board_content(unit, period)
    indicator = queries.indicator_content(unit, "KT.CN.01", period)
    for kind, subject, content in (
        ("board", queries.subject_board(unit, period), board),
        ("indicator", queries.subject_indicator(unit, "KT.CN.01"), indicator),
    ):
        cited = [
            NewCitation(place, queries.Reference.parse(reference), printed)
            for place, (reference, printed) in numbers_cited(content).items()
        ]
        new = NewSnapshot(kind, unit, subject, content, cited)
        publish(by=None, at=timezone.now(), new=new)


def write_article(home: Any) -> None:
    """An article with every block that shows figures."""
    from factories.portal import an_article, published
    from tiendo.publishing.queries import citable

    datum = citable(home.unit, "san xuat", PERIOD)[0]
    link = f'<a linktype="so-lieu" kind="datum" reference="{datum.reference}">{datum.printed}</a>'
    tax = '<a linktype="so-lieu" kind="source" source="Chi cục Thuế">60,6%</a>'
    body = [
        ("text", f"<p>Giá trị sản xuất đạt {link}; thu ngân sách bằng {tax} kế hoạch.</p>"),
        ("heading", "Kinh tế giữ nhịp"),
        ("text", "<p>Một đoạn văn dài để đọc. </p>" * 6),
        ("chart", {"title": "", "code": "KT.CN.01", "period": PERIOD, "series": "total"}),
        ("heading", "Văn hoá, xã hội chuyển biến"),
        ("quote", {"quote": "Chúng tôi công bố từng con số kèm nguồn.", "who": "Lãnh đạo thị xã"}),
        ("figure", {"label": "Giá trị sản xuất", "number": f"<p>{link}</p>"}),
        ("heading", "Việc phải làm"),
        ("board", {"period": PERIOD}),
    ]
    article = an_article(
        home,
        "Hồng Lĩnh họp báo thông tin kết quả kinh tế - xã hội",
        slug="hop-bao",
        lead="Công nghiệp giữ đà, thu ngân sách còn chậm.",
        body=body,
        dated_on=date(2020, 10, 9),
    )
    published(article)


if __name__ == "__main__":
    import django

    django.setup()
    build()
