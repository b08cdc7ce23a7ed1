"""The newsroom as its people meet it: seats by unit, every way to publish, the gate screen."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from factories.person import NOW, a_person, signed_in
from factories.portal import a_newsroom, an_article, published
from factories.published import industry
from factories.unit import a_town, a_ward, an_officer
from tiendo.common.jobs import run_due
from tiendo.portal.going_out.scheduling import keep_schedule
from tiendo.portal.models import ArticlePage, HomePage, NewsIndexPage, Overruling
from tiendo.portal.newsroom import autosaved
from tiendo.portal.newsroom.seats import take_seats
from tiendo.publishing.queries import latest
from tiendo.units.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> HomePage:
    """The portal of the town with its seats."""
    town = a_town()
    industry(town)
    return a_newsroom(town)


def editing(page: Page, **more: str) -> dict[str, str]:
    """What the editor's form sends for an article of one paragraph."""
    text = more.pop("text", "Họp báo tháng mười.")
    state = {"blocks": [_paragraph(text)], "entityMap": more.pop("entities", {})}
    return {
        "title": page.title,
        "slug": page.slug,
        "lead": "",
        "author": "",
        "dated_on": "",
        "picture": "",
        "correction_note": "",
        "note_to_approver": "",
        "go_live_at": "",
        "expire_at": "",
        "review_on": "",
        "show_in_menus": "",
        "search_description": "",
        "seo_title": "",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "text",
        "body-0-id": "11111111-1111-4111-8111-111111111111",
        "body-0-value": json.dumps(state),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "1000",
    } | more


def _paragraph(text: str) -> dict[str, Any]:
    return {
        "key": "abcde",
        "type": "unstyled",
        "depth": 0,
        "text": text,
        "inlineStyleRanges": [],
        "entityRanges": [],
    }


ROLES = (
    (Role.EDITOR, (200, 200, False)),
    (Role.VERIFIER, (302, 302, False)),
    (Role.APPROVER, (200, 200, True)),
    (Role.MODERATOR, (403, 403, False)),
    (Role.LEADER, (403, 403, False)),
    (Role.CLERK, (403, 403, False)),
)


@pytest.mark.parametrize(("role", "may"), ROLES)
def test_a_role_opens_what_it_is_for(
    home: HomePage, role: Role, may: tuple[int, int, bool]
) -> None:
    person = an_officer("ai-do", home.unit, role)
    article = an_article(home, live=False)
    article.save_revision()
    client = signed_in(person)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    parent = article.get_parent().pk
    add = client.get(reverse("wagtailadmin_pages:add", args=["portal", "articlepage", parent]))
    person = type(person).objects.get(pk=person.pk)
    allowed = article.permissions_for_user(person)
    assert (edit.status_code, add.status_code, allowed.can_publish()) == may


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VERIFIER, Role.APPROVER])
def test_people_of_one_unit_do_not_open_the_page_of_another(home: HomePage, role: Role) -> None:
    ward = a_ward()
    a_newsroom(ward, slug="bac-hong-linh")
    stranger = an_officer("nguoi-khac", ward, role)
    article = an_article(home, live=False)
    article.save_revision()
    client = signed_in(stranger)
    for name in ("wagtailadmin_pages:edit", "wagtailadmin_pages:history"):
        assert client.get(reverse(name, args=[article.pk])).status_code == 302
    assert client.get(reverse("newsroom_gate", args=[article.pk])).status_code == 404
    values = client.get(reverse("newsroom_values"), {"trang": article.pk})
    assert values.json()["values"] == []
    sent = client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        editing(article, **{"action-publish": "1"}),
    )
    assert sent.status_code == 302
    article.refresh_from_db()
    assert not article.live


def test_a_role_that_ended_opens_nothing_any_more(home: HomePage) -> None:
    person = an_officer("bien-tap", home.unit, Role.EDITOR)
    take_seats(person, NOW.date())
    assert person.groups.count() == 1
    assignment = person.assignments.get()
    assignment.valid_to_on = date(2026, 9, 1)
    assignment.save()
    take_seats(person, NOW.date())
    assert person.groups.count() == 0


