"""Line editing at the keyboard, with what was typed before."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import readline
except ImportError:  # A Python built without it, as on Windows, chats without line editing.
    readline = None  # type: ignore[assignment]

LENGTH = 1000
"""Lines that are kept."""


def history_file(environ: Mapping[str, str], home: Path) -> Path:
    """Where typed lines are kept, by the XDG base directories."""
    state = environ.get("XDG_STATE_HOME") or home / ".local" / "state"
    return Path(state) / "cite-bot" / "history"


@contextmanager
def remembered(history: Path | None) -> Iterator[None]:
    """Keeps in a file what is typed meanwhile, for its owner alone; None keeps nothing.

    A file that cannot be read or written is done without.
    """
    if readline is None:
        yield
        return
    readline.set_auto_history(history is not None)
    if history is None:
        yield
        return
    with suppress(OSError):
        history.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        history.touch(mode=0o600)
        history.chmod(0o600)
        readline.read_history_file(history)
    try:
        yield
    finally:
        readline.set_history_length(LENGTH)
        with suppress(OSError):
            readline.write_history_file(history)
            history.chmod(0o600)
