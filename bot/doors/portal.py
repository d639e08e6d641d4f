"""ITP's portal Data Perú, a Tesseract OLAP server: its cubes of services and clients, fetched into files."""

from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

import httpx

from bot.data.itp.layout import layouts
from bot.data.itp.lines import File
from bot.doors.failure import Failure

WAIT = 60.0
"""Seconds without a sign of the server."""

LARGEST = 1 << 29
"""Bytes of one cube; a million records take some 150 MB."""


LONGEST = 900.0
"""Seconds for all of it."""


def fetch(url: str, folder: Path, longest: float = LONGEST) -> list[File]:
    """Asks for each cube by centre, type and month; gives the files with what came.

    Raises:
        Failure: the address is none, or the server does not answer with a cube.
    """
    address, host = _address(url)
    end = monotonic() + longest
    files = []
    try:
        with httpx.Client(timeout=WAIT, follow_redirects=True) as client:
            for layout in layouts().tables:
                asked = {
                    "cube": layout.cube,
                    "drilldowns": ",".join(layout.drilldowns),
                    "measures": layout.measures[0],
                }
                path = folder / f"{layout.cube}.json"
                _save(client, address, asked, path, end)
                files.append(File(path, f"{host}: {layout.cube}", wanted=True))
    except httpx.HTTPError as fault:
        message = f"{host} gives no figures: {str(fault) or type(fault).__name__}"
        raise Failure(message) from fault
    return files


def _address(url: str) -> tuple[str, str]:
    """Where to ask, and the name of the host."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0 and httpx.URL(url)
    except (ValueError, httpx.InvalidURL):
        sound = None
    if not sound:
        message = "--url is not an address like https://example.pe/tesseract"
        raise Failure(message)
    path = parts.path.rstrip("/").removesuffix("/data") + "/data"
    return parts._replace(path=path, query="", fragment="").geturl(), parts.hostname or ""


def _save(client: httpx.Client, address: str, asked: dict[str, str], path: Path, end: float) -> None:
    with client.stream("GET", address, params=asked) as answer:
        if answer.is_error:
            message = f"{answer.url.host} answers {answer.status_code} when asked for the cube {asked['cube']}"
            raise Failure(message)
        size = 0
        with path.open("wb") as file:
            for piece in answer.iter_bytes():
                size += len(piece)
                if size > LARGEST:
                    message = f"{answer.url.host} gives more than {LARGEST >> 20:,} MB for the cube {asked['cube']}"
                    raise Failure(message)
                if monotonic() > end:
                    message = f"{answer.url.host} takes too long to give the cube {asked['cube']}"
                    raise Failure(message)
                file.write(piece)
