"""The bot as those who run it install it: without its makers' tools, some of which libraries load where they are."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]

Command = tuple[str, ...]
"""What starts the bot."""


@contextmanager
def installed() -> Iterator[Command]:
    """An environment of its own, for as long as this is entered."""
    with TemporaryDirectory() as folder:
        settings = os.environ | {"UV_PROJECT_ENVIRONMENT": folder}
        sync = [str(ROOT / ".ci" / "uv"), "sync", "--no-dev", "--quiet"]
        subprocess.run(sync, cwd=ROOT, env=settings, check=True)  # noqa: S603 - our own command
        yield str(Path(folder) / "bin" / "cite-bot"), "run"
