"""Telling machines from people by how they call themselves and how they behave."""

import re

ROBOTS = re.compile(
    r"bot|crawl|spider|slurp|scan|fetch|monitor|preview|headless|lighthouse|python|curl|wget|java/"
    r"|go-http|okhttp|axios|httpclient|libwww|perl|ruby|node|feed|archive|facebookexternalhit"
    r"|zalo-?share|phantom|selenium|puppeteer|playwright",
    re.IGNORECASE,
)

SHORTEST_NAME = 20
"""A browser says more of itself than so many characters."""


def is_robot(browser: str) -> bool:
    """Whether what the browser calls itself is the name of a machine, or no name at all."""
    return len(browser) < SHORTEST_NAME or ROBOTS.search(browser) is not None
