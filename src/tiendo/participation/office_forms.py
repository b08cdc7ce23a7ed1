"""The forms of the office: deciding comments, handling questions, summing up a draft."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiendo.participation.actions.answering import Handling
from tiendo.participation.actions.moderating import Decision
from tiendo.participation.forms import Line, Passage
from tiendo.participation.models import Comment, Question, QuestionState, Reception, State
from tiendo.units.queries import Unit

LONGEST_ANSWER = 8000


def words(label: Any, longest: int = LONGEST_ANSWER, rows: int = 5) -> Passage:
    """A text the office writes."""
    area = forms.Textarea(attrs={"rows": rows})
    return Passage(label=label, required=False, max_length=longest, widget=area)


def needed_at_times(form: forms.Form, *names: str) -> None:
    """Fields that a decision may need are not called "not required"."""
    for name in names:
        form.fields[name].is_alternative = True  # type: ignore[attr-defined]


def over(kept: Mapping[str, Any], typed: Mapping[str, str]) -> dict[str, Any]:
    """What was typed over what stands there now, for whoever was slower.

    An empty field takes nothing away that was written meanwhile and not seen.
    """
    filled = {name: said for name, said in typed.items() if said.strip()}
    return {**kept, **filled, "version": kept["version"]}


class DecisionForm(forms.Form):
    """A decision on a comment; what a short form leaves out stays as it is."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(label=gettext_lazy("Decision"), choices=State.choices)
    reason = Line(
        label=gettext_lazy("Reason, when it is not published"), required=False, max_length=300
    )
    answer = words(gettext_lazy("Answer of the office"))
    reception = forms.ChoiceField(
        label=gettext_lazy("Reception"), choices=Reception.choices, required=False
    )

    def __init__(self, comment: Comment, typed: dict[str, Any] | None = None) -> None:
        kept = {name: getattr(comment, name) for name in self.base_fields}
        super().__init__({**kept, **typed} if typed is not None else None, initial=kept)
        needed_at_times(self, "reason", "answer", "reception")

    def decision(self) -> Decision:
        """What was decided."""
        given = self.cleaned_data
        return Decision(
            version=given["version"],
            state=State(given["state"]),
            reason=given["reason"],
            answer=given["answer"],
            reception=Reception(given["reception"]),
        )


class HandlingForm(forms.Form):
    """What becomes of a question."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(label=gettext_lazy("What becomes of it"))
    body = forms.ChoiceField(
        label=gettext_lazy("Body in charge"),
        required=False,
        widget=forms.Select(attrs={"lang": "vi"}),
        help_text=gettext_lazy("A body of the unit; its moderators see the question too."),
    )
    answer = words(gettext_lazy("Answer"))
    reason = Line(
        label=gettext_lazy("Reason, when it is not handled"), required=False, max_length=300
    )

    def __init__(self, question: Question, bodies: list[Unit], typed: Any = None) -> None:
        kept = {name: getattr(question, name) for name in ("version", "state", "answer", "reason")}
        kept["body"] = str(question.body_id or "")
        super().__init__(typed, initial=kept)
        needed_at_times(self, "body", "answer", "reason")
        self.bodies = {str(one.pk): one for one in bodies}
        said = [(key, one.full_name) for key, one in self.bodies.items()]
        self.fields["body"].choices = [("", "—"), *said]  # type: ignore[attr-defined]
        self.fields["state"].choices = QuestionState.choices  # type: ignore[attr-defined]

    def handling(self) -> Handling:
        """What was decided."""
        given = self.cleaned_data
        return Handling(
            version=given["version"],
            state=QuestionState(given["state"]),
            answer=given["answer"],
            body=self.bodies.get(given["body"]),
            reason=given["reason"],
        )


class SummaryForm(forms.Form):
    """What the office says of all comments on a draft together; public."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    summary = words(gettext_lazy("What is taken up, and what is explained"), 20000, 12)


class FormerTotalForm(forms.Form):
    """The total of a former counter; empty takes it away."""

    visits = forms.IntegerField(
        label=gettext_lazy("Visits the former counter showed"),
        required=False,
        min_value=1,
        max_value=10**12,
    )
    until_on = forms.DateField(
        label=gettext_lazy("Up to which day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    stated_by = Line(
        label=gettext_lazy("Who states it, and where it is seen"), required=False, max_length=200
    )

    def clean(self) -> dict[str, Any]:
        """All three, or none; the day is over."""
        given = super().clean() or {}
        filled = [name for name in self.fields if given.get(name)]
        if filled and not self.errors:
            for name in self.fields:
                if name not in filled:
                    self.add_error(name, _("Fill in all three fields, or empty all three."))
        until_on = given.get("until_on")
        if until_on and until_on > timezone.localdate():
            self.add_error("until_on", _("This day has not come yet."))
        return given
