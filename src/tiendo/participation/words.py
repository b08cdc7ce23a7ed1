"""Words of participation that several pages share."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

ASPECT_WORDS: "dict[str, StrPromise]" = {
    "interface": _("Interface"),
    "content": _("Content"),
    "quality": _("Quality of the information"),
    "support": _("Support of users"),
}

STAR_WORDS: "dict[int, StrPromise]" = {
    1: _("1 star: very poor"),
    2: _("2 stars: poor"),
    3: _("3 stars: fair"),
    4: _("4 stars: good"),
    5: _("5 stars: very good"),
}


def aspect_words(aspect: str) -> "StrPromise":
    """The name of one of the four aspects of Decree 42/2022/NĐ-CP Art. 8(1)d."""
    return ASPECT_WORDS[aspect]


def widget_words() -> dict[str, str]:
    """What the box of the human check says."""
    return {
        "label": gettext("Check that no machine is writing"),
        "verifying": gettext("Checking…"),
        "verified": gettext("Checked"),
        "error": gettext("The check did not work. Try again."),
        "expired": gettext("The check has expired. Try again."),
        "waitAlert": gettext("Checking… please wait."),
        "ariaLinkLabel": "altcha",
        "footer": "",
    }
