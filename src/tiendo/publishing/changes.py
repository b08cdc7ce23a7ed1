"""Which numbers differ between two versions of what the public sees.

Worked out from the contents alone, so that nobody decides whether a change is "minor": every digit
a reader can see counts, in words and tables alike. Moving a paragraph or rewording around a number
changes none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from html import unescape
from itertools import zip_longest
from typing import Any, NamedTuple

_NUMBER = re.compile(r"[-−]?\d(?:[\d.,/]*\d)?(?:\s?[%‰])?")
_TAG = re.compile(r"<[^>]*>")
_UNSEEN = {
    *("address", "addresses", "digest", "etag", "figures", "file", "height", "href", "id", "key"),
    *(
        "language",
        "level",
        "media_type",
        "pk",
        "place",
        "reference",
        "references",
        "size",
        "slug",
        "src",
    ),
    *("subject", "type", "unit_key", "url", "urls", "version", "width"),
}
"""Parts of a content that no reader sees, and ``figures``, which repeats what stands in a text."""

_UNSEEN_ENDINGS = ("_at", "_id", "_on", "_url")
_ADDRESSES = ("/", "#", "http://", "https://")
"""How a text begins that is an address of something and not words."""

_AROUND = 24
"""How many letters on each side name the place of a number in a text."""


@dataclass(frozen=True)
class Change:
    """One number that is not what it was: where, before, after (empty where it was not there)."""

    place: str
    before: str
    after: str


class _Number(NamedTuple):
    """A number a reader sees: what is printed, the exact value behind it, and where it stands."""

    printed: str
    exact: str
    place: str


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """The numbers that differ, as the later version names them, and what is gone."""
    old, new = list(_numbers(before, ())), list(_numbers(after, ()))
    old, new = _unmatched(old, new), _unmatched(new, old)
    return [_change(was, now) for was, now in _paired(old, new) if _said(was) != _said(now)]


def _paired(
    old: Sequence[_Number], new: Sequence[_Number]
) -> Iterator[tuple[_Number | None, _Number | None]]:
    """Each number beside the one that took its place; None where there is none."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    keys = [_said(one) for one in old], [_said(one) for one in new]
    for _tag, i, to_i, j, to_j in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        yield from zip_longest(old[i:to_i], new[j:to_j])


def _said(number: _Number | None) -> tuple[str, str] | None:
    """What of a number counts: how it is printed, and what it is exactly."""
    return None if number is None else (number.printed.replace("−", "-"), number.exact)


def _change(was: _Number | None, now: _Number | None) -> Change:
    place = now or was
    return Change(
        place.place if place else "", was.printed if was else "", now.printed if now else ""
    )


def recorded(found: Sequence[Change]) -> list[dict[str, str]]:
    """Changes as a snapshot keeps them."""
    return [asdict(one) for one in found]


def _unmatched(numbers: Sequence[_Number], others: Sequence[_Number]) -> list[_Number]:
    """The numbers without those that stand in the same words in the other version."""
    there = Counter(others)
    left = []
    for one in numbers:
        if there[one]:
            there[one] -= 1
        else:
            left.append(one)
    return left


def _numbers(part: Any, path: tuple[str, ...]) -> Iterator[_Number]:
    """Every number of a content that a reader sees; keys in the order of the alphabet, since not
    every database keeps the order they were written in."""
    if isinstance(part, Mapping):
        named = str(part.get("name") or part.get("title") or part.get("words") or "")
        here = (*path, named) if named else path
        if "printed" in part and "exact" in part:
            yield _Number(str(part["printed"]), str(part["exact"]), " · ".join(here))
            return
        for key, value in sorted(part.items()):
            if key not in _UNSEEN and not key.endswith(_UNSEEN_ENDINGS):
                yield from _numbers(value, here if _is_list_of_parts(value) else (*here, key))
    elif isinstance(part, str):
        if not part.startswith(_ADDRESSES):
            yield from _of_text(part, path)
    elif isinstance(part, Sequence):
        for place, value in enumerate(part):
            yield from _numbers(value, (*path, str(place + 1)) if _is_bare(value) else path)
    elif isinstance(part, int) and not isinstance(part, bool):
        yield _Number(str(part), "", " · ".join(path))


def _is_list_of_parts(value: Any) -> bool:
    """Whether a list holds parts that are named themselves."""
    return isinstance(value, list | tuple) and any(isinstance(one, Mapping) for one in value)


def _is_bare(value: Any) -> bool:
    """Whether only its place in the list names a value."""
    return value is None or isinstance(value, str | int)


def _of_text(text: str, path: tuple[str, ...]) -> Iterator[_Number]:
    """The numbers of a text, with the words around them as their place."""
    seen = " ".join(unescape(_TAG.sub(" ", text)).split())
    for found in _NUMBER.finditer(seen):
        if seen == found[0]:
            place = " · ".join(path)
        else:
            start, end = max(found.start() - _AROUND, 0), found.end() + _AROUND
            place = seen[start:end].strip()
        yield _Number(found[0], "", place)
