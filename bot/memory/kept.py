"""What is kept of one chat, and how it is written down before it is sealed."""

import json
from dataclasses import dataclass
from datetime import time

from bot.memory.faults import sound
from bot.question import Subject
from bot.rhythm import Hours, Quiet

USUAL = Hours()


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything kept of one chat, but for what it is sent.

    Attributes:
        language: the language that was chosen (es, en, qu); None: none was.
        favourites: centres and regions with a star, in the order in which they got it.
        hours: its time zone and its quiet hours.
    """

    language: str | None = None
    favourites: tuple[Subject, ...] = ()
    hours: Hours = USUAL

    def over(self, other: "Kept") -> "Kept":
        """The same, with what only the other has."""
        if other == Kept():  # As that of most: thousands of chats then share one that has nothing in it.
            return self
        hours = other.hours if self.hours == USUAL else self.hours
        return Kept(self.language or other.language, self.favourites or other.favourites, hours)


def written(chat: int, kept: Kept) -> str:
    """The chat's id and what is kept of it, as JSON; with the id inside, a row can be found anew by another key."""
    quiet = kept.hours.quiet
    found = {
        "chat": chat,
        "language": kept.language,
        "favourites": kept.favourites,
        "zone": kept.hours.zone,
        "quiet": [f"{end:%H:%M}" for end in quiet] if quiet else None,
    }
    return json.dumps(found, separators=(",", ":"))


def read(text: str) -> tuple[int, Kept]:
    """What `written` wrote, now or before there were hours; a chat known by a subscription alone has nothing kept.

    Raises:
        CannotRemember: something else, or a later version, wrote it.
    """
    with sound():
        found = json.loads(text)
        if "question" in found:  # As an earlier version kept it, and sealed it.
            return found["chat"], Kept()
        favourites = tuple(Subject(*favourite) for favourite in found["favourites"])
        quiet = found.get("quiet", USUAL.quiet)
        hours = Hours(found.get("zone", USUAL.zone), Quiet(*map(_time, quiet)) if quiet else None)
        return found["chat"], Kept(found["language"], favourites, hours)


def _time(text: str | time) -> time:
    return text if isinstance(text, time) else time.fromisoformat(text)
