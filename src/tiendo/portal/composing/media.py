"""Pictures, sounds, films, files and maps of a text as plain values."""

from typing import Any

from tiendo.portal.composing.figures import Ledger
from tiendo.portal.composing.pictures import shown
from tiendo.portal.composing.things import file_row, picture_row
from tiendo.portal.models.recording import Recording
from tiendo.portal.models.words import RecordingKind


def recording_row(recording: Recording, ledger: Ledger) -> dict[str, Any]:
    """A recording as the player shows it; the figures of its words are entered."""
    poster = recording.poster.get_rendition("max-960x540").url if recording.poster else ""
    captions = recording.captions.url if recording.captions else ""
    return {
        "key": recording.pk,
        "title": recording.title,
        "is_video": recording.kind == RecordingKind.VIDEO,
        "address": recording.file.url,
        "media_type": recording.media_type,
        "poster": poster,
        "captions": captions,
        "words": ledger.written(recording.words),
        "language": recording.language,
        "language_name": recording.get_language_display(),
        "author": recording.author,
        "performer": recording.performer,
        "rights": recording.rights,
    }


def _picture(value: Any, ledger: Ledger) -> dict[str, Any]:
    picture = value["picture"]
    return {"picture": shown(picture) if picture else None, "caption": value["caption"]}


def _gallery(value: Any, ledger: Ledger) -> dict[str, Any]:
    return {"title": value["title"], "pictures": [picture_row(one) for one in value["pictures"]]}


def _recording(value: Any, ledger: Ledger) -> dict[str, Any]:
    return {"recording": recording_row(value, ledger) if value else None}


def _file(value: Any, ledger: Ledger) -> dict[str, Any]:
    return {"file": file_row(value["file"]), "note": value["note"]}


def _map(value: Any, ledger: Ledger) -> dict[str, Any]:
    return {"title": value["title"], "extent": value["extent"]}


COMPOSERS = {
    "picture": _picture,
    "gallery": _gallery,
    "audio": _recording,
    "video": _recording,
    "file": _file,
    "map": _map,
}
"""How each of these kinds of block becomes plain values."""
