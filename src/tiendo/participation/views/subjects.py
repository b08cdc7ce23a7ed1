"""A subject's own page, and taking votes and comments on it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tiendo.participation.actions.commenting import NewComment, comment
from tiendo.participation.actions.rating import Rating, cast
from tiendo.participation.forms import CommentForm, TokenForm, VoteForm
from tiendo.participation.marks import place_mark
from tiendo.participation.models import Subject
from tiendo.participation.queries.subjects import ASPECTS, public_subject, published_comments
from tiendo.participation.showing import SHOWN, shown
from tiendo.participation.tokens import Token
from tiendo.participation.views.public import is_crowded, page
from tiendo.participation.views.sending import Sending, taking


@require_safe
def subject(request: HttpRequest, key: str) -> HttpResponse:
    """Rating and all comments of one subject, on a page of its own."""
    found = public_subject(key)
    if found is None or not (found.takes_rating or found.takes_comments):
        raise Http404("no such subject")
    listed = Paginator(published_comments(key), SHOWN).get_page(request.GET.get("trang"))
    context = shown(found, list(listed.object_list))
    return page("participation/subject.html", {**context, "unit": found.unit, "listed": listed})


class OnSubject(Sending):
    """A form that stands on a subject."""

    @cached_property
    def subject(self) -> Subject:
        """The subject the form names; without one there is nothing to answer about."""
        found = public_subject(self.named.get("subject", "")[:200])
        if found is None:
            raise Http404("no such subject")
        return found

    @property
    def about(self) -> str:
        """The subject's key."""
        return self.subject.key

    def context(self) -> dict[str, object]:
        """The subject with what the form says around itself."""
        name = f"{self.form_class.purpose}_form"
        return {**shown(self.subject), "unit": self.subject.unit, name: self.form}


class SendVote(OnSubject):
    """Casting a vote."""

    form_class: type[TokenForm] = VoteForm
    template = "participation/pieces/vote_form.html"
    is_timed = False

    def act(self, token: Token, with_proof: bool) -> dict[str, object]:
        """Cast it; where it does not count yet, say so and why."""
        given = self.form.cleaned_data
        rating = Rating(given["stars"], {aspect: given[aspect] for aspect in ASPECTS})
        mark = place_mark(self.request, self.at)
        vote = cast(at=self.at, subject=self.subject, token=token, mark=mark, rating=rating)
        said = _("Thank you. Your rating of %(stars)d of 5 stars was taken.") % {
            "stars": vote.stars
        }
        if not vote.counts:
            said += " " + _(
                "Many ratings came from your network today, so it is kept but does not count until "
                "a moderator has looked at them."
            )
        return {"subject": self.subject, "unit": self.subject.unit, "said": said}


class SendComment(OnSubject):
    """Sending a comment."""

    form_class: type[TokenForm] = CommentForm
    template = "participation/pieces/comment_form.html"

    def act(self, token: Token, with_proof: bool) -> dict[str, object]:
        """Take it in; the private link is told here and nowhere else."""
        given = self.form.cleaned_data
        new = NewComment(
            name=given["name"],
            contact=given["contact"],
            text=given["text"],
            with_proof=with_proof,
            is_crowded=is_crowded(self.request),
        )
        _kept, secret = comment(at=self.at, subject=self.subject, token=token, new=new)
        said = _("Thank you. Your comment was taken; a moderator reads it before it is shown.")
        return {
            "subject": self.subject,
            "unit": self.subject.unit,
            "said": said,
            "secret": secret,
        }


vote = taking(SendVote)
send_comment = taking(SendComment)
