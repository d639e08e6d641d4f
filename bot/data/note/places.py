"""Who and where: the centres, the network, regions, chains and other institutions that a sentence names."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.data.note.known import KnownNames
from bot.data.note.sentences import Sentence

_BEFORE = 30
"""Characters before a name that say how many are meant."""


class Place(NamedTuple):
    """Who or where, from `start` to before `end`.

    Attributes:
        scope: network, centre, region or chain; `this` for "the centre", `several` for centres that are not told
            apart, `other` for who is not of the network, `unknown` for a centre that the tables lack, `first` and
            `second` for one of two named before, `weak` for the network where nothing else is named, and `ministry`.
        ids: of the subject; several where it could be each of them.
    """

    start: int
    end: int
    scope: str
    ids: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


def places_in(sentence: Sentence, known: KnownNames) -> Iterator[Place]:
    """The places of a sentence, in order; of those that overlap a centre counts most."""
    centres = list(_centres(sentence, known))
    named = list(_named(sentence.plain, known))
    several = known.language.cues["several_before"]
    # "los CITE de Ica" are those of the region, whatever one of them is called.
    centres = [
        each
        for each in centres
        if not (several.search(sentence.plain[max(0, each.start - _BEFORE) : each.start]) and _covered(each, named))
    ]
    free = [each for each in named if not _overlapped(each, centres)]
    taken = [*centres, *(each for each in free if each.scope != "place")]
    free += [each for each in _cued(sentence.plain, known) if not _overlapped(each, taken)]
    end = -1
    for place in sorted((*centres, *free), key=lambda each: (each.start, -each.end)):
        if place.start >= end:
            yield _strange(place, sentence)
            end = place.end


def _overlapped(place: Place, others: Sequence[Place]) -> bool:
    return any(place.start < other.end and other.start < place.end for other in others)


def _covered(place: Place, others: Sequence[Place]) -> bool:
    return any(other.start <= place.start and place.end <= other.end for other in others)


def _strange(place: Place, sentence: Sentence) -> Place:
    """A place; "el CITE Xyz" is no centre that was named before."""
    after = sentence.text[place.end : place.end + 3].strip()
    named = after[:1].isupper() and not sentence.text.isupper() and place.scope == "this"
    return place._replace(scope="unknown") if named else place


def _centres(sentence: Sentence, known: KnownNames) -> Iterator[Place]:
    text = sentence.plain
    end = -1
    for called in known.centres.find(text):
        if called.start < end:
            continue
        sure = called.whole and len(called.ids) == 1
        place = Place(called.start, called.end, "centre", called.ids, () if sure else ("centre-unsure",))
        yield place
        more = known.language.cues["places_too"].match(text, called.end)
        if more and not known.language.cues["numbered"].match(text, more.end()):
            end = more.end()
            yield from _likewise(place, text, more.end(), known)


def _likewise(place: Place, text: str, end: int, known: KnownNames) -> Iterator[Place]:
    """The centres of the same kind in the other places: "CITE Textil Camélidos Cusco, Puno y Arequipa"."""
    for said in known.language.sited.finditer(text, place.end, end):
        ids = known.centres.sibling(text[place.start : place.end], said["name"])
        found = Place(said.start(), said.end(), "centre", ids) if len(ids) == 1 else None
        yield found or Place(said.start(), said.end(), "several")


def _cued(text: str, known: KnownNames) -> Iterator[Place]:
    for kind, scope in _SCOPES.items():
        for found in known.language.cues[kind].finditer(text):
            yield Place(found.start(), found.end(), scope)


_SCOPES = {
    "network": "network",
    "first": "first",
    "second": "second",
    "weak_network": "weak",
    "ministry": "ministry",
    "this_centre": "this",
    "these_centres": "several",
    "unknown_centre": "unknown",
    "other": "other",
}


def _named(text: str, known: KnownNames) -> Iterator[Place]:
    tables = {"region": known.regions, "place": {**known.towns, **known.regions}, "chain": known.chains}
    for kind, patterns in known.language.named.items():
        for pattern in patterns:
            for found in pattern.finditer(text):
                if id_ := tables[kind].get(found["name"]):
                    soft = kind == "chain" and not known.language.cues["unknown_centre"].search(found[0])
                    yield Place(found.start(), found.end(), kind, (id_,), ("scope-guessed",) if soft else ())
