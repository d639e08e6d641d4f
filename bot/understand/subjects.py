"""Who and what the question is about, from the names found in it.

A centre's own name is that centre; "CITE" and a place that is nobody's alias is all centres there; chain and place is
the centre, or the chain's centres in that place; what still fits several centres is asked back.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from bot.question import Choice, Stand, Subject, SubjectKind
from bot.registry import Centre
from bot.understand.phrases import Entry
from bot.understand.words import fold

TYPES = frozenset({"service_type", "client_type"})
"""Kinds that tell what is counted, not whose figures they are."""

_KINDS: dict[str, SubjectKind] = {
    "centre": "centre",
    "region": "region",
    "chain": "chain",
    "service_type": "service_type",
    "client_type": "client_type",
}


class Named(NamedTuple):
    """A phrase, from token `start` to `end` (not included), that names something.

    Attributes:
        entries: what is named; several when it may be any of them.
        headed: "CITE" leads to it.
        words: the phrase as it stands in the text.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    headed: bool = False
    words: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Kind of what is named."""
        return self.entries[0].kind

    @property
    def id(self) -> str:
        """Id of what is named, when it is one thing."""
        return self.entries[0].id

    @property
    def subject(self) -> Subject:
        """What is named, when it is one thing."""
        entry = self.entries[0]
        return Subject(_KINDS[entry.kind], entry.id)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """All that it may mean."""
        return tuple(Choice(_KINDS[entry.kind], entry.id) for entry in self.entries)

    def as_centre(self, id_: str) -> "Named":
        """The same phrase, meant as a centre."""
        return self._replace(entries=(Entry("centre", id_, "rest"),), headed=True)


@dataclass(slots=True)
class Subjects:
    """All that a text names.

    Attributes:
        named: centres, regions and chains in the order of the text.
        types: service and client types in the order of the text.
        plural: the centres were spoken of in the plural ("los CITE textiles").
        head: "CITE", "centro" or "unidad técnica" was said.
        choices: what an ambiguous or doubtful name may mean; `word` is that name as typed.
    """

    named: list[Named] = field(default_factory=list)
    types: list[Named] = field(default_factory=list)
    plural: bool = False
    head: bool = False
    choices: tuple[Choice, ...] = ()
    word: str = ""

    def of(self, kind: str) -> tuple[str, ...]:
        """Ids of one kind, each once, in order."""
        rows = self.types if kind in TYPES else self.named
        if not rows:
            return ()
        return tuple(dict.fromkeys([row.entries[0].id for row in rows if row.entries[0].kind == kind]))

    @property
    def side_by_side(self) -> tuple[Subject, ...]:
        """Things that can be compared, each once: all that is named, when of one kind or centres beside regions."""
        if not self.named:
            return ()
        kinds = {row.kind for row in self.named}
        if len(kinds) > 1 and not kinds <= {"centre", "region"}:
            return ()
        return tuple(dict.fromkeys([row.subject for row in self.named]))

    @property
    def stands(self) -> tuple[Stand, ...]:
        """Towns that stand for their region."""
        if not self.named:
            return ()
        towns = [row.entries[0] for row in self.named if row.entries[0].kind == "region" and row.entries[0].label]
        return tuple(dict.fromkeys(Stand(town.label, town.id) for town in towns))


def lies_in(centre: Centre, town: str) -> bool:
    """Whether a centre's city, district or province has this town's name."""
    return any(fold(town) in fold(place) for place in (centre.city, centre.district, centre.province) if place)
