"""A message that may hold a wish, with what stands in it; and the wish that is made of it."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.rhythm import Timing
from bot.understand.how_often import Often
from bot.understand.language import Language
from bot.understand.patterns import Found
from bot.understand.phrases import Span
from bot.understand.timings import Timings
from bot.understand.wish_words import WishWords
from bot.understand.words import Text


class Wish(NamedTuple):
    """What a message says of what is sent by itself.

    Attributes:
        cue: subscribe, unsubscribe or subscriptions: what kind of question it makes.
        at: the place of the word that says so, which stays in the text.
        timing: how often and when.
        paused: whether it shall rest (True) or go on (False).
        places: the places of what belongs to no name and no figure.
        whole: nothing but this was said.
    """

    cue: str
    at: int
    timing: Timing = Timing()
    paused: bool | None = None
    places: frozenset[int] = frozenset()
    whole: bool = False


class Message(NamedTuple):
    """One message: its text, the phrases and the cues of wishes in it, and what it says of when."""

    text: Text
    spans: Sequence[Span]
    cues: frozenset[str]
    tongue: Language
    words: WishWords
    when: Timings

    @property
    def says_nothing_else(self) -> bool:
        """Whether no name and no figure is said beside the time."""
        when = self.when
        taken = when.places(when.often, news=True)
        small = self.tongue.stop | self.tongue.polite
        return all(at in taken or form in small for at, form in enumerate(self.text.forms))

    @property
    def names(self) -> bool:
        """Whether something to be sent is named beside the time: of the tables, or a sort of figures."""
        taken = self.when.places(self.when.often, news=False)
        return any(
            span.phrase.names or (span.phrase.asks and not span.phrase.wishes and "summary" not in span.phrase.cues)
            for span in self.spans
            if span.start not in taken
        )

    def about(
        self,
        cue: str,
        verbs: Sequence[Found] = (),
        often: Sequence[Often] = (),
        *,
        news: bool = False,
        paused: bool | None = None,
    ) -> Wish:
        """The wish, with what was said of when."""
        places = self.when.places(often, news=news)
        at = self.said_at(verbs) if verbs or self.cues else min(places)
        return Wish(cue, at, self.when.timing(often, news=news), paused, places - {at})

    def said_at(self, verbs: Sequence[Found]) -> int:
        """The place of the first word that says what is wished."""
        cued = [span.start for span in self.spans if span.phrase.wishes]
        return cued[0] if cued else verbs[0].start
