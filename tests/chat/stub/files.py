"""The files that Telegram keeps: each has an identifier by which the bot may send it again."""

import hashlib
import mimetypes
from typing import Any, NamedTuple

from aiogram.types import BufferedInputFile

from . import pictures
from .refused import FILE_TOO_BIG, WRONG_FILE, bad_request, refuse

PREVIEW = 320
"""Pixels of the longer side of a photo's small copy."""


GIVEN = 20 * 1024 * 1024
"""Bytes of the largest file that a bot may fetch (core.telegram.org/bots/api#getfile)."""


class File(NamedTuple):
    """A file as it was uploaded: its name and bytes, and what messages show of it."""

    name: str
    data: bytes
    kind: str
    shown: Any


class Files:
    """All files given out so far, by identifier; they stay as long as the stub."""

    def __init__(self) -> None:
        self._kept: dict[str, File] = {}

    def __getitem__(self, file_id: str) -> File:
        return self._kept[file_id]

    def photo(self, given: str | BufferedInputFile) -> list[dict[str, Any]]:
        """The sizes of a photo, the largest last; each has an identifier of its own."""
        if isinstance(given, str):
            return self._known(given, "Photo").shown
        data = _data(given)
        width, height = pictures.size(data)
        part = min(1.0, PREVIEW / max(width, height))
        sizes = [
            {**self._named("AgAC", data), "width": max(1, int(width * part)), "height": max(1, int(height * part))},
            {**self._named("AgAC", data, 1), "width": width, "height": height, "file_size": len(data)},
        ]
        file = File(given.filename or "", data, "Photo", sizes)
        self._kept |= {shown["file_id"]: file for shown in sizes}
        return sizes

    def document(self, given: str | BufferedInputFile) -> dict[str, Any]:
        """A document, with the name and the kind of its upload."""
        if isinstance(given, str):
            return self._known(given, "Document").shown
        name, data = given.filename or "", _data(given)
        mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
        shown = {**self._named("BQAC", data), "file_name": name, "mime_type": mime, "file_size": len(data)}
        self._kept[shown["file_id"]] = File(name, data, "Document", shown)
        return shown

    def way(self, file_id: str) -> dict[str, Any]:
        """Where a bot may fetch a file."""
        file = self._kept.get(file_id)
        if not file:
            raise WRONG_FILE
        if len(file.data) > GIVEN:
            raise FILE_TOO_BIG
        shown = {key: file.shown[key] for key in ("file_id", "file_unique_id", "file_size")}
        return {**shown, "file_path": f"documents/{file_id}"}

    def at(self, path: str) -> bytes | None:
        """The bytes that lie there."""
        file = self._kept.get(path.removeprefix("documents/"))
        return file.data if file else None

    def _named(self, prefix: str, data: bytes, size: int = 0) -> dict[str, str]:
        same = hashlib.sha256(data + bytes([size])).hexdigest()[:16]
        return {"file_id": f"{prefix}AgEAAx{len(self._kept) + size:06}", "file_unique_id": same}

    def _known(self, file_id: str, kind: str) -> File:
        file = self._kept.get(file_id)
        if not file:
            raise WRONG_FILE
        if file.kind != kind:
            raise bad_request(f"can't use file of type {file.kind} as {kind}")  # noqa: EM102, TRY003 - Telegram's
        return file


def _data(given: BufferedInputFile) -> bytes:
    if not given.data:
        refuse("file must be non-empty")
    return given.data
