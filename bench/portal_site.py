"""What the processes of ``bench.portal`` do with its site: make it, and compose its article anew.

Everything in it is invented.
"""

from __future__ import annotations

import json
from typing import Any

from bench.timing import best

PASSAGE = (
    "<p>Ước thực hiện chín tháng, {name} đạt {one}, bằng {two} kế hoạch được giao, cùng kỳ năm"
    " trước là {three}. Ủy ban nhân dân giao các phòng, ban rà soát từng việc, nêu rõ việc còn"
    " chậm, người phụ trách và ngày hoàn thành; báo cáo lại tại phiên họp thường kỳ của tháng sau,"
    " trước khi trình Hội đồng nhân dân. Số liệu minh họa, không có thật.</p>"
)
MARK = '<a linktype="so-lieu" kind="source" source="Số liệu minh họa">{}</a>'
NAMES = (
    "thu ngân sách", "giá trị sản xuất công nghiệp", "vốn đầu tư công", "tổng mức bán lẻ",
    "doanh thu vận tải", "giá trị xây dựng", "thu từ đất", "chi thường xuyên", "dư nợ tín dụng",
    "kim ngạch xuất khẩu", "giá trị thủy sản", "giá trị chăn nuôi", "giá trị trồng trọt",
    "doanh thu du lịch",
)  # fmt: skip


def body() -> list[tuple[str, str]]:
    """An article of fourteen passages with three figures each."""
    passages = []
    for number, name in enumerate(NAMES):
        now, before = f"{number + 2}00,5 tỷ đồng", f"{number + 1}80,5 tỷ đồng"
        figures = (now, f"{60 + number},2%", before)
        one, two, three = (MARK.format(figure) for figure in figures)
        passages.append(("text", PASSAGE.format(name=name, one=one, two=two, three=three)))
    return passages


def make() -> dict[str, Any]:
    """Make the portal with one article, rated and commented on; say where it stands."""
    from django.core.management import call_command
    from django.utils import timezone
    from wagtail.models import Page  # type: ignore[import-untyped]

    from tiendo.participation.actions import NewSubject, open_subject
    from tiendo.portal.models import ArticlePage, HomePage, NewsIndexPage
    from tiendo.units.models import Unit

    call_command("migrate", verbosity=0)
    article = ArticlePage.objects.live().first()
    if article is None:
        unit = Unit.objects.create(
            code="18115", valid_from_on="2004-01-01", name="Hồng Lĩnh", kind="town"
        )
        home = HomePage(title="Thị xã Hồng Lĩnh", slug="hong-linh", of_unit=unit)
        Page.objects.get(depth=1).add_child(instance=home)
        news = NewsIndexPage(title="Tin tức", slug="tin-tuc", show_in_menus=True)
        home.add_child(instance=news)
        article = ArticlePage(title="Họp báo", slug="hop-bao", lead="Minh họa", body=body())
        news.add_child(instance=article)
        for page in (home, news, article):
            page.save_revision().publish()
        article.refresh_from_db()
        address = article.url or ""
        new = NewSubject(article.subject, unit, article.title, address)
        open_subject(at=timezone.now(), new=new)
    return {"address": article.url, "subject": article.subject, "compose": _composing(article)}


def _composing(article: Any) -> float:
    """Milliseconds to make the stored bytes of the article anew and put citizens' part in."""
    from tiendo.portal.going_out.rendering import store
    from tiendo.portal.serving.kept import kept

    def anew() -> None:
        store([type(article).objects.get(pk=article.pk)])
        kept(article.url_path)

    return best(anew, 0.5) * 1000


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(make()))
