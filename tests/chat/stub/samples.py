"""Pictures for tests, as small as they can be and still be pictures."""

import zlib


def png(width: int = 4, height: int = 3, *, padding: int = 0) -> bytes:
    """A grey PNG of this size; `padding`: bytes of comment in it."""
    pixels = zlib.compress((b"\0" + bytes(width)) * height)
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\0\0\0\0"
    chunks = [(b"IHDR", header), (b"tEXt", bytes(padding)), (b"IDAT", pixels), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def jpeg(width: int = 4, height: int = 3) -> bytes:
    """The head of a JPEG of this size; no more of it is looked at."""
    comment = b"\xff\xfe\0\x06hola"
    frame = b"\xff\xc0\0\x0b\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + b"\x01\x01\x11\0"
    return b"\xff\xd8" + comment + frame + b"\xff\xd9"


def _chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")
