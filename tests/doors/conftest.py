"""`cite-bot` as its users start it: a process of its own, in a folder without settings."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., subprocess.CompletedProcess[bytes]]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_STATE_HOME": str(folder / "state"), **settings}


@pytest.fixture
def cite_bot(tmp_path) -> Command:
    def run(*args: str, stdin: bytes = b"", **settings: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "bot", *args],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=environment(tmp_path, **settings),
            timeout=60,
            check=False,
        )

    return run