def test_publishing_in_the_editor_goes_through_the_gate_and_loses_nothing(home: HomePage) -> None:
    approver = an_officer("duyet", home.unit, Role.APPROVER)
    article = an_article(home, live=False)
    client = signed_in(approver)
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    wrong = "Giá trị sản xuất đạt 60,6,2% kế hoạch."
    sent = client.post(address, editing(article, text=wrong, **{"action-publish": "1"}))
    gate = reverse("newsroom_gate", args=[article.pk])
    assert sent.status_code == 302
    assert sent.url == gate
    article.refresh_from_db()
    assert not article.live
    assert "60,6,2%" in str(article.get_latest_revision_as_object().body)
    shown = client.get(gate).content.decode()
    assert "60,6,2%" in shown
    assert f"{address}#block-11111111-1111-4111-8111-111111111111-section" in shown
    right = editing(article, text="Giá trị sản xuất tăng khá.", **{"action-publish": "1"})
    assert client.post(address, right).status_code == 302
    article.refresh_from_db()
    assert article.live
    assert latest(article.subject) is not None


def test_a_new_page_that_is_stopped_is_there_as_a_draft(home: HomePage) -> None:
    client = signed_in(an_officer("duyet", home.unit, Role.APPROVER))
    news = home.get_children().first()
    page = ArticlePage(title="Bài mới", slug="bai-moi")
    address = reverse("wagtailadmin_pages:add", args=["portal", "articlepage", news.pk])
    sent = client.post(
        address, editing(page, text="Đạt 60,6,2%.", **{"action-publish": "action-publish"})
    )
    made = ArticlePage.objects.get(slug="bai-moi")
    assert sent.url == reverse("newsroom_gate", args=[made.pk])
    assert not made.live


