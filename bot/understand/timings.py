"""What a text says of how often, when and where by the clock, all together, and the words that say it."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.rhythm import Timing
from bot.understand.how_often import Often, how_often, settled
from bot.understand.news import News, news
from bot.understand.patterns import Sorted
from bot.understand.time_of_day import Clock, time_of_day
from bot.understand.time_zones import time_zone


class Timings(NamedTuple):
    """What is said of when something comes.

    Attributes:
        often: the rhythms named.
        news: what is said of new figures.
        clock: the hours named.
        zone: the time zone named.
        zoned: the places of the words that say it.
    """

    often: list[Often]
    news: News
    clock: Clock
    zone: str | None
    zoned: frozenset[int]

    @classmethod
    def read(cls, text: Sorted) -> "Timings":
        """Reads a text through for all of them."""
        clock, (zone, zoned) = time_of_day(text), time_zone(text)
        days = text.without(clock.numbers) if clock.numbers else text  # "Cada día 6 p.m." is no sixth day of the month
        return cls(how_often(days), news(text), clock, zone, zoned)

    def timing(self, often: Sequence[Often], *, news: bool) -> Timing:
        """What these rhythms say together with the hour and the zone."""
        every, day = ("news", None) if news and not often else settled(often)
        return Timing(every, day, self.clock.at, self.zone)

    def places(self, often: Sequence[Often], *, news: bool) -> frozenset[int]:
        """The places of the words that say so."""
        rhythms = {place for one in often for place in range(one.start, one.end)}
        return frozenset(rhythms | self.clock.places | self.zoned | (self.news.places if news else frozenset()))
