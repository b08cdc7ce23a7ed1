"""Taking what citizens send: a vote, a comment, a question, each with an anonymous token.

A form on a stored page holds no token. Our script fetches one when the form is first touched;
without scripts the first sending is answered by a page that shows what was typed together with a
token, to be sent once more. Whatever is wrong is said in a sentence, with all that was typed.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from tiendo.participation import proof, tokens
from tiendo.participation.forms import TokenForm
from tiendo.participation.refusals import Refusal, TokenForged
from tiendo.participation.views.public import in_one_write, is_own, page, piece, wants_piece

SHORTEST_STAY = timedelta(seconds=3)
"""Nobody writes a comment faster; a machine does."""

PURPOSES = ("vote", "comment", "question")


class TooFast(Refusal):
    """The form came back faster than a person types."""

    def __init__(self) -> None:
        super().__init__(
            _("That was very fast, as machines are. Wait three seconds and send again.")
        )


class Unproved(Refusal):
    """The proof of work is wrong, or was made for another form."""

    def __init__(self) -> None:
        super().__init__(_("The check of the form did not hold. Send it once more."))


class Sending(ABC):
    """One kind of form: where it stands, what it does, and the sentence of thanks."""

    form_class: type[TokenForm]
    template: str
    """The piece that holds the form; the page around it is ``<name>_page.html``."""
    is_timed = True

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.at = timezone.now()
        self.typed = request.POST.copy()
        self.named = {name: str(said).replace("\x00", "") for name, said in request.POST.items()}
        self.form = self.form_class(self.typed)

    @property
    @abstractmethod
    def about(self) -> str:
        """The key of what it is about, as the token names it."""

    @abstractmethod
    def act(self, token: tokens.Token, with_proof: bool) -> dict[str, object]:
        """Do it; gives what the page of thanks shows. May raise a ``Refusal``."""

    @abstractmethod
    def context(self) -> dict[str, object]:
        """What the template of the form needs besides the form."""

    def answer(self) -> HttpResponse:
        """Take the form, or say why not and show it again."""
        if not self.form.is_valid():
            return self.again(status=422)
        written = self.form.cleaned_data["token"]
        if not written:
            asks = _("Please check what you wrote and send it once more.")
            return self.again(asks_again=asks)
        try:
            token, with_proof = self.believed(written)
            purpose = self.form_class.purpose
            thanks = in_one_write(self.request, purpose, lambda: self.act(token, with_proof))
        except Refusal as refusal:
            keeps = isinstance(refusal, TooFast)
            return self.again(refusal.status, refusal.sentence, token=written if keeps else "")
        return self.show("participation/pieces/thanks.html", thanks, 200)

    def believed(self, written: str) -> tuple[tokens.Token, bool]:
        """The token, and whether a proof of work came with it; raises a ``Refusal``."""
        if not is_own(self.request):
            raise TokenForged
        purpose = self.form_class.purpose
        token = tokens.read(written, purpose=purpose, subject=self.about, at=self.at)
        if self.is_timed and self.at - token.made_at < SHORTEST_STAY:
            raise TooFast
        payload = self.request.POST.get("altcha", "")
        if payload and not proof.is_proof(payload, nonce=token.nonce, at=self.at):
            raise Unproved
        return token, bool(payload)

    def again(
        self, status: int = 200, refusal: str = "", asks_again: str = "", token: str = ""
    ) -> HttpResponse:
        """The form with all that was typed and a token that can still be used."""
        purpose = self.form_class.purpose
        fresh = token or tokens.make(purpose=purpose, subject=self.about, at=self.at)
        self.typed["token"] = fresh
        context = {"form": self.form, "refusal": refusal, "asks_again": asks_again}
        return self.show(self.template, {**self.context(), **context}, status)

    def show(self, template: str, context: dict[str, object], status: int) -> HttpResponse:
        """The piece for our script, or a page around it."""
        if wants_piece(self.request):
            return piece(template, context)
        return page("participation/form_page.html", {"piece": template, **context}, status)


@require_safe
def token(request: HttpRequest) -> JsonResponse:
    """A fresh token for one form, with a challenge for its proof of work; writes nothing."""
    purpose = request.GET.get("viec", "")
    about = request.GET.get("doi-tuong", "")[:200]
    if purpose not in PURPOSES:
        return JsonResponse({"error": _("There is no such form.")}, status=404)
    at: datetime = timezone.now()
    written = tokens.make(purpose=purpose, subject=about, at=at)
    nonce = tokens.read(written, purpose=purpose, subject=about, at=at).nonce
    answer = JsonResponse({"token": written, "challenge": proof.challenge(nonce=nonce, at=at)})
    answer["Cache-Control"] = "no-store"
    return answer


def taking(sending: type[Sending]) -> Callable[[HttpRequest], HttpResponse]:
    """The view of a kind of form. Its token stands where Django's own needs a cookie."""

    @csrf_exempt
    @require_POST
    def view(request: HttpRequest) -> HttpResponse:
        return sending(request).answer()

    return view
