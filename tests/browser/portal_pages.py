"""A portal with a page of each kind, written into the site of the browser tests of the portal."""

from datetime import date
from typing import Any


def build() -> None:
    """The former town with an article, a board, an indicator, corrections and a search."""
    from django.utils import timezone

    from factories.portal import a_portal, an_article, published
    from factories.published import an_article as a_snapshot
    from factories.published import industry
    from factories.unit import a_town
    from tiendo.portal.models import CorrectionsPage, HomePage, SearchPage
    from tiendo.publishing.actions import NewCitation, NewSnapshot, publish
    from tiendo.publishing.queries import (
        Reference,
        board_content,
        citable,
        indicator_content,
        subject_board,
        subject_indicator,
    )
    from tiendo.publishing.queries.boards import numbers_cited
    from tiendo_core.periods import Period

    home = a_portal(a_town())
    industry(home.unit)
    period = Period.parse("2020-9M")
    for kind, title, slug in (
        (CorrectionsPage, "Đính chính", "dinh-chinh"),
        (SearchPage, "Tìm kiếm", "tim"),
    ):
        page = kind(title=title, slug=slug, show_in_menus=True)
        home.add_child(instance=page)
        published(page)

    def public(kind: str, subject: str, content: Any) -> None:
        cited = [
            NewCitation(place, Reference.parse(reference), printed)
            for place, (reference, printed) in numbers_cited(content).items()
        ]
        publish(
            by=None,
            at=timezone.now(),
            new=NewSnapshot(kind, home.unit, subject, content, cited),
        )

    public("board", subject_board(home.unit, period), board_content(home.unit, period))
    public(
        "indicator",
        subject_indicator(home.unit, "KT.CN.01"),
        indicator_content(home.unit, "KT.CN.01", period),
    )
    a_snapshot(home.unit, "Thu 512 tỷ đồng.")
    a_snapshot(home.unit, "Thu 521 tỷ đồng.", note="Gõ nhầm hai chữ số.")
    datum = citable(home.unit, "san xuat", "2020-9M")[0]
    link = f'<a linktype="so-lieu" kind="datum" reference="{datum.reference}">{datum.printed}</a>'
    tax = '<a linktype="so-lieu" kind="source" source="Chi cục Thuế">60,6%</a>'
    body = [
        ("text", f"<p>Giá trị sản xuất đạt {link}; thu ngân sách bằng {tax} kế hoạch.</p>"),
        ("heading", "Kinh tế giữ nhịp"),
        ("text", "<p>Một đoạn văn dài để đọc. </p>" * 6),
        ("chart", {"title": "", "code": "KT.CN.01", "period": "2020-9M", "series": "total"}),
        ("heading", "Văn hoá, xã hội chuyển biến"),
        ("quote", {"quote": "Chúng tôi công bố từng con số kèm nguồn.", "who": "Lãnh đạo thị xã"}),
        ("figure", {"label": "Giá trị sản xuất", "number": f"<p>{link}</p>"}),
        ("heading", "Việc phải làm"),
        ("board", {"period": "2020-9M"}),
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
    home = HomePage.objects.get(pk=home.pk)
    home.banner = "Mưa lớn đêm nay: người dân vùng thấp chủ động di dời."
    published(home)


if __name__ == "__main__":
    import django

    django.setup()
    build()
