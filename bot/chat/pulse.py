"""Signs of life of this process: when it last looked for what is due, and when it last fetched updates."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class Pulse:
    """Moments; None: never yet, or, of fetching, where updates are brought to it."""

    ticked_at: datetime | None = None
    polled_at: datetime | None = None
