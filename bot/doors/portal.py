"""ITP's portal Data Perú, a Tesseract OLAP server: its cubes of services and clients, fetched into files."""

from pathlib import Path
from urllib.parse import urlsplit

import httpx

from bot.data.itp.layout import layouts
from bot.doors.failure import Failure

WAIT = 60.0
"""Seconds without a sign of the server."""

LARGEST = 1 << 29
"""Bytes of one cube; a million records take some 150 MB."""


def fetch(url: str, folder: Path) -> list[Path]:
    """Asks for each cube by centre, type and month; gives the files with what came.

    Raises:
        Failure: the address is none, or the server does not answer with a cube.
    """
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        message = "--url is not an address like https://example.pe/tesseract"
        raise Failure(message)
    address = url.rstrip("/").removesuffix("/data") + "/data"
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
                _save(client, address, asked, path)
                files.append(path)
    except httpx.HTTPError as fault:
        message = f"{urlsplit(url).hostname} gives no figures: {fault or type(fault).__name__}"
        raise Failure(message) from fault
    return files


def _save(client: httpx.Client, address: str, asked: dict[str, str], path: Path) -> None:
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
                file.write(piece)
