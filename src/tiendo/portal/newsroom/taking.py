"""Taking articles over from an older portal: a preview that writes nothing, then the deed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tiendo.audit.actions import Deed, record
from tiendo.common.fold import slugged
from tiendo.portal.gate.manuscript import manuscript_of
from tiendo.portal.gate.taken_over import digest
from tiendo.portal.models import ArticlePage, HomePage, NewsIndexPage, Picture
from tiendo.portal.newsroom.old_articles import OldArticle
from tiendo.portal.newsroom.old_pictures import Laid, kept, laid
from tiendo.portal.serving.old_addresses import remember
from tiendo.publishing.gate import Picture as SeenPicture
from tiendo.publishing.gate import TooLong, judge
from tiendo.publishing.sentences import sentence

OF_NEW_TEXTS = {"unbound", "unbound-claim"}
"""Objections that say nothing of an old text: its numbers were never bound to anything."""


@dataclass(frozen=True)
class Seen:
    """One article of the preview: whether it is there already, what the reader finds in it, and
    how many of its pictures come."""

    old: OldArticle
    is_there: bool
    findings: list[str]
    pictures: int


@dataclass(frozen=True)
class Taken:
    """An article that came, how many pictures with it, and why others did not."""

    page: ArticlePage
    pictures: int
    faults: list[str]


def preview(home: HomePage, found: Iterable[OldArticle], folder: Path | None = None) -> list[Seen]:
    """What would come, article by article; nothing is written. ``folder`` holds the pictures."""
    listed = list(found)
    there = set(_there(home, listed))
    return [_seen(one, one.key in there, home, folder) for one in listed]


def _seen(old: OldArticle, is_there: bool, home: HomePage, folder: Path | None) -> Seen:
    body = laid(old, folder)
    page = _page(old, body, dict.fromkeys(body.files))
    pictures = tuple(
        SeenPicture(f"body.{place}.picture", file.shows, file_name=file.name)
        for place, file in body.files.items()
    )
    return Seen(old, is_there, [*body.faults, *findings(home, page, pictures)], len(pictures))


def _there(home: HomePage, found: Sequence[OldArticle]) -> list[str]:
    known = ArticlePage.objects.descendant_of(home).exclude(old_address="")
    wanted = {one.key for one in found}
    return [one for one in known.values_list("old_address", flat=True) if one in wanted]


def _page(old: OldArticle, body: Laid, pictures: Mapping[str, Picture | None]) -> ArticlePage:
    """An old article as a page that is not saved yet, with these pictures in their blocks."""
    rows = []
    for one in body.blocks:
        if one["type"] == "picture":
            picture = pictures[one["id"]]
            value = {"picture": picture.pk if picture else None, "caption": one["value"]["caption"]}
            rows.append(one | {"value": value})
        else:
            rows.append(one)
    slug = slugged(old.title)[:90].strip("-") or "bai-viet"
    return ArticlePage(
        title=old.title[:255],
        slug=slug,
        lead=old.lead[:600],
        author=old.author[:120],
        dated_on=old.dated_on,
        picture=pictures.get(body.head) or next(iter(pictures.values()), None),
        old_address=old.key,
        body=json.dumps(rows),
        live=False,
    )


def findings(
    home: HomePage, page: ArticlePage, pictures: tuple[SeenPicture, ...] = ()
) -> list[str]:
    """What the reader finds in an old text and its pictures, in sentences."""
    read = manuscript_of(page)
    try:
        whole = replace(read, pictures=(*read.pictures, *pictures))
        found = judge(whole, home.unit, timezone.localdate())
    except TooLong:
        return [_("longer than the gate reads")]
    return [sentence(one) for one in found if one.code not in OF_NEW_TEXTS]


def take_over(
    *, by: Any, at: datetime, home: HomePage, found: Iterable[OldArticle], folder: Path | None
) -> list[Taken]:
    """Take articles over, each by itself; those that are there already are left as they are.

    ``folder`` is where their pictures lie. They become public as they were printed: dated, marked
    as taken over, their old addresses leading to them.
    """
    news = NewsIndexPage.objects.child_of(home).earliest("pk")
    listed = list(found)
    there = set(_there(home, listed))
    made = []
    for old in listed:
        if old.key in there or not old.body:
            continue
        with transaction.atomic():
            made.append(_taken(old, news, home, folder, by=by, at=at))
        there.add(old.key)
    return made


def _taken(
    old: OldArticle, news: NewsIndexPage, home: HomePage, folder: Path | None, **who: Any
) -> Taken:
    body = laid(old, folder)
    pictures = _kept(body, home)
    page = _page(old, body, pictures)
    page.slug = _free(page.slug, news)
    page.taken_over_on = timezone.localdate(who["at"])
    page.taken_over_text = digest(page)
    news.add_child(instance=page)
    page.save_revision(user=who["by"]).publish(user=who["by"])
    faults = list(body.faults)
    if old.address and not remember(old.address, page, home):
        words = _("its old address “%(address)s” does not lead to it: it is none, or too long")
        faults.append(words % {"address": old.address[:60]})
    detail: dict[str, str | int | None] = {"address": old.address[:200]}
    deed = Deed("portal.take_over", "page", str(page.pk), home.unit.code, detail)
    record(by=who["by"], at=who["at"], deed=deed)
    return Taken(page, len(pictures), faults)


def _kept(body: Laid, home: HomePage) -> dict[str, Picture]:
    """The pictures of a body, kept; a damaged one is left out and told."""
    found = {}
    for place, file in body.files.items():
        try:
            found[place] = kept(file, home)
        except ValidationError as fault:
            body.leave(place)
            words = {"name": file.name, "why": " ".join(fault.messages)}
            body.faults.append(_("The picture “%(name)s” does not come: %(why)s") % words)
    return found


def _free(slug: str, news: NewsIndexPage) -> str:
    """A slug that no article has yet: a number is added where one does."""
    known = set(news.get_children().filter(slug__startswith=slug).values_list("slug", flat=True))
    number, free = 1, slug
    while free in known:
        number += 1
        free = f"{slug}-{number}"
    return free
