"""The process that draws for another: a chart as a line of JSON in, a PNG out; it ends with its input."""

import json
import sys
from typing import BinaryIO

from bot.chart import Bar, Chart
from bot.draw import png


def serve(asked: BinaryIO, drawn: BinaryIO) -> None:
    """Draws what is asked, line by line; each answer is a line on what became of it, and the bytes of the picture."""
    for line in asked:
        try:
            picture = png(_chart(line))
        except Exception as fault:  # noqa: BLE001 - whoever asked is told, and the next one is drawn
            drawn.write(f"fault {fault!r}\n".replace("\n", " ").strip().encode() + b"\n")
        else:
            drawn.write(f"png {len(picture)}\n".encode() + picture)
        drawn.flush()


def _chart(line: bytes) -> Chart:
    said = json.loads(line)
    return Chart(**{**said, "bars": tuple(Bar(*bar) for bar in said["bars"]), "notes": tuple(said["notes"])})


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
