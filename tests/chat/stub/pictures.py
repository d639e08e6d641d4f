"""Pictures: whether an upload is one that Telegram would show as a photo (core.telegram.org/bots/api#sendphoto)."""

import zlib
from collections.abc import Iterator

from .refused import refuse

LARGEST = 10 * 1024 * 1024
"""Bytes of a photo."""

LONGEST = 10_000
"""Pixels of width and height together."""

THINNEST = 20
"""How many times as long as broad."""

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""JPEG markers before which the size stands (ITU T.81, table B.1)."""


def size(data: bytes) -> tuple[int, int]:
    """Width and height of a photo in pixels; refuses what Telegram could not show as one."""
    if len(data) > LARGEST:
        refuse(f"file of size {len(data)} bytes is too big for a photo; the maximum size is {LARGEST} bytes")
    try:
        width, height = _png(data) if data.startswith(PNG) else _jpeg(data)
    except (IndexError, ValueError):
        refuse("IMAGE_PROCESS_FAILED")
    if not 0 < width + height <= LONGEST or max(width, height) > THINNEST * min(width, height):
        refuse("PHOTO_INVALID_DIMENSIONS")
    return width, height


def _png(data: bytes) -> tuple[int, int]:
    chunks = list(_chunks(data))
    first, last = chunks[0], chunks[-1]
    if (first[0], last[0]) != (b"IHDR", b"IEND") or b"IDAT" not in dict(chunks):
        message = "no picture in it"
        raise ValueError(message)
    return int.from_bytes(first[1][:4], "big"), int.from_bytes(first[1][4:8], "big")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each part of a PNG, its checksum proven."""
    at = len(PNG)
    while at < len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4], "big")
        kind, content, proof = data[at + 4 : at + 8], data[at + 8 : end], data[end : end + 4]
        if zlib.crc32(kind + content) != int.from_bytes(proof, "big") or len(proof) != 4:
            message = "damaged"
            raise ValueError(message)
        yield kind, content
        at = end + 4


def _jpeg(data: bytes) -> tuple[int, int]:
    if not data.startswith(JPEG):
        message = "neither PNG nor JPEG"
        raise ValueError(message)
    at = 2
    while data[at + 1] not in FRAMES:
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at] != 0xFF:
            message = "damaged"
            raise ValueError(message)
    if at + 9 > len(data):
        message = "cut off"
        raise ValueError(message)
    return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
