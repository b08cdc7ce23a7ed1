"""Expressions made of word lists: one alternation in which the words share their beginnings."""

from __future__ import annotations

import re
from collections.abc import Iterable

Tree = dict[str, "Tree"]


def one_of(words: Iterable[str]) -> str:
    """One alternation of words, the longest first; a search looks at each letter only once."""
    tree: Tree = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: Tree) -> str:
    """The expression of what may follow at one letter of the words."""
    ways = [re.escape(letter) + _branch(below) for letter, below in sorted(node.items()) if letter]
    if not ways:
        return ""
    body = ways[0] if len(ways) == 1 else "(?:" + "|".join(ways) + ")"
    if "" in node:
        body = "(?:" + body + ")?"
    return body
