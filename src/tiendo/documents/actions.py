"""Keeping a text for a unit, and deleting it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.common.fold import fold
from tiendo.documents.keeping import keepable, to_record
from tiendo.documents.models import Content, Text
from tiendo.documents.readers import Document
from tiendo.documents.titles import shortened, title_in
from tiendo.units.queries import Unit


@dataclass(frozen=True)
class NewText:
    """A text to be kept: what was read, the bytes, and what was said of it."""

    unit: Unit
    document: Document
    original: bytes
    file_name: str = ""
    title: str = ""
    year: int | None = None


def title_of(new: NewText) -> str:
    """The title the person gave, else the one the text bears, else the file's name."""
    title = new.title.strip() or title_in(new.document.text) or new.file_name
    return shortened(keepable(" ".join(title.split())))


@transaction.atomic
def keep_text(*, by: Person, at: datetime, new: NewText) -> Text:
    """Keep a text for its unit."""
    title = title_of(new)
    text = Text.objects.create(
        unit=new.unit,
        title=title,
        folded_title=fold(title),
        kind=new.document.kind,
        file_name=keepable(new.file_name[-200:]),
        year=new.year,
        characters=len(new.document.text),
        added_by=by,
        added_at=at,
    )
    Content.objects.create(text=text, blocks=to_record(new.document), original=new.original)
    deed = Deed(
        "documents.keep", "text", str(text.pk), new.unit.code, {"characters": text.characters}
    )
    record(by=by, at=at, deed=deed)
    return text


@transaction.atomic
def delete_text(*, by: Person, at: datetime, text: Text) -> None:
    """Delete a text with its bytes for good; only the event of it remains."""
    deed = Deed("documents.delete", "text", str(text.pk), text.unit.code, {"title": text.title})
    text.delete()
    record(by=by, at=at, deed=deed)