def test_a_press_while_a_new_page_saves_itself_makes_no_second_page(
    home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(an_officer("duyet", home.unit, Role.APPROVER))
    above = NewsIndexPage.objects.child_of(home).get()
    add = reverse("wagtailadmin_pages:add", args=["portal", "articlepage", above.pk])
    page = ArticlePage(title="Bài mới", slug="bai-moi")
    begun = editing(page, text="Kinh tế tăng.")
    saved = client.post(add, begun, headers={"accept": "application/json"})
    assert saved.json()["success"]
    made = ArticlePage.objects.get(slug="bai-moi")
    pressed = editing(page, text="Kinh tế tăng khá.", **{"action-publish": "1"})
    for is_seen_before in (True, False):
        if not is_seen_before:  # the page saves itself after the form was looked at
            monkeypatch.setattr(Page, "_slug_is_available", lambda *_: True)
            monkeypatch.setattr(ArticlePage, "save", _clash)
            monkeypatch.setattr(autosaved, "to_the_same_page", _second(autosaved.to_the_same_page))
        sent = client.post(add, pressed)
        assert sent.status_code == 307
        assert sent.url == reverse("wagtailadmin_pages:edit", args=[made.pk])
    monkeypatch.undo()
    client.post(sent.url, pressed)
    made.refresh_from_db()
    assert made.live and "tăng khá" in str(made.body)
    assert ArticlePage.objects.filter(title="Bài mới").count() == 1


def _clash(page: Any, *args: Any, **kwargs: Any) -> None:
    raise ValidationError({"slug": "taken"})


def _second(answer: Any) -> Any:
    """What answers nothing the first time it is asked."""
    asked: list[Any] = []

    def once(*args: Any) -> Any:
        asked.append(args)
        return answer(*args) if len(asked) > 1 else None

    return once


def test_review_and_approval_end_at_the_gate(home: HomePage) -> None:
    article = an_article(home, body=[("text", "<p>Đạt 512 tỷ đồng.</p>")], live=False)
    article.save_revision()
    editor = an_officer("bien-tap", home.unit, Role.EDITOR)
    verifier = an_officer("ra-soat", home.unit, Role.VERIFIER)
    approver = an_officer("duyet", home.unit, Role.APPROVER)
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    text = "Đạt 512 tỷ đồng."
    signed_in(editor).post(edit, editing(article, text=text, **{"action-submit": "1"}))
    approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    assert signed_in(verifier).get(edit).status_code == 200
    signed_in(verifier).post(edit, editing(article, text=text, **approve))
    article = ArticlePage.objects.get(pk=article.pk)
    assert article.current_workflow_task.name.startswith("Duyệt")
    client = signed_in(approver)
    gate = reverse("newsroom_gate", args=[article.pk])
    stopped = client.post(edit, editing(article, text=text, **approve))
    assert stopped.url == gate
    article = ArticlePage.objects.get(pk=article.pk)
    assert not article.live
    assert article.workflow_in_progress
    key = "unbound|body.11111111-1111-4111-8111-111111111111|4"
    shown = client.get(gate).content.decode()
    assert key in shown
    refused = client.post(gate, {"do": "overrule", "objections": key, "reason": ""})
    assert refused.status_code == 400
    client.post(gate, {"do": "overrule", "objections": key, "reason": "Theo số của Kho bạc."})
    assert Overruling.objects.get().by == approver
    client.post(gate, {"do": "publish"})
    article = ArticlePage.objects.get(pk=article.pk)
    assert article.live
    assert not article.workflow_in_progress


def test_an_editor_neither_publishes_nor_answers_for_an_objection(home: HomePage) -> None:
    article = an_article(home, body=[("text", "<p>Đạt 512 tỷ đồng.</p>")], live=False)
    article.save_revision()
    client = signed_in(an_officer("bien-tap", home.unit, Role.EDITOR))
    gate = reverse("newsroom_gate", args=[article.pk])
    assert client.get(gate).status_code == 200
    for asked in ({"do": "publish"}, {"do": "overrule", "objections": "x", "reason": "y"}):
        assert client.post(gate, asked).url == reverse("wagtailadmin_home")
    article.refresh_from_db()
    assert (article.live, Overruling.objects.count()) == (False, 0)


def test_a_number_that_is_just_a_value_is_bound_at_one_press(home: HomePage) -> None:
    text = "<p>Sản xuất <b>tốt</b>, đạt 864 tỷ đồng.</p>"
    article = an_article(home, body=[("text", text)], live=False)
    article.save_revision()
    client = signed_in(an_officer("bien-tap", home.unit, Role.EDITOR))
    gate = reverse("newsroom_gate", args=[article.pk])
    shown = client.get(gate)
    (offer,) = (row["offers"] for row in shown.context["rows"] if row["offers"])
    at = next(row["at"] for row in shown.context["rows"] if row["offers"])
    asked = {"do": "bind", "place": at.place, "start": at.start}
    client.post(gate, asked | {"reference": offer[0]["reference"]})
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert f'reference="{offer[0]["reference"]}">864 tỷ đồng</a>.' in draft.body[0].value.source
    assert not client.get(gate).context["checked"].stops
    wrong = client.post(gate, asked | {"reference": "nonsense"})
    assert wrong.status_code == 302


def test_a_changed_number_asks_for_its_note_at_the_field(home: HomePage) -> None:
    mark = '<p>Có <a linktype="so-lieu" kind="source" source="Kho bạc">{} đơn</a>.</p>'
    article = published(an_article(home, body=[("text", mark.format(12))]))
    article.body = [("text", mark.format(13))]
    article.save_revision()
    client = signed_in(an_officer("duyet", home.unit, Role.APPROVER))
    gate = reverse("newsroom_gate", args=[article.pk])
    shown = client.get(gate)
    assert shown.context["checked"].lacks_note
    client.post(gate, {"do": "note", "note": "Đính chính số đơn."})
    client.post(gate, {"do": "publish"})
    kept = latest(article.subject)
    assert kept is not None
    assert (kept.version, kept.note) == (2, "Đính chính số đơn.")


def test_the_list_of_values_is_that_of_the_pages_unit(home: HomePage) -> None:
    article = an_article(home, live=False)
    client = signed_in(an_officer("bien-tap", home.unit, Role.EDITOR))
    asked = {"trang": article.pk, "q": "gia tri san xuat", "ky": "2020-9M"}
    found = client.get(reverse("newsroom_values"), asked).json()["values"]
    assert [one["printed"] for one in found][:2] == ["864 tỷ đồng", "1.369,3 tỷ đồng"]
    wrong = client.get(reverse("newsroom_values"), asked | {"ky": "9 tháng gì"}).json()
    assert wrong["unknown_period"] == "9 tháng gì"
    dialog = client.get(reverse("newsroom_figure_dialog"))
    assert dialog.status_code == 200


def test_taking_back_moving_and_deleting_leave_no_bytes_behind(
    home: HomePage, django_capture_on_commit_callbacks: Any
) -> None:
    approver = a_person("quan-tri", administrator=True)
    client, citizen = signed_in(approver), Client()
    article = published(an_article(home))
    client.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk]))
    assert citizen.get(article.url).status_code == 404
    assert article.title not in citizen.get(home.url).content.decode()
    again = published(ArticlePage.objects.get(pk=article.pk))
    old = again.url
    again.slug = "hop-bao-moi"
    with django_capture_on_commit_callbacks(execute=True):
        again = published(again)
    assert citizen.get(again.url).status_code == 200
    assert citizen.get(old).status_code == 301
    client.post(reverse("wagtailadmin_pages:delete", args=[again.pk]))
    assert citizen.get(again.url).status_code == 404
    assert article.title not in citizen.get(home.url).content.decode()


