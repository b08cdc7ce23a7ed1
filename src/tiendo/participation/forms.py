"""The forms of citizens; their tokens are fetched, or asked for afterwards (``views.sending``)."""

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy

from tiendo.participation.models import Matter
from tiendo.participation.queries.subjects import ASPECTS
from tiendo.participation.words import ASPECT_WORDS, STAR_WORDS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

LONGEST_COMMENT = 3000
LONGEST_QUESTION = 5000
SHORTEST = 5
FAR_TOO_LONG = 4
"""How many times its limit a text may have before it is tidied: a Vietnamese letter taken apart is
three characters, and the fourth leaves room for what shows nothing."""

MOST_MARKS = 30
"""No writing of the world puts more on one letter (UAX #15, stream-safe text)."""

LEAVE_EMPTY = gettext_lazy("This field must stay empty. Empty it and send again; nothing was sent.")

CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Characters that show nothing or turn the direction of what follows."""


def tidy(text: str) -> str:
    """Text in Unicode NFC (TCVN 6909:2001) without control characters, long gaps and heaps."""
    text = _without_heaps(CONTROLS.sub("", text).replace("\r\n", "\n"))
    text = _without_heaps(unicodedata.normalize("NFC", text))  # some marks come apart into two
    return re.sub(r"\n{3,}", "\n\n", text.replace("\r", "\n")).strip()


def _without_heaps(text: str) -> str:
    """The text with few marks on each letter: to put a heap of them in order takes time that grows
    with the square of their number."""
    kept, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def one_line(text: str) -> str:
    """The same on one line."""
    return " ".join(tidy(text).split())


class Tidied(forms.CharField):
    """Text that is tidied before it is measured, unless it is far too long whatever is taken away:
    nobody has the site work through megabytes only to hear that they are too many."""

    def to_python(self, value: Any) -> str:
        """The text, tidied; what is far too long comes as it is, and its length is refused."""
        text = super().to_python(value) or ""
        is_far_too_long = self.max_length and len(text) > FAR_TOO_LONG * self.max_length
        return text if is_far_too_long else self.tidied(text)

    def tidied(self, text: str) -> str:
        """The text as it is kept."""
        return tidy(text)


class Line(Tidied):
    """A line of text."""

    def tidied(self, text: str) -> str:
        """The text on one line."""
        return one_line(text)


class Passage(Tidied):
    """A text of several lines."""

    widget = forms.Textarea


class TokenForm(forms.Form):
    """A form with an anonymous token instead of a cookie, and a field that people leave empty."""

    purpose = ""
    has_trap = True
    token = forms.Field(
        required=False, widget=forms.HiddenInput
    )  # judged by ``tokens``, whatever it is

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{self.purpose}-%s")
        super().__init__(*args, **kwargs)
        if self.has_trap:
            self.fields["website"] = forms.CharField(
                required=False,
                label=gettext_lazy("Leave this empty"),
                max_length=200,
                error_messages={"max_length": LEAVE_EMPTY},
            )
            self.fields["website"].widget.attrs |= {"autocomplete": "off", "tabindex": "-1"}

    def clean_website(self) -> str:
        """Empty, or the sender is a machine (or a browser that fills in too much)."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(LEAVE_EMPTY)
        return ""


class VoteForm(TokenForm):
    """One to five stars, and the four aspects for whoever wants to say more."""

    purpose = "vote"
    has_trap = False
    subject = forms.CharField(max_length=200, widget=forms.HiddenInput)
    stars = forms.TypedChoiceField(
        label=gettext_lazy("Your rating of this page"),
        choices=list(STAR_WORDS.items()),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose one to five stars."),
            "invalid_choice": gettext_lazy("Choose one to five stars."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for aspect in ASPECTS:
            self.fields[aspect] = forms.TypedChoiceField(
                label=ASPECT_WORDS[aspect],
                choices=[("", "—"), *((n, n) for n in range(1, 6))],
                coerce=int,
                empty_value=None,
                required=False,
            )

    def aspects(self) -> list[forms.BoundField]:
        """The fields of the four aspects."""
        return [self[aspect] for aspect in ASPECTS]


def name_line() -> Line:
    """The field for a name."""
    return Line(
        label=gettext_lazy("Your full name"),
        min_length=2,
        max_length=80,
        error_messages={
            "required": gettext_lazy("Say your name; it stands beside what you write."),
            "min_length": gettext_lazy("The name has at least 2 letters."),
            "max_length": gettext_lazy("The name has at most 80 letters."),
        },
    )


def passage(label: "StrPromise", longest: int) -> Passage:
    """A field for a text of so many characters at most."""
    return Passage(
        label=label,
        min_length=SHORTEST,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": gettext_lazy("Write what you want to say."),
            "min_length": gettext_lazy(
                "That is too short: write at least %(limit_value)d characters."
            ),
            "max_length": gettext_lazy(
                "That is too long: at most %(limit_value)d characters, it has %(show_value)d."
            ),
        },
    )


class CommentForm(TokenForm):
    """A comment: who, how to reach them (not needed, never shown), and what they say."""

    purpose = "comment"
    subject = forms.CharField(max_length=200, widget=forms.HiddenInput)
    name = name_line()
    contact = Line(
        label=gettext_lazy("E-mail or telephone"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Only for the office, never shown."),
    )
    text = passage(gettext_lazy("Your comment"), LONGEST_COMMENT)


class QuestionForm(TokenForm):
    """A question or feedback; name, address and contact as Decree 92/2017/NĐ-CP asks."""

    purpose = "question"
    unit = forms.CharField(max_length=40, widget=forms.HiddenInput)
    matter = forms.ChoiceField(label=gettext_lazy("Kind of message"), choices=Matter.choices)
    title = Line(
        label=gettext_lazy("In one line"),
        min_length=SHORTEST,
        max_length=200,
        error_messages={"required": gettext_lazy("Say in one line what it is about.")},
    )
    text = passage(gettext_lazy("Your question or feedback"), LONGEST_QUESTION)
    name = name_line()
    home = Line(
        label=gettext_lazy("Address"),
        max_length=200,
        help_text=gettext_lazy("Only for the office, never shown."),
        error_messages={"required": gettext_lazy("Say where you live; it is never shown.")},
    )
    contact = Line(
        label=gettext_lazy("E-mail or telephone"),
        max_length=120,
        help_text=gettext_lazy("Only for the office, never shown."),
        error_messages={"required": gettext_lazy("Say how to reach you; it is never shown.")},
    )
    shows_name = forms.BooleanField(
        label=gettext_lazy("My name may stand beside the question when it is published"),
        required=False,
    )


class EditQuestionForm(forms.Form):
    """Changing a question by its private link."""

    name = name_line()
    contact = Line(
        label=gettext_lazy("E-mail or telephone"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Only for the office, never shown."),
    )
    text = passage(gettext_lazy("What you wrote"), LONGEST_QUESTION)


class EditCommentForm(EditQuestionForm):
    """Changing a comment by its private link."""

    text = passage(gettext_lazy("What you wrote"), LONGEST_COMMENT)
