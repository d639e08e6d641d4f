"""Who and what the question is about, from the names found in it.

The rules are those of the contract: a centre's own name is that centre; "CITE" and a place that is nobody's alias is
all centres there; chain and place is the centre, or the chain's centres in that place; what still fits several
centres is asked back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.question import Choice, Stand, Subject, SubjectKind
from bot.registry import Centre, Registry
from bot.understand.lexicon import Entry, Lexicon, Span
from bot.understand.spelling import is_ordinary
from bot.understand.words import Token, fold, forms

_PLURAL = frozenset({"cites", "centros", "unidades", "uts", "centres", "centers", "units", "citekuna"})
_ROLES = {"name": 0, "alias": 1, "city": 2, "demonym": 2, "rest": 3, "place": 4, "part": 5}
_HEAD_REACH = 4
_DOUBTFUL = 2


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase that names something; several `entries` when it may mean any of them."""

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
    def subject(self) -> Subject:
        """What is named, when it is one thing."""
        return Subject(_KINDS[self.entries[0].kind], self.entries[0].id)


_KINDS: dict[str, SubjectKind] = {
    "centre": "centre",
    "region": "region",
    "chain": "chain",
    "service_type": "service_type",
    "client_type": "client_type",
}


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
        return tuple(dict.fromkeys(n.entries[0].id for n in (*self.named, *self.types) if n.kind == kind))

    @property
    def stands(self) -> tuple[Stand, ...]:
        """Towns that stand for their region."""
        towns = (n.entries[0] for n in self.named if n.kind == "region" and n.entries[0].label)
        return tuple(dict.fromkeys(Stand(town.label, town.id) for town in towns))


def find_subjects(spans: Sequence[Span], tokens: list[Token], lexicon: Lexicon) -> Subjects:
    """Resolves the names among the phrases of a text."""
    found = Subjects()
    heads = [span for span in spans if "noun_centre" in span.phrase.cues or "all_centres" in span.phrase.cues]
    found.head = bool(heads)
    found.plural = any(
        "all_centres" in h.phrase.cues or any(tokens[at].form in _PLURAL for at in range(h.start, h.end)) for h in heads
    )
    if not any(span.phrase.names for span in spans):
        return found
    chain_said = any("noun_chain" in span.phrase.cues for span in spans)
    for span in spans:
        if span.phrase.names:
            _add(span, spans, heads, tokens, lexicon, found)
    sought = any(
        head.start - span.end <= 1
        and 0 <= head.start - span.end
        and any(cue in span.phrase.cues for cue in ("which", "list", "quantity", "by"))
        for head in heads
        for span in spans
    )
    if not found.plural and not chain_said and not sought:
        _join_chain_and_place(found, lexicon.registry)
    _narrow(found, lexicon.registry)
    _head_after(found, heads, lexicon.registry)
    _say_once(found, lexicon.registry, tokens)
    _town_within(found, lexicon.registry)
    _share_head(found, lexicon.registry, tokens)
    _ask_back(found, tokens)
    return found


def _add(
    span: Span, spans: Sequence[Span], heads: list[Span], tokens: list[Token], lexicon: Lexicon, found: Subjects
) -> None:
    headed = any(
        head.end <= span.start <= head.end + _HEAD_REACH and _unbroken(head.end, span.start, spans, tokens, lexicon)
        for head in heads
    )
    before = tokens[span.start - 1].form if span.start else ""
    entries = _meant(span, headed, before, tokens, lexicon.registry)
    if not entries:
        return
    named = Named(span.start, span.end, entries, headed, tuple(token.form for token in tokens[span.start : span.end]))
    (found.types if named.kind in {"service_type", "client_type"} else found.named).append(named)


