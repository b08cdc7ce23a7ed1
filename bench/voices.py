"""Citizens who vote and comment while others read.

``python -m bench.voices PORT SUBJECT SECONDS`` prints as JSON how many were thanked, how many
were not, and how long they waited (seconds). Each is a visitor of a network of their own: the site
trusts what they say in X-Forwarded-For.
"""

from __future__ import annotations

import http.client
import json
import sys
import time
from collections import deque
from typing import Any
from urllib.parse import quote, urlencode

FIRST_WAIT = 3.2
"""Seconds between opening a comment's form and sending it; faster is not believed."""


class Voices:
    """One connection on which many citizens speak in turn."""

    def __init__(self, port: int, subject: str) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.subject = subject
        self.spoken = 0
        self.taken = 0
        self.refused = 0
        self.waited: list[float] = []

    def token(self, purpose: str) -> str:
        """A fresh token, as the page's script fetches it."""
        about = f"/tham-gia/ve/?viec={purpose}&doi-tuong={quote(self.subject)}"
        self.line.request("GET", about, headers=self._headers())
        return str(json.loads(self.line.getresponse().read())["token"])

    def send(self, path: str, fields: dict[str, Any]) -> None:
        """Send a form, and note whether it was taken."""
        body = urlencode({"subject": self.subject, **fields})
        headers = self._headers() | {"Content-Type": "application/x-www-form-urlencoded"}
        asked_at = time.monotonic()
        self.line.request("POST", path, body, headers)
        answer = self.line.getresponse()
        answer.read()
        self.waited.append(time.monotonic() - asked_at)
        self.taken += answer.status == 200
        if answer.status != 200:
            self.refused += 1
            print(f"{path} answered {answer.status}", file=sys.stderr)

    def _headers(self) -> dict[str, str]:
        self.spoken += 1
        network = f"10.{self.spoken >> 16 & 255}.{self.spoken >> 8 & 255}.{self.spoken & 255}"
        return {"X-Forwarded-For": network, "Sec-Fetch-Site": "same-origin"}


def speak(port: int, subject: str, seconds: float) -> dict[str, float]:
    """Ten votes and two comments a second for so long."""
    voices = Voices(port, subject)
    written: deque[tuple[float, str]] = deque()
    end = time.monotonic() + seconds
    number = 0
    while (now := time.monotonic()) < end or written:
        number += 1
        if now < end:
            voices.send("/tham-gia/danh-gia/", {"stars": 5, "token": voices.token("vote")})
            if number % 5 == 0:
                written.append((now, voices.token("comment")))
        if written and now - written[0][0] > FIRST_WAIT:
            fields = {"name": "Bạn đọc", "text": f"Ý kiến số {number}, minh họa."}
            token = written.popleft()[1]
            voices.send("/tham-gia/y-kien/", fields | {"token": token})
        time.sleep(max(0.0, now + 0.1 - time.monotonic()))
    waited = sorted(voices.waited)
    most = waited[len(waited) * 95 // 100]
    return {"taken": voices.taken, "refused": voices.refused, "most": most}


if __name__ == "__main__":
    print(json.dumps(speak(int(sys.argv[1]), sys.argv[2], float(sys.argv[3]))))
