"""The screen before signing off: everything that stands against publishing a page, as a list."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from tiendo.common.queries import worker_runs
from tiendo.portal.gate.checking import Checked, check
from tiendo.portal.models import KeptPage, PortalPage
from tiendo.portal.newsroom.binding import UNBOUND, bind, offers
from tiendo.portal.newsroom.overruling import OverruleForm, overrule
from tiendo.portal.newsroom.places import edit_address, in_words, instead
from tiendo.publishing.queries import PARTS, ReferenceFault
from tiendo.publishing.sentences import sentence


@require_http_methods(["GET", "HEAD", "POST"])
def gate(request: HttpRequest, page_id: int) -> HttpResponse:
    """What the gate says of the newest draft of a page, and what can be done about it."""
    page = _editable(request, page_id)
    draft: PortalPage = page.get_latest_revision_as_object()
    may_publish = page.permissions_for_user(request.user).can_publish()
    form = OverruleForm(request.POST if request.POST.get("do") == "overrule" else None)
    checked = check(draft)
    if request.method == "POST":
        answer = _done(request, draft, checked, form, may_publish)
        if answer is not None:
            return answer
        checked = check(draft)
    context = {
        "page": draft,
        "checked": checked,
        "rows": _rows(draft, checked),
        "form": form,
        "may_publish": may_publish,
        "is_scheduled": draft.go_live_at and draft.go_live_at > timezone.now(),
        "worker_is_away": not worker_runs(timezone.now()),
        "breadcrumbs_items": _crumbs(draft),
        "header_title": _("Check before publishing"),
        "header_icon": "clipboard-list",
    }
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "portal/newsroom/gate.html", context, status=status)


def _editable(request: HttpRequest, page_id: int) -> PortalPage:
    """The page, for whoever may edit or review it; to others it is not there."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, PortalPage):
        raise Http404
    allowed = page.permissions_for_user(request.user)
    if not (allowed.can_edit() or allowed.can_publish()):
        raise Http404
    return page


def _done(
    request: HttpRequest,
    draft: PortalPage,
    checked: Checked,
    form: OverruleForm,
    may_publish: bool,
) -> HttpResponse | None:
    """Do what was asked; None when the page is to be shown again with what is wrong."""
    here = redirect("newsroom_gate", page_id=draft.pk)
    asked = request.POST.get("do")
    if draft.permissions_for_user(request.user).page_locked():
        messages.error(request, _("This page is locked, so nothing was changed or published."))
        return here
    if asked == "note" and isinstance(draft, KeptPage):
        draft.correction_note = request.POST.get("note", "").strip()[:400]
        draft.save_revision(user=request.user, log_action=True)
        return here
    if asked == "bind":
        _bind(request, draft)
        return here
    if asked in ("publish", "overrule") and not may_publish:
        raise PermissionDenied
    if asked == "overrule":
        if not form.is_valid():
            return None
        overrule(by=request.user, at=timezone.now(), checked=checked, answer=form.cleaned_data)
        return here
    if asked == "publish":
        return _signed_off(request, draft)
    return None


def _bind(request: HttpRequest, draft: PortalPage) -> None:
    """Bind a number to a value, in a new revision."""
    place, reference = request.POST.get("place", ""), request.POST.get("reference", "")
    start = request.POST.get("start", "")
    try:
        is_bound = start.isdigit() and bind(draft, place, int(start), reference)
    except ReferenceFault:
        is_bound = False
    if is_bound:
        draft.save_revision(user=request.user, log_action=True)
        messages.success(request, _("The number is bound to its value now."))
    else:
        messages.error(request, _("This number could not be bound here. Please do so in the text."))


def _signed_off(request: HttpRequest, draft: PortalPage) -> HttpResponse:
    """Approve where the page waits for approval, publish otherwise; both go through the gate."""
    page = type(draft).objects.get(pk=draft.pk)
    task = page.current_workflow_task
    names = [one[0] for one in task.get_actions(page, request.user)] if task else []
    if "approve" in names:
        task.on_action(page.current_workflow_task_state, request.user, "approve")
    else:
        revision = page.get_latest_revision() or page.save_revision(user=request.user)
        revision.publish(user=request.user)
    page.refresh_from_db()
    if page.live and not page.has_unpublished_changes:
        messages.success(request, _("“%(title)s” is public now.") % {"title": page.title})
    else:
        messages.success(request, _("“%(title)s” is signed off.") % {"title": page.title})
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def _rows(draft: PortalPage, checked: Checked) -> list[dict[str, Any]]:
    """The objections as the list shows them: those that stop first."""
    offered = offers(draft, checked.objections)
    stopping = set(checked.stopping)
    rows = [
        {
            "stops": one in stopping,
            "key": f"{one.code}|{one.place}|{one.start}",
            "sentence": sentence(one),
            "place": in_words(draft, one.place),
            "quote": one.quote,
            "edit": edit_address(draft, one.place),
            "at": one,
            "instead": instead(draft, one.place) if one.code == UNBOUND else "",
            "offers": [
                {
                    "reference": str(each.reference),
                    "printed": each.printed,
                    "name": each.name,
                    "part": PARTS[each.reference.part],
                    "period": each.period,
                }
                for each in offered.get(one, [])
            ],
        }
        for one in checked.objections
    ]
    return sorted(rows, key=lambda row: not row["stops"])


def _crumbs(page: PortalPage) -> list[dict[str, str]]:
    """The way back: the list the page stands in, the page itself."""
    parent = page.get_parent()
    return [
        {"url": reverse("wagtailadmin_explore", args=[parent.pk]), "label": parent.title},
        {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.title},
        {"url": "", "label": _("Check before publishing")},
    ]