def _unbroken(start: int, end: int, spans: Sequence[Span], tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether only small words and other names stand between "CITE" and a name."""
    covered = {at for span in spans if span.phrase.names for at in range(span.start, span.end)}
    small = {"de", "del", "d", "la", "el", "los", "las", "y", "en", "e", "of", "in", "the"}
    return all(at in covered or tokens[at].form in small for at in range(start, end)) and bool(lexicon)


def _meant(span: Span, headed: bool, before: str, tokens: list[Token], registry: Registry) -> tuple[Entry, ...]:
    """What the phrase means here: a full name before a part of one, and what the words before it fit."""
    entries = tuple(
        e for e in span.phrase.names if e.kind != "indicator" and (e.role != "part" or headed or _alone(span, tokens))
    )
    if not entries:
        return ()
    kinds = {entry.kind for entry in entries}
    if "region" in kinds and "chain" in kinds:
        wanted = "region" if before == "en" and not headed else "chain"
        entries = tuple(e for e in entries if e.kind == wanted)
    least = min(_ROLES[entry.role] for entry in entries)
    chosen = [entry for entry in entries if _ROLES[entry.role] == least]
    if len({entry.kind for entry in chosen}) > 1:
        order = (
            ("chain", "region", "centre", "service_type", "client_type")
            if headed
            else ("centre", "region", "service_type", "client_type", "chain")
        )
        first = min(chosen, key=lambda entry: order.index(entry.kind)).kind
        chosen = [entry for entry in chosen if entry.kind == first]
    return _of_those_that_work(tuple({entry.id: entry for entry in chosen}.values()), registry)


def _alone(span: Span, tokens: list[Token]) -> bool:
    """A long rare word of a centre's name, or two of its words, need no "CITE" before them."""
    word = tokens[span.start]
    return span.end - span.start > 1 or (len(word.form) > 5 and not word.distance and not is_ordinary(word.form))  # noqa: PLR2004


def _of_those_that_work(entries: tuple[Entry, ...], registry: Registry) -> tuple[Entry, ...]:
    """Among centres with the same name in part, those that operate; all of them where none does."""
    if len(entries) < 2 or entries[0].kind != "centre":  # noqa: PLR2004 - nothing to choose
        return entries
    return tuple(e for e in entries if registry.centres[e.id].operating) or entries


def _join_chain_and_place(found: Subjects, registry: Registry) -> None:
    """ "CITE textil Cusco": the chain's centre in that place, when the two stand together."""
    joined: list[Named] = []
    for named in found.named:
        before = joined[-1] if joined else None
        centre = _chain_in_place(before, named, registry) if before else None
        if centre:
            joined[-1] = centre
        else:
            joined.append(named)
    found.named = joined


def _chain_in_place(first: Named, second: Named, registry: Registry) -> Named | None:
    if {first.kind, second.kind} != {"chain", "region"} or not 0 <= second.start - first.end < _HEAD_REACH:
        return None
    chain, region = (first, second) if first.kind == "chain" else (second, first)
    if region.entries[0].role == "demonym" or not (chain.headed or second.start <= first.end + 1):
        return None
    parts = registry.chain_with_parts(chain.entries[0].id)
    there = [c for c in registry.centres.values() if c.chain in parts and c.region == region.entries[0].id]
    there = [c for c in there if c.operating] or there
    if town := region.entries[0].label:
        there = [c for c in there if _lies_in(c, town)] or there
    if not there or (len(there) > 1 and not chain.headed):
        return None
    entries = tuple(Entry("centre", centre.id, "rest") for centre in there)
    return Named(first.start, second.end, entries, headed=True, words=(*first.words, *second.words))


def _head_after(found: Subjects, heads: list[Span], registry: Registry) -> None:
    """ "Oxapampa CITE 2024": the head after the place."""
    for at, named in enumerate(found.named):
        if named.kind == "region" and not named.headed and any(head.start == named.end for head in heads):
            centre = centre_at(named, "", registry)
            if centre:
                found.named[at] = Named(named.start, named.end, (Entry("centre", centre.id, "rest"),), headed=True, words=named.words)


def _lies_in(centre: Centre, town: str) -> bool:
    return any(fold(town) in fold(place) for place in (centre.city, centre.district, centre.province) if place)


def _narrow(found: Subjects, registry: Registry) -> None:
    """A name that fits several centres is settled by a chain or a place said with it."""
    for at, named in enumerate(found.named):
        if named.kind != "centre" or len(named.entries) == 1:
            continue
        others = [n for n in found.named if n.kind in {"chain", "region"}]
        for other in others:
            parts = registry.chain_with_parts(other.entries[0].id)
            fits = tuple(
                e
                for e in named.entries
                if registry.centres[e.id].chain in parts or registry.centres[e.id].region == other.entries[0].id
            )
            if len(fits) == 1:
                found.named[at] = Named(named.start, named.end, fits, named.headed)
                found.named.remove(other)
                return


def _say_once(found: Subjects, registry: Registry, tokens: list[Token]) -> None:
    """ "CITE Vid de Ica", "CITE textil, la cadena": a place or chain right after its own centre only describes it."""
    for named in [n for n in found.named if n.kind == "centre" and len(n.entries) == 1]:
        centre = registry.centres[named.entries[0].id]
        for other in list(found.named):
            own = {"region": centre.region, "chain": centre.chain}.get(other.kind)
            between = [tokens[at].form for at in range(named.end, other.start)]
            if (
                own == other.entries[0].id
                and other.start >= named.end
                and len(between) <= 2
                and set(between) <= _DESCRIBING
            ):  # noqa: PLR2004
                found.named.remove(other)


def _town_within(found: Subjects, registry: Registry) -> None:
    """ "De los servicios de Arequipa, ¿cuántos son de Majes?": beside its region, a town is its centre."""
    whole = {n.entries[0].id for n in found.named if n.kind == "region" and not n.entries[0].label}
    for at, named in enumerate(found.named):
        if named.kind == "region" and named.entries[0].label and named.entries[0].id in whole:
            there = [
                c
                for c in registry.centres.values()
                if c.operating and c.region == named.entries[0].id and _lies_in(c, named.entries[0].label)
            ]
            if len(there) == 1:
                found.named[at] = Named(
                    named.start, named.end, (Entry("centre", there[0].id, "rest"),), words=named.words
                )


_DESCRIBING = frozenset({"de", "del", "d", "en", "la", "el", "region"})
_LISTING = frozenset(
    {
        "y",
        "o",
        "e",
        "u",
        "con",
        "vs",
        "versus",
        "contra",
        "de",
        "del",
        "el",
        "la",
        "al",
        "a",
        "frente",
        "or",
        "and",
        "cite",
        "d",
        "los",
        "las",
        "que",
        "mas",
        "i",
    }
)


def _share_head(found: Subjects, registry: Registry, tokens: list[Token]) -> None:
    """ "CITEccal Lima, Trujillo y Arequipa", "Huallaga o Majes": one "CITE" speaks for the whole list."""
    centres = [n for n in found.named if n.kind == "centre" and len(n.entries) == 1]
    if not centres or len(found.named) == len(centres):
        return
    chain = registry.centres[centres[0].entries[0].id].chain
    for at, named in enumerate(found.named):
        if named.kind != "region" or not _listed_with(found.named, at, tokens):
            continue
        if centre := centre_at(named, chain, registry):
            found.named[at] = Named(
                named.start, named.end, (Entry("centre", centre.id, "rest"),), headed=True, words=named.words
            )


def _listed_with(named: list[Named], at: int, tokens: list[Token]) -> bool:
    """Whether only "y", "o", "con" … stand between this name and a neighbour."""
    for first, second in ((at - 1, at), (at, at + 1)):
        if 0 <= first and second < len(named):
            between = [tokens[k] for k in range(named[first].end, named[second].start)]
            joined = bool(between) or bool(tokens[named[second].start].gap)
            if (
                joined
                and all(token.form in _LISTING for token in between)
                and not {"de", "del"} >= {t.form for t in between} - {"la", "el"}
                or (not between and tokens[named[second].start].gap == ",")
            ):
                return True
    return False


def centre_at(named: Named, chain: str, registry: Registry) -> Centre | None:
    """The centre whose own name is "CITE" and this place, else the only one of a chain there."""
    phrase = ("cite", *(word for word in named.words if word not in {"de", "la", "el"}))
    for centre in registry.centres.values():
        if any(
            tuple(w for w in forms(name) if w not in {"de", "la", "el"}) == phrase
            for name in (centre.name, *centre.aliases)
        ):
            return centre
    there = [
        c for c in registry.centres.values() if c.region == named.entries[0].id and c.chain == chain and c.operating
    ]
    return there[0] if len(there) == 1 else None


def _ask_back(found: Subjects, tokens: list[Token]) -> None:
    """Names that fit several things, and names two letters away from what was typed, are choices."""
    for named in found.named:
        distance = max(token.distance for token in tokens[named.start : named.end])
        if len(named.entries) > 1 or (distance >= _DOUBTFUL and named.kind in {"centre", "region"}):
            found.choices = tuple(Choice(_KINDS[e.kind], e.id) for e in named.entries)
            found.word = " ".join(token.raw for token in tokens[named.start : named.end])
            found.named.remove(named)
            return
