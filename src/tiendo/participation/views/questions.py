"""Questions to an office: those it answered, the form, and following one by its number."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tiendo.participation.actions.asking import NewQuestion, ask
from tiendo.participation.forms import QuestionForm, TokenForm
from tiendo.participation.models import Matter
from tiendo.participation.queries.questions import numbered, questions
from tiendo.participation.showing import question_words
from tiendo.participation.tokens import Token
from tiendo.participation.views.public import is_crowded, page
from tiendo.participation.views.sending import Sending, taking
from tiendo.units.queries import NoSuchUnitError, Unit, bearer

PAGE = 20


def unit_of(address: str) -> Unit:
    """The unit an address names, or 404."""
    try:
        return bearer(address, timezone.localdate())
    except NoSuchUnitError as fault:
        raise Http404(str(fault)) from fault


@require_safe
def asked_of(request: HttpRequest, unit: str) -> HttpResponse:
    """What a unit was asked and answered, and the form to ask."""
    named = unit_of(unit)
    listed = Paginator(questions(named), PAGE).get_page(request.GET.get("trang"))
    context = question_words(named)
    return page("participation/questions.html", {**context, "listed": listed}, is_listed=True)


@require_safe
def track(request: HttpRequest) -> HttpResponse:
    """Where a question stands, by its number; its words only once they are published."""
    number = request.GET.get("so", "").strip()[:20]
    found = numbered(number) if number else None
    context: dict[str, object] = {"number": number, "question": found}
    return page("participation/track.html", context, 404 if number and not found else 200)


class SendQuestion(Sending):
    """Asking an office."""

    form_class: type[TokenForm] = QuestionForm
    template = "participation/pieces/question_form.html"

    @cached_property
    def unit(self) -> Unit:
        """The office that is asked."""
        return unit_of(self.named.get("unit", "")[:40])

    @property
    def about(self) -> str:
        """The unit's code."""
        return self.unit.address

    def context(self) -> dict[str, object]:
        """What stands around the form."""
        return question_words(self.unit)

    def act(self, token: Token, with_proof: bool) -> dict[str, object]:
        """Take it in, and tell its number, its day and its private link."""
        given = self.form.cleaned_data
        names = ("title", "text", "name", "home", "contact", "shows_name")
        new = NewQuestion(
            unit=self.unit,
            matter=Matter(given["matter"]),
            with_proof=with_proof,
            is_crowded=is_crowded(self.request),
            **{name: given[name] for name in names},
        )
        question, secret = ask(at=self.at, token=token, new=new)
        return {
            "unit": self.unit,
            "said": _("Thank you. Your question was taken."),
            "number": question.number,
            "due_on": question.due_on,
            "secret": secret,
        }


send_question = taking(SendQuestion)
