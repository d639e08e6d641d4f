"""A press note beside the tables: which of its figures are new, which change another, which must be looked at."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from bot.data.faults import BadTables, Fault
from bot.data.note.finding import Finding, Note
from bot.data.observation import Observation
from bot.data.proposal import Doubt
from bot.data.recorded import additive
from bot.data.revising import coarser, doubts_of
from bot.data.standing import Standing, standing_of
from bot.data.storing import Stamp, add
from bot.registry import Source


class Weighed(NamedTuple):
    """A finding beside the tables.

    Attributes:
        before: the figure that stands for its cell; None: there is none.
        doubts: what is odd about it beside other figures.
        adds: whether a row would be added; `older`: it would not count, as the one that stands was published later.
    """

    finding: Finding
    before: Observation | None
    doubts: tuple[Doubt, ...]
    adds: bool
    older: bool = False

    @property
    def sure(self) -> bool:
        """Whether nobody need look at it."""
        return not self.doubts and not self.finding.reasons

    @property
    def changes(self) -> bool:
        """Whether another figure takes the place of the one that stands."""
        stands = self.before
        return self.adds and not self.older and stands is not None and stands.value != self.finding.observation.value


@dataclass(frozen=True)
class Weighing:
    """All findings of a note beside the tables.

    Attributes:
        source: the row that the note gets in `sources.csv`; `known`: it is there already.
        weighed: the findings, in the order of the note.
        stamp: the state of the tables.
    """

    source: Source
    known: bool
    weighed: tuple[Weighed, ...]
    stamp: Stamp

    def store(self, tables: Path, chosen: Iterable[Weighed]) -> int:
        """Adds those of the chosen findings that agree to the tables in a folder, all or none; says how many rows.

        Raises:
            TablesChanged: the tables are not any more those that the note was weighed against.
            OSError: they cannot be written.
        """
        found = [each.finding.observation._replace(source=self.source.id) for each in agreeing(chosen)]
        if found:
            add(tables, self.stamp, () if self.known else (self.source,), found)
        return len(found)


def agreeing(chosen: Iterable[Weighed]) -> list[Weighed]:
    """What can be stored of the chosen findings: of several for one cell the sure one, where it is the only one.

    A source gives each cell one figure.
    """
    adding = [each for each in chosen if each.adds]
    several, sure = (Counter(each.finding.observation.cell for each in some) for some in (adding, _sure(adding)))
    return [
        each
        for each in adding
        if several[each.finding.observation.cell] == 1 or (each.sure and sure[each.finding.observation.cell] == 1)
    ]


def _sure(weighed: Iterable[Weighed]) -> list[Weighed]:
    return [each for each in weighed if each.sure]


def source_of(note: Note, text: str, publisher: str = "", url: str = "") -> Source:
    """The row of a note in `sources.csv`; the same text of the same day has the same id."""
    mark = blake2b(" ".join(text.split()).encode("utf-8", "replace"), digest_size=4).hexdigest()
    day = note.day.isoformat() if note.day else "undated"
    return Source(f"nota-{day}-{mark}", note.title, publisher, url, note.day)


def weigh(note: Note, source: Source, tables: Path) -> Weighing:
    """Sets a note's findings beside the tables in a folder.

    Raises:
        BadTables: they have faults.
    """
    stamp = Stamp.of(tables)
    observations = [finding.observation for finding in note.findings]
    known = standing_of(tables, observations)
    faults: list[Fault] = []
    summed = additive(tables, faults.append)
    if faults:
        raise BadTables(faults)
    weighed = tuple(_weighed(finding, source, observations, known, summed) for finding in note.findings)
    return Weighing(source, source.id in known.days, weighed, stamp)


def _weighed(
    finding: Finding, source: Source, beside: Sequence[Observation], known: Standing, summed: frozenset[str]
) -> Weighed:
    observation = finding.observation
    before = known.figures.get(observation.cell)
    if before is None:
        return Weighed(finding, None, doubts_of(observation, None, beside, known.figures, summed), adds=True)
    day, known_day = source.published_on.isoformat() if source.published_on else "", known.days[before.source]
    if (source.id, observation.cell) in known.given or coarser(observation, before):
        return Weighed(finding, before, (), adds=False)
    if (before.value, before.qualifier) == (observation.value, observation.qualifier):
        return Weighed(finding, before, (), adds=day > known_day)
    older = day < known_day
    doubts = doubts_of(observation, None if older else before, beside, known.figures, summed)
    return Weighed(finding, before, doubts, adds=True, older=older)
