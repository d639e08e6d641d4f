"""The periods that a text asks for: moments joined by "de … a", "hasta", "desde", "vs", "y"."""

from dataclasses import dataclass
from datetime import date

from bot.understand.calendar_grammar import moments
from bot.understand.language import Language
from bot.understand.moments import Moment
from bot.understand.ranges import Ranges, in_latest_year
from bot.understand.shared_years import repeat_parts, share_years
from bot.understand.words import Text


@dataclass(frozen=True, slots=True)
class Periods:
    """What a text says of time.

    Attributes:
        moments: one for each period named, ranges joined, in the order of the text.
        between: the two ends were said with "entre … y", which may be a range or a pair.
        tokens: the places of all tokens that were read.
    """

    moments: tuple[Moment, ...] = ()
    between: bool = False
    tokens: frozenset[int] = frozenset()

    def dated(self, today: date, year: int | None = None) -> tuple[Moment, ...]:
        """The moments with a year each: that of the conversation, else the latest in which they are over."""
        return tuple(in_latest_year(moment, today, year) for moment in self.moments)


NO_PERIODS = Periods()
"""What a text without dates says of time."""


def read_periods(text: Text, tongue: Language, today: date, taken: frozenset[int]) -> Periods:
    """Finds all periods of a text; `taken` are tokens that stand for something else."""
    found = moments(text, tongue, today, taken)
    if not found:
        return NO_PERIODS
    days = [moment for moment in found if moment.unit == "day"]
    aside = days if len(days) == 1 and len(found) > 1 else []  # a letter's date is not what it asks for
    if aside:
        found = [moment for moment in found if moment.unit != "day"]
    said = found
    found = repeat_parts(share_years(found), text.forms, tongue)
    joined, between = Ranges(text, tongue, today).join(found)
    read = frozenset([place for moment in (*joined, *said, *days) for place in range(moment.start, moment.end)])
    return Periods(tuple(joined), between, read)