def test_a_copy_begins_as_a_draft(home: HomePage) -> None:
    client = signed_in(a_person("quan-tri", administrator=True))
    article = published(an_article(home))
    fields = {
        "new_title": "Bản sao",
        "new_slug": "ban-sao",
        "new_parent_page": str(article.get_parent().pk),
        "publish_copies": "on",
        "alias": "on",
    }
    client.post(reverse("wagtailadmin_pages:copy", args=[article.pk]), fields)
    made = ArticlePage.objects.get(slug="ban-sao")
    assert (made.live, made.alias_of_id) == (False, None)


def test_many_at_once_go_through_the_gate_too(home: HomePage) -> None:
    client = signed_in(a_person("quan-tri", administrator=True))
    good = an_article(home, live=False)
    bad = an_article(home, title="Sai", body=[("text", "<p>Đạt 60,6,2%.</p>")], live=False)
    for page in (good, bad):
        page.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    sent = client.post(f"{address}?id={good.pk}&id={bad.pk}")
    assert sent.url == reverse("newsroom_gate", args=[bad.pk])
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.live, bad.live) == (False, False)


def test_a_schedule_that_has_passed_is_cleared_when_the_page_is_saved(home: HomePage) -> None:
    past = (timezone.now() - timedelta(days=1)).replace(second=0, microsecond=0)
    article = published(an_article(home))
    ArticlePage.objects.filter(pk=article.pk).update(go_live_at=past, expire_at=past)
    client = signed_in(an_officer("bien-tap", home.unit, Role.EDITOR))
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    written = timezone.localtime(past).strftime("%Y-%m-%d %H:%M")
    sent = client.post(edit, editing(article, go_live_at=written, expire_at=written))
    assert sent.status_code == 302
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert (draft.go_live_at, draft.expire_at) == (None, None)


def test_a_page_whose_day_of_review_has_come_waits_for_its_editor(home: HomePage) -> None:
    published(an_article(home, title="Quy chế", review_on=timezone.localdate()))
    client = signed_in(an_officer("bien-tap", home.unit, Role.EDITOR))
    assert "Quy chế" in client.get(reverse("my_work")).content.decode()


def test_whoever_schedules_hears_that_no_worker_runs(home: HomePage) -> None:
    article = an_article(home)
    client = signed_in(an_officer("duyet", home.unit, Role.APPROVER))
    later = timezone.localtime() + timedelta(days=1)
    fields = editing(article, go_live_at=later.strftime("%Y-%m-%d %H:%M"))
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    words = later.strftime("%H:%M %d/%m/%Y")
    client.post(edit, fields | {"action-publish": "1"})
    shown = client.get(reverse("newsroom_gate", args=[article.pk])).content.decode()
    assert words in shown
    assert shown.count("không chạy") >= 2  # the message, and the page itself
    office = signed_in(a_person("quan-tri", administrator=True))
    assert "không chạy" in office.get(reverse("my_work")).content.decode()
    run_due(timezone.now())
    assert (
        "không chạy" not in client.get(reverse("newsroom_gate", args=[article.pk])).content.decode()
    )


def test_what_was_held_back_waits_in_its_editors_work(home: HomePage) -> None:
    article = an_article(home, title="Bài hẹn giờ")
    article.go_live_at = timezone.now() + timedelta(hours=1)
    article.save_revision().publish()
    revision = article.get_latest_revision()
    revision.content["lead"] = "Đạt 60,6,2%."
    revision.save()
    keep_schedule(timezone.now() + timedelta(hours=2))
    editor = signed_in(an_officer("bien-tap", home.unit, Role.EDITOR))
    shown = editor.get(reverse("my_work")).content.decode()
    assert "Bài hẹn giờ" in shown
    assert reverse("newsroom_gate", args=[article.pk]) in shown
    stranger = signed_in(an_officer("nguoi-khac", a_ward(), Role.EDITOR))
    assert "Bài hẹn giờ" not in stranger.get(reverse("my_work")).content.decode()


