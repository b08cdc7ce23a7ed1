"""Questions and answers: what was asked and answered, and the way to ask and to follow."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.legal_library import PLAIN


class QuestionsPage(PortalPage):
    """Published questions and answers of the unit; read anew, since answers arrive every day."""

    intro = RichTextField(_("introduction"), blank=True, features=PLAIN)
    content_panels = [*Page.content_panels, FieldPanel("intro")]
    not_searched = ("rows",)
    is_dynamic = True
    standing = ((3, "Hỏi đáp", "hoi-dap"),)
    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("questions and answers")
        verbose_name_plural = _("pages of questions and answers")

    def content(self) -> dict[str, Any]:
        """The newest answers."""
        from tiendo.portal.composing.things import rich

        return {"title": self.title, "intro": rich(self.intro), **self.answer(QueryDict())}

    def answer(self, asked: QueryDict) -> dict[str, Any]:
        """The answers that hold the words asked for."""
        from tiendo.portal.library.asking import answered

        return answered(self.home, asked)
