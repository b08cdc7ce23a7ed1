"""What every page of the portal has: a unit it speaks for, a content, one way to become public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, Revision

from tiendo.portal.going_out.copying import DraftCopyForm
from tiendo.portal.going_out.schedule_form import PortalPageForm

if TYPE_CHECKING:
    from tiendo.participation.actions import NewSubject
    from tiendo.portal.models.home import HomePage
    from tiendo.units.models import Unit


class PortalPage(Page):
    """A page below a unit's home page.

    ``content`` is all its template is given: plain values that JSON can hold, so that what was
    published can be kept as it was. ``takes_part`` opens it to ratings and comments. What the gate
    has no business with is named in ``not_judged``, what is found by itself in ``not_searched``.
    ``found_as`` names its kind in the search where that is not its own name. A type with
    ``is_dynamic`` answers each request anew (a search); others are stored when published. Types
    with ``is_standing`` are few and named in the foot of every page when right below the home page.
    """

    review_on = models.DateField(
        _("review on"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody should look whether this still holds."),
    )

    not_judged: tuple[str, ...] = ()
    not_searched: tuple[str, ...] = ()
    found_as = ""
    takes_part = False
    is_dynamic = False
    is_standing = True
    language = "vi"
    base_form_class = PortalPageForm
    private_page_options: list[
        str
    ] = []  # what is public is public to everybody: bytes that are kept
    copy_form_class = DraftCopyForm
    settings_panels = [*Page.settings_panels, FieldPanel("review_on")]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new page is a draft, however it was made: only publishing makes it public."""
        if self._state.adding and self.live_revision_id is None:
            self.live = False
        super().save(*args, **kwargs)

    @cached_property
    def home(self) -> HomePage:
        """The home page of the portal this page stands in."""
        from tiendo.portal.models.home import HomePage

        home: HomePage | None = HomePage.objects.ancestor_of(self, inclusive=True).first()
        if home is None:
            raise HomePage.DoesNotExist
        return home

    @property
    def unit(self) -> Unit:
        """The unit the page speaks for."""
        return self.home.unit

    @property
    def subject(self) -> str:
        """The key under which its snapshots, ratings and comments are kept."""
        return f"{self._meta.model_name.removesuffix('page')}:{self.translation_key}"

    def content(self) -> dict[str, Any]:
        """What the template shows, as JSON can hold it."""
        return {"title": self.title}

    def around(self, content: dict[str, Any]) -> dict[str, Any]:
        """What its template shows beside the content, worked out when it is drawn."""
        return {}

    def answer(self, asked: QueryDict) -> dict[str, Any]:
        """What an address with a question in it adds to the content."""
        return {}

    def opened_as(self) -> NewSubject:
        """What citizens are asked about, of a type that takes part."""
        from tiendo.participation.actions import NewSubject

        return NewSubject(self.subject, self.unit, self.title, self.url or "")

    def also_shown_on(self) -> list[PortalPage]:
        """Published pages elsewhere that show something of this one; those above it do anyway."""
        return []

    def drawn(self) -> dict[str, bool]:
        """What the type itself draws, and whether there is anything in it: ``{"board": True}``."""
        return {}

    def public_content(self) -> dict[str, Any]:
        """What citizens see: of pages that are kept, what was published last."""
        return self.content()

    def get_template(self, request: HttpRequest | None, *args: Any, **kwargs: Any) -> str:
        """The template named after the type: ``portal/article.html``."""
        return f"portal/{self._meta.model_name.removesuffix('page')}.html"

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer a request anew: for addresses with questions in them, and dynamic types."""
        from tiendo.portal.going_out.rendering import html_of

        return HttpResponse(html_of(self, self.public_content(), request))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page as it would be published."""
        from tiendo.portal.going_out.rendering import html_of

        return HttpResponse(html_of(self, self.content(), request))

    def publish(
        self, revision: Revision, user: Any = None, *args: Any, **kwargs: Any
    ) -> Page | None:
        """Become public, by the one way there is (``publication``)."""
        from tiendo.portal.going_out.publication import publish

        def go() -> Any:
            return super(PortalPage, self).publish(revision, user, *args, **kwargs)

        return publish(self, revision, by=user, go=go)

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Stop being public."""
        from tiendo.portal.going_out.publication import unpublish

        unpublish(self, lambda: super(PortalPage, self).unpublish(*args, **kwargs))
