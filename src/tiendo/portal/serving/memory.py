"""What a process keeps at hand, bounded by its size: what was asked for longest ago goes first."""

from collections import OrderedDict
from dataclasses import dataclass, field

from tiendo.portal.serving.kept import Mark

Headers = list[tuple[bytes, bytes]]

OVERHEAD = 3_000
"""About how many bytes an answer takes besides its body: headers, key, objects."""


@dataclass(frozen=True, slots=True)
class Key:
    """What an answer depends on besides what is kept: the site, and whether HTTPS is spoken."""

    is_secure: bool
    host: str
    port: int
    path: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer ready to be sent: the body compressed, and the headers of its three forms."""

    mark: Mark
    etag: bytes
    packed: bytes
    whole: Headers
    unpacked: Headers
    unchanged: Headers


@dataclass(slots=True)
class Entry:
    """An answer, or that there is none, and when that was last looked up (seconds)."""

    answer: Answer | None
    looked_at: float

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        return OVERHEAD + (len(self.answer.packed) if self.answer else 0)


@dataclass(slots=True)
class Memory:
    """Entries of at most ``limit`` bytes together."""

    limit: int
    size: int = 0
    entries: OrderedDict[Key, Entry] = field(default_factory=OrderedDict)

    def get(self, key: Key) -> Entry | None:
        """What is at hand for a key."""
        entry = self.entries.get(key)
        if entry is not None:
            self.entries.move_to_end(key)
        return entry

    def put(self, key: Key, entry: Entry) -> None:
        """Keep an entry, and let go of old ones until all fit."""
        if (before := self.entries.pop(key, None)) is not None:
            self.size -= before.size
        self.entries[key] = entry
        self.size += entry.size
        while self.size > self.limit:
            _, oldest = self.entries.popitem(last=False)
            self.size -= oldest.size
