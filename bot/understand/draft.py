"""What one message says, before the conversation and the defaults complete it."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from bot.question import GroupBy
from bot.registry import Kind
from bot.understand.moments import Moment
from bot.understand.subjects import Subjects

TIME = frozenset({"month", "quarter", "year"})
"""Arrangements by time."""


@dataclass(slots=True)
class Draft:
    """One message, read and resolved.

    Attributes:
        cues: the cues of the question.
        subjects: centres, regions, chains and types named.
        indicator: the indicator said or implied; None when the message leaves it open.
        said: an indicator was named, not merely implied.
        counted: the centres themselves are what is counted or listed ("cuántos CITE hay").
        census: what the centres themselves are counted by ("qué región tiene más CITE").
        moments: periods named, in order.
        between: the ends of a pair were said with "entre … y".
        group: what the answer is arranged by, when that was said.
        asked_which: what "qué" or "cuál" asks for ("qué región").
        one: the question asks for a single winner.
        several: the question asks for more than one winner ("cuáles", "quiénes").
        limit: how many rows were asked for.
        rank: which place of a ranking is asked for ("¿quién va segundo?").
        kind: public or private centres only.
        at_least, at_most: limits on the figures.
        aside: what is named outside the question.
        head_and_place: chain and place together narrow one another rather than stand side by side.
        types_last: the type comes after the verb ("¿qué parte son capacitaciones?"): it is the part asked about.
        share_first: the share is of the first thing named ("participación de la cadena textil en Puno").
        follows: it opens with "y", "ahora", "mejor" …
        apart: periods were set against one another ("enero vs febrero").
        number: a bare number that is no date and no limit ("dame las tres").
        region_said: "la región" was said without a name: that of the story.
        placed: "CITE en" and a region: which ones there are.
        pointed: its names were pointed at in the last reply ("el segundo").
        ordinal: "el segundo", "la tercera" and the like stand in it.
    """

    cues: AbstractSet[str]
    subjects: Subjects
    indicator: str | None = None
    said: bool = False
    counted: bool = False
    census: GroupBy | None = None
    moments: tuple[Moment, ...] = ()
    between: bool = False
    group: GroupBy | None = None
    asked_which: GroupBy | None = None
    one: bool = False
    several: bool = False
    limit: int | None = None
    rank: int | None = None
    kind: Kind | None = None
    at_least: int | None = None
    at_most: int | None = None
    aside: Subjects = field(default_factory=Subjects)
    head_and_place: bool = False
    types_last: bool = False
    share_first: bool = False
    follows: bool = False
    apart: bool = False
    number: int | None = None
    region_said: bool = False
    pointed: bool = False
    placed: bool = False
    ordinal: bool = False

    def has(self, *cues: str) -> bool:
        """Whether any of these cues was given."""
        return not self.cues.isdisjoint(cues)

    @property
    def limited(self) -> bool:
        """Whether only figures above or below a limit are asked for."""
        return self.at_least is not None or self.at_most is not None

    @property
    def network(self) -> bool:
        """Whether the whole network was named, and nothing smaller."""
        return "network" in self.cues and not self.subjects.named

    @property
    def empty(self) -> bool:
        """Whether nothing was said that a question could be made of."""
        subjects = self.subjects
        return not (
            self.indicator
            or subjects.named
            or self.moments
            or subjects.types
            or subjects.choices
            or self.group
            or self.counted
            or self.limit
            or self.kind
            or self.limited
        )
