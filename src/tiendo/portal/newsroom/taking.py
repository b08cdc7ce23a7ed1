"""Taking articles over from an older portal: a preview that writes nothing, then the deed."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Collection

from tiendo.audit.actions import Deed, record
from tiendo.portal.gate.manuscript import manuscript_of
from tiendo.portal.gate.taken_over import digest
from tiendo.portal.models import ArticlePage, HomePage, NewsIndexPage, Picture
from tiendo.portal.newsroom.old_articles import OldArticle
from tiendo.portal.newsroom.old_body import blocks
from tiendo.portal.newsroom.uploads import FORMATS, judged, written_anew
from tiendo.portal.serving.old_addresses import remember
from tiendo.publishing.gate import TooLong, judge
from tiendo.publishing.sentences import sentence
from tiendo_core.names import plain_key

OF_NEW_TEXTS = {"unbound", "unbound-claim"}
"""Objections that say nothing of an old text: its numbers were never bound to anything."""


@dataclass(frozen=True)
class Seen:
    """One article of the preview: whether it is there already, and what the reader finds in it."""

    old: OldArticle
    is_there: bool
    findings: list[str]


def preview(home: HomePage, found: Iterable[OldArticle]) -> list[Seen]:
    """What would come, article by article; nothing is written."""
    listed = list(found)
    there = set(_there(home, listed))
    return [Seen(one, one.address in there, findings(home, _page(one))) for one in listed]


def _there(home: HomePage, found: Sequence[OldArticle]) -> list[str]:
    addresses = [one.address for one in found if one.address]
    known = ArticlePage.objects.descendant_of(home).filter(old_address__in=addresses)
    return list(known.values_list("old_address", flat=True))


def _page(old: OldArticle) -> ArticlePage:
    """An old article as a page that is not saved yet."""
    slug = slugify(plain_key(old.title))[:90].strip("-") or "bai-viet"
    return ArticlePage(
        title=old.title[:255],
        slug=slug,
        lead=old.lead[:600],
        author=old.author[:120],
        dated_on=old.dated_on,
        old_address=old.address[:400],
        body=json.dumps(blocks(old.body)),
        live=False,
    )


def findings(home: HomePage, page: ArticlePage) -> list[str]:
    """What the reader finds in an old text, in sentences."""
    try:
        found = judge(manuscript_of(page), home.unit, timezone.localdate())
    except TooLong:
        return [_("longer than the gate reads")]
    return [sentence(one) for one in found if one.code not in OF_NEW_TEXTS]


def take_over(
    *, by: Any, at: datetime, home: HomePage, found: Iterable[OldArticle], folder: Path | None
) -> list[ArticlePage]:
    """Take articles over, each by itself; those that are there already are left as they are.

    ``folder`` is where their pictures lie. They become public as they were printed: dated, marked
    as taken over, their old addresses leading to them.
    """
    news = NewsIndexPage.objects.child_of(home).earliest("pk")
    listed = list(found)
    there = set(_there(home, listed))
    made = []
    for old in listed:
        if old.address and old.address in there:
            continue
        with transaction.atomic():
            made.append(_taken(old, news, home, folder, by=by, at=at))
        there.add(old.address)
    return made


def _taken(
    old: OldArticle, news: NewsIndexPage, home: HomePage, folder: Path | None, **who: Any
) -> ArticlePage:
    page = _page(old)
    page.slug = _free(page.slug, news)
    pictures = [one for one in (_picture(each, folder, home) for each in old.pictures) if one]
    page.picture = pictures[0] if pictures else None
    page.taken_over_on = timezone.localdate(who["at"])
    page.taken_over_text = digest(page)
    news.add_child(instance=page)
    page.save_revision(user=who["by"]).publish(user=who["by"])
    if old.address:
        remember(old.address, page, home)
    detail: dict[str, str | int | None] = {"address": old.address[:200]}
    deed = Deed("portal.take_over", "page", str(page.pk), home.unit.code, detail)
    record(by=who["by"], at=who["at"], deed=deed)
    return page


def _free(slug: str, news: NewsIndexPage) -> str:
    """A slug that no article has yet: a number is added where one does."""
    known = set(news.get_children().filter(slug__startswith=slug).values_list("slug", flat=True))
    number, free = 1, slug
    while free in known:
        number += 1
        free = f"{slug}-{number}"
    return free


def _picture(old: Any, folder: Path | None, home: HomePage) -> Picture | None:
    """A picture that lies in the folder, judged as an upload is; nothing is fetched from afar."""
    if folder is None:
        return None
    path = (folder / old.file).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        return None
    raw = path.read_bytes()
    try:
        kind, clean = judged(raw), written_anew(raw)
    except ValidationError:
        return None
    folder_of = Collection.objects.filter(name=home.unit.full_name).first()
    name = f"{slugify(plain_key(path.stem)) or 'anh'}.{FORMATS[kind]}"
    picture = Picture(
        title=path.stem[:255],
        file=ImageFile(io.BytesIO(clean), name=name),
        description=old.shows[:255],
        collection=folder_of or Collection.get_first_root_node(),
    )
    picture._set_image_file_metadata()
    picture.save()
    return picture
