"""Who is said to be what: the names and titles that a text sets side by side.

Texts of offices say it in many ways: "Chủ tịch UBND phường Nguyễn Văn A", "ông Nguyễn Văn A - Phó
Bí thư Đảng ủy, Chủ tịch UBND phường", "các đồng chí: Nguyễn Văn A, Bí thư Đảng ủy; Trần Thị B, Phó
Chủ tịch", "hai Phó Chủ tịch UBND phường: Trần Thị B, Lê Văn C". Each name gets each title of its.
"""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.publishing.gate.known import Claim, Known
from tiendo.publishing.gate.titles import (
    FORMER,
    LONGEST_NAME,
    LONGEST_TITLE,
    Sentence,
    expanded,
)
from tiendo_core.names import name_key

_IS, _ALSO, _DEPUTY = name_key("là"), name_key("kiêm"), name_key("phó")
_AND = frozenset(map(name_key, ("và", "cùng")))
_SEVERAL = frozenset(map(name_key, ("các", "hai", "ba", "bốn", "những")))
_NOW = frozenset(map(name_key, ("hiện", "đang")))


def claims(text: str, known: Known) -> Iterator[Claim]:
    """Every name with every title that is said to be its, in the order of the titles."""
    return _Claims(Sentence(text), known).found()


class _Claims:
    """The claims of one text."""

    def __init__(self, sentence: Sentence, known: Known) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.known = known
        self.heads = list(sentence.heads())
        self.starts = {at for at, _head in self.heads}

    def found(self) -> Iterator[Claim]:
        for at, head in self.heads:
            first = self._chain(at)
            if self._is_former(first) or self._is_former(at):
                continue
            after = self._after(at, head)
            before = self._before(first)
            if before and not (after and self._belongs_after(before, after)):
                yield from self._of_one_before(before, first, at)
            elif after:
                yield from self._of_those_after(at, after)
            elif not before:
                yield from self._set_apart(at, head)

    def _title(self, at: int, end: int) -> tuple[str, ...]:
        """The words from one place to another as the register writes titles."""
        words = [word.written for word in self.words[at:end]]
        return self.known.bare(expanded(words))

    def _is_former(self, at: int) -> bool:
        return at > 0 and self.words[at - 1].key in FORMER

    def _person(self, at: int, end: int) -> int:
        """Where a person's name ends that begins at a word, and no later than ``end``; else 0."""
        for name in self.known.names:
            if self._is_known(at, at + len(name)) and at + len(name) <= end:
                return at + len(name)
        last = self.sentence.name(at) if at < end else 0
        return last if last <= end and not self.sentence.is_place(at, last) else 0

    def _is_known(self, at: int, end: int) -> bool:
        said = tuple(word.key for word in self.words[at:end])
        return said in self.known.names and self.words[at].is_capital

    def _person_before(self, end: int) -> tuple[int, int] | None:
        """The name that ends before a word; known ones first."""
        firsts = range(max(end - LONGEST_NAME, 0), end - 1)
        known = [at for at in firsts if self._is_known(at, end)]
        is_person, is_place = self.sentence.is_name, self.sentence.is_place
        like = [at for at in firsts if is_person(at, end) and not is_place(at, end)]
        return next(((at, end) for at in [*known, *like]), None)

    # Titles after a name: "ông Nguyễn Văn A, Phó Bí thư Đảng ủy, Chủ tịch UBND phường"

    def _chain(self, at: int) -> int:
        """Where the row of titles begins that a title stands in."""
        while self._goes_on(at) and not self._person_before(at):
            start = self.sentence.run_before(at)
            lead = start + 1 if self.words[start].key in FORMER else start
            if not (self.sentence.head(lead) or self.sentence.is_rank(lead)):
                break
            at = lead
            if lead > start:
                break
        return at

    def _goes_on(self, at: int) -> bool:
        """Whether a title may go on a row of titles: after a comma or a dash, or after "kiêm"."""
        return self.sentence.is_aside(at) or (at > 0 and self.words[at - 1].key == _ALSO)

    def _before(self, at: int) -> tuple[int, int] | None:
        """Whose titles begin at a word."""
        end = at
        if end and self.words[end - 1].key == _IS and self.sentence.is_joined(end):
            end -= 1
            if end and self.words[end - 1].key in _NOW and self.sentence.is_joined(end):
                end -= 1
            return self._person_before(end) if self.sentence.is_joined(end) else None
        if self.sentence.is_beside(at):
            return self._person_before(at)
        if not self.sentence.is_joined(at):
            return None
        person = self._person_before(at)
        if person and (self._is_known(*person) or self._is_addressed(person[0])):
            return person
        return None

    def _is_addressed(self, at: int) -> bool:
        """Whether "ông", "bà" or "đồng chí" stands before a name."""
        return self.sentence.without_address(max(at - 3, 0), at) < at

    def _belongs_after(self, before: tuple[int, int], after: tuple[int, int]) -> bool:
        """Whether a title between two names is that of the second: of a name the register knows, or
        where the first has a title before it already, as in a list."""
        start = self.sentence.run_before(before[0] + 1)
        has_title = any(start <= at < before[0] for at in self.starts)
        return has_title or self._is_known(*after)

    def _of_one_before(self, person: tuple[int, int], first: int, at: int) -> Iterator[Claim]:
        is_known = self._is_known(*person)
        end, title = self._longest(at)
        if title in self.known.titles or is_known:
            yield self._claim(person, title, person[0], end, is_sure=is_known or first == at)

    def _longest(self, at: int) -> tuple[int, tuple[str, ...]]:
        """Where a title ends that begins at a word: the longest of the register, else as far as its
        words look like one."""
        longest, head = self.sentence.run(at, LONGEST_TITLE), self.sentence.head(at)
        for end in range(longest, head, -1):
            said = self._title(at, end)
            if said in self.known.titles:
                if end < longest and self.words[end].is_capital and end not in self.starts:
                    break  # "Chủ tịch UBND phường Đậu Liêu" is that of another unit
                return end, said
        last = head
        while last < longest and self.sentence.is_title(last, last + 1):
            last += 1
        return last, self._title(at, last)

    # Names after a title: "các Phó Chủ tịch UBND phường Trần Thị B và Lê Văn C"

    def _after(self, at: int, head: int) -> tuple[int, int] | None:
        """The first name in the phrase that a title begins, where the title is no other's."""
        end = self.sentence.run(at, LONGEST_TITLE)
        for first in range(head, end):
            if first in self.starts:
                is_both = self.words[first - 1].key == _ALSO
                return self._after(first, self.sentence.head(first)) if is_both else None
            last = self._person(first, end) or self._person_here(at, first)
            if last:
                return (first, last) if self._is_whole(at, head, first) else None
        return None

    def _person_here(self, at: int, first: int) -> int:
        """A name of two words after "phường", where the title before it is of the register."""
        last = self.sentence.name(first)
        return last if last and self._title(at, first) in self.known.titles else 0

    def _is_whole(self, at: int, head: int, first: int) -> bool:
        """Whether nothing but a title stands between its first words and a name."""
        last = self._title_end(at, first)
        return self._title(at, last) in self.known.titles or self.sentence.is_title(head, last)

    def _title_end(self, at: int, first: int) -> int:
        """Where a title ends before a name: without "đồng chí", or a second title of the person."""
        for other in range(at + 1, first):
            if other in self.starts:
                return other - 1
        return self.sentence.without_address(at, first)

    def _of_those_after(self, at: int, person: tuple[int, int]) -> Iterator[Claim]:
        title = self._title(at, self._title_end(at, person[0]))
        yield from self._each(at, person, title)

    def _set_apart(self, at: int, head: int) -> Iterator[Claim]:
        """A name after a comma or a colon: "Chủ tịch UBND phường, ông Nguyễn Văn A"."""
        end = self.sentence.run(at, LONGEST_TITLE)
        if self.words[end - 1].key == _IS:
            end -= 1
        first = self.sentence.address(end)
        is_told = self.sentence.is_listed(end) or first > end
        last = self._person(first, len(self.words)) if is_told else 0
        title = self._title(at, end)
        is_title = title in self.known.titles or self.sentence.is_title(head, end)
        if last and is_title and not self._has_own(last):
            yield from self._each(at, (first, last), title)

    def _each(self, at: int, person: tuple[int, int], title: tuple[str, ...]) -> Iterator[Claim]:
        """The claim of the first name after a title, and of those that share it."""
        if self._is_known(*person) or title in self.known.titles:
            yield self._claim(person, title, at, person[1])
        if title not in self.known.titles:
            return
        are_several = self._are_several(at)
        if not (are_several or self.words[at].key == _DEPUTY):
            return
        last = person[1]
        while further := self._further(last, are_several=are_several):
            first, last, is_sure = further
            yield self._claim((first, last), title, first, last, is_sure=is_sure)

    def _further(self, end: int, *, are_several: bool) -> tuple[int, int, bool] | None:
        """The next name that shares a title, and whether it surely does."""
        if end >= len(self.words):
            return None
        at = end + 1 if self.words[end].key in _AND and self.sentence.is_joined(end) else end
        if at == end and not self.sentence.is_aside(end):
            return None
        first = self.sentence.address(at) if are_several else at
        last = self._person(first, len(self.words))
        if not last or self._has_own(last):
            return None
        return first, last, are_several or at > end

    def _are_several(self, at: int) -> bool:
        """Whether a title is said of several: "các đồng chí Phó Chủ tịch", "hai Phó Chủ tịch"."""
        before = self.sentence.without_address(max(at - 3, 0), at)
        keys = {self.words[place].key for place in range(max(before - 1, 0), at)}
        return bool(keys & _SEVERAL)

    def _has_own(self, end: int) -> bool:
        """Whether a title of its own follows a name."""
        at = end
        if at < len(self.words) and self.words[at].key == _IS:
            at += 1
        if not (at > end or self.sentence.is_beside(at) or self.sentence.is_joined(at)):
            return False
        if at < len(self.words) and self.words[at].key in FORMER:
            at += 1
        is_rank = self.sentence.is_aside(at) and self.sentence.is_rank(at)
        return (at in self.starts and not self._has_name(at)) or is_rank

    def _has_name(self, at: int) -> bool:
        """Whether the title at a word is that of a name right after it."""
        return self._after(at, self.sentence.head(at)) is not None

    def _claim(
        self,
        person: tuple[int, int],
        title: tuple[str, ...],
        start: int,
        end: int,
        *,
        is_sure: bool = True,
    ) -> Claim:
        name = tuple(word.key for word in self.words[person[0] : person[1]])
        return Claim(name, title, self.words[start].start, self.words[end - 1].end, is_sure)