def test_revisions_are_compared_and_pages_locked(home: HomePage) -> None:
    article = an_article(home, body=[("text", "<p>Trước.</p>")])
    first = article.save_revision()
    article.body = [("text", "<p>Sau.</p>")]
    second = article.save_revision()
    approver = an_officer("duyet", home.unit, Role.APPROVER)
    client = signed_in(approver)
    compare = reverse(
        "wagtailadmin_pages:revisions_compare", args=[article.pk, first.pk, second.pk]
    )
    shown = client.get(compare).content.decode()
    assert "Trước" in shown
    assert "Sau" in shown
    client.post(reverse("wagtailadmin_pages:lock", args=[article.pk]))
    editor = signed_in(an_officer("bien-tap", home.unit, Role.EDITOR))
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    editor.post(edit, editing(article, text="Sửa khi khoá."))
    kept = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert "Sau." in str(kept.body)
    client.post(reverse("wagtailadmin_pages:unlock", args=[article.pk]))
    editor.post(edit, editing(article, text="Sửa sau khi mở."))
    kept = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert "Sửa sau khi mở." in str(kept.body)


def test_checking_saves_first(home: HomePage) -> None:
    article = an_article(home)
    client = signed_in(an_officer("bien-tap", home.unit, Role.EDITOR))
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    sent = client.post(edit, editing(article, text="Vừa gõ.", **{"action-check": "x"}))
    assert sent.url == reverse("newsroom_gate", args=[article.pk])
    kept = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert "Vừa gõ." in str(kept.body)


def test_an_editor_makes_neither_another_units_portal_of_it_nor_a_private_page(
    home: HomePage,
) -> None:
    ward = a_ward()
    client = signed_in(an_officer("duyet", home.unit, Role.APPROVER))
    edit = reverse("wagtailadmin_pages:edit", args=[home.pk])
    assert 'name="of_unit"' not in client.get(edit).content.decode()
    fields = {"title": "Cổng", "slug": home.slug, "motto": "", "banner": "", "of_unit": ward.pk}
    empty = ("banner_until_at_0", "go_live_at", "expire_at", "review_on", "seo_title")
    counts = {f"comments-{one}_FORMS": "0" for one in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    client.post(edit, fields | dict.fromkeys(empty, "") | counts | {"action-publish": "1"})
    home = HomePage.objects.get(pk=home.pk)
    assert home.of_unit_id != ward.pk
    privacy = client.get(reverse("wagtailadmin_pages:set_privacy", args=[home.pk]))
    assert 'value="login"' not in privacy.json()["html"]


def test_nothing_is_changed_or_published_through_the_gate_while_a_page_is_locked(
    home: HomePage,
) -> None:
    article = an_article(home, body=[("text", "<p>Đạt 864 tỷ đồng.</p>")], live=False)
    article.save_revision()
    other = an_officer("duyet", home.unit, Role.APPROVER)
    ArticlePage.objects.update(locked=True, locked_by=other, locked_at=timezone.now())
    client = signed_in(an_officer("duyet-hai", home.unit, Role.APPROVER))
    gate = reverse("newsroom_gate", args=[article.pk])
    (row,) = client.get(gate).context["rows"]
    offer = {"place": row["at"].place, "start": 4, "reference": row["offers"][0]["reference"]}
    before = article.revisions.count()
    for asked in ({"do": "note", "note": "x"}, {"do": "bind", **offer}, {"do": "publish"}):
        assert "khoá" in client.post(gate, asked, follow=True).content.decode()
    article.refresh_from_db()
    assert (article.live, article.revisions.count()) == (False, before)


def test_drafts_of_another_portal_are_not_even_named(home: HomePage) -> None:
    ward = a_ward()
    a_newsroom(ward, slug="bac-hong-linh")
    draft = an_article(home, "Chuyện chưa công bố", live=False)
    draft.save_revision()
    stranger = signed_in(an_officer("nguoi-khac", ward, Role.APPROVER))
    own = signed_in(an_officer("duyet", home.unit, Role.APPROVER))
    chooser = f"{reverse('wagtailadmin_choose_page_search')}?q=Chuyện"
    assert draft.title in own.get(chooser).content.decode()
    assert draft.title not in stranger.get(chooser).content.decode()
    many = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert own.get(f"{many}?id={draft.pk}").status_code == 200
    assert stranger.get(f"{many}?id={draft.pk}").status_code == 404
    usage = reverse("wagtailadmin_reports:page_types_usage")
    assert stranger.get(usage).status_code == 404
