"""What a recording is, told by its first bytes; a name proves nothing."""

import html
import re

_EBML = b"\x1a\x45\xdf\xa3"
_CUE_MARKS = re.compile(r"<[^>]*>")
_MPEG_LAYER_3 = 0x02  # bits 2 and 1 of the second byte: 01
HEAD = 4096
"""So many bytes of a file are enough to tell."""

SOUND = {"mp3": "audio/mpeg", "ogg": "audio/ogg", "wav": "audio/wav", "m4a": "audio/mp4"}
FILM = {"mp4": "video/mp4", "webm": "video/webm"}


def recording_kind(head: bytes) -> str | None:
    """mp3, ogg, wav, m4a, mp4 or webm; None for anything else."""
    if head.startswith(b"OggS"):
        return "ogg"
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "wav"
    if head[4:8] == b"ftyp":
        return "m4a" if head[8:12] == b"M4A " else "mp4"
    if head.startswith(_EBML) and b"webm" in head[:64]:
        return "webm"
    return "mp3" if head.startswith(b"ID3") or _is_mpeg_sound(head) else None


def _is_mpeg_sound(head: bytes) -> bool:
    """Whether it begins with a frame of MPEG layer 3: eleven set bits, a true bit rate."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    return head[1] & 0x06 == _MPEG_LAYER_3 and head[2] & 0xF0 not in (0x00, 0xF0)


def captions_fault(raw: bytes) -> str:
    """Why bytes are no WebVTT captions: "encoding", "form", "empty", or nothing."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "encoding"
    first = text.split("\n", 1)[0].rstrip("\r")
    if first != "WEBVTT" and not first.startswith(("WEBVTT ", "WEBVTT\t")):
        return "form"
    return "" if "-->" in text else "empty"


def spoken(raw: bytes) -> str:
    """The words of WebVTT captions, a line for each cue, without times, names and marks."""
    lines = raw.decode("utf-8-sig", "replace").splitlines()
    cues: list[list[str]] = []
    is_cue = False
    for line in lines:
        if "-->" in line:
            cues.append([])
            is_cue = True
        elif not line.strip():
            is_cue = False
        elif is_cue:
            cues[-1].append(_CUE_MARKS.sub("", line).strip())
    return html.unescape("\n".join(" ".join(words) for words in cues))
