"""Answering for an objection by name: the form, and the deed with its event."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tiendo.audit.actions import Deed, record
from tiendo.portal.gate.checking import LONGEST_QUOTE, Checked
from tiendo.portal.models import Overruling


class OverruleForm(forms.Form):
    """Which objections, and why; the name is that of whoever is signed in."""

    objections = forms.CharField(required=False)
    reason = forms.CharField(
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Please say why the page may be published all the same.")},
    )

    def clean(self) -> dict[str, Any]:
        """At least one objection."""
        cleaned = super().clean() or {}
        typed: Any = self.data
        cleaned["objections"] = typed.getlist("objections")
        if not cleaned["objections"]:
            self.add_error("objections", _("Please choose the objections you answer for."))
        return cleaned


@transaction.atomic
def overrule(*, by: Any, at: datetime, checked: Checked, answer: dict[str, Any]) -> int:
    """Answer for the chosen objections that stand now; each leaves an event. Says how many."""
    chosen = [
        one
        for one in checked.stopping
        if f"{one.code}|{one.place}|{one.start}" in answer["objections"]
    ]
    page = checked.page
    for one in chosen:
        Overruling.objects.create(
            page_id=page.pk,
            code=one.code,
            place=one.place[:120],
            quote=one.quote[:LONGEST_QUOTE],
            sign=checked.signs[one],
            reason=answer["reason"],
            by=by,
            at=at,
        )
        detail = {
            "objection": one.code,
            "place": one.place[:120],
            "quote": one.quote[:80],
            "reason": answer["reason"],
        }
        deed = Deed("portal.overrule", "page", str(page.pk), page.unit.code, detail)
        record(by=by, at=at, deed=deed)
    return len(chosen)
