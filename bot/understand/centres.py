"""Which centre a name means beside other names: chain and place, a place before "CITE", a town within its region."""

from collections.abc import Collection, Mapping

from bot.registry import Centre, Registry
from bot.understand.lexicon import Lexicon
from bot.understand.lists import centre_at
from bot.understand.particles import DESCRIBING
from bot.understand.phrases import Entry
from bot.understand.subjects import Named, Subjects, lies_in

_REACH = 4
_DESCRIPTION = 2


def join_chain_and_place(found: Subjects, registry: Registry) -> None:
    """A chain and a place that stand together are the chain's centre there ("CITE textil Cusco")."""
    joined: list[Named] = []
    for named in found.named:
        centre = _chain_in_place(joined[-1], named, registry) if joined else None
        if centre:
            joined[-1] = centre
        else:
            joined.append(named)
    found.named = joined


def _chain_in_place(first: Named, second: Named, registry: Registry) -> Named | None:
    if {first.kind, second.kind} != {"chain", "region"} or not 0 <= second.start - first.end < _REACH:
        return None
    chain, region = (first, second) if first.kind == "chain" else (second, first)
    adjoining = second.start <= first.end + 1
    if region.entries[0].role == "demonym" or not (chain.headed or adjoining):
        return None
    there = _centres_of(chain.id, region.entries[0], registry)
    if not there or (len(there) > 1 and not chain.headed):
        return None
    entries = tuple(Entry("centre", centre.id, "rest") for centre in there)
    return Named(first.start, second.end, entries, headed=True, words=(*first.words, *second.words))


def _centres_of(chain: str, place: Entry, registry: Registry) -> list[Centre]:
    """A chain's centres in a region or town: those that operate, and those of the town, where there are such."""
    parts = registry.chain_with_parts(chain)
    there = [c for c in registry.where("region", place.id) if c.chain in parts]
    there = [c for c in there if c.operating] or there
    return ([c for c in there if lies_in(c, place.label)] or there) if place.label else there


def narrow(found: Subjects, registry: Registry) -> None:
    """A name that fits several centres is settled by a chain or a place said with it."""
    others: dict[tuple[str, str], Named] = {}
    for other in found.named:
        if other.kind in {"chain", "region"}:
            others.setdefault((other.kind, other.id), other)
    tried: set[tuple[Entry, ...]] = set()
    for at, named in enumerate(found.named):
        if named.kind != "centre" or len(named.entries) == 1 or named.entries in tried:
            continue
        tried.add(named.entries)
        for other in others.values():
            fits = _fitting(named, other, registry)
            if len(fits) == 1:
                found.named[at] = named._replace(entries=fits)
                found.named.remove(other)
                return


def _fitting(named: Named, other: Named, registry: Registry) -> tuple[Entry, ...]:
    if other.kind == "region":
        return tuple(e for e in named.entries if registry.centres[e.id].region == other.id)
    parts = registry.chain_with_parts(other.id)
    return tuple(e for e in named.entries if registry.centres[e.id].chain in parts)


def put_head_after(found: Subjects, heads: Collection[int], lexicon: Lexicon) -> None:
    """A place right before "CITE" may be the centre's name ("Oxapampa CITE 2024"); `heads` are where "CITE" stands."""
    for at, named in enumerate(found.named):
        if named.end in heads and named.kind == "region" and not named.headed:
            centre = centre_at(named, "", lexicon)
            if centre:
                found.named[at] = named.as_centre(centre)


def set_apart(found: Subjects, registry: Registry) -> None:
    """A chain led by "CITE" beside a centre of another chain is one of its centres ("¿CITEmadera o CITEcuero?")."""
    centres = [registry.centres[n.id] for n in found.named if n.kind == "centre" and len(n.entries) == 1]
    for at, named in enumerate(found.named if centres else ()):
        if named.kind != "chain" or not named.headed:
            continue
        parts = registry.chain_with_parts(named.id)
        there = [centre for centre in registry.where("chain", *parts) if centre.operating]
        if there and not any(centre.chain in parts for centre in centres):
            found.named[at] = named._replace(entries=tuple(Entry("centre", centre.id, "rest") for centre in there))


def say_once(found: Subjects, registry: Registry, forms: list[str]) -> None:
    """A place or chain right after its own centre only describes it ("CITE Vid de Ica")."""
    centres = {n.end: registry.centres[n.id] for n in found.named if n.kind == "centre" and len(n.entries) == 1}
    if centres:
        found.named = [other for other in found.named if not _describes(other, centres, forms)]


def _describes(other: Named, centres: Mapping[int, Centre], forms: list[str]) -> bool:
    """Whether a name is the place or the chain of a centre that ends just before it; `centres` are by their ends."""
    for end in range(other.start, other.start - _DESCRIPTION - 1, -1):
        centre = centres.get(end)
        own = {"region": centre.region, "chain": centre.chain}.get(other.kind) if centre else None
        if own == other.id and DESCRIBING.issuperset(forms[end : other.start]):
            return True
    return False


def town_within(found: Subjects, registry: Registry) -> None:
    """Beside its region, a town is its centre ("de los servicios de Arequipa, ¿cuántos son de Majes?")."""
    whole = {n.id for n in found.named if n.kind == "region" and not n.entries[0].label}
    for at, named in enumerate(found.named):
        town = named.entries[0].label
        if not town or named.kind != "region" or named.id not in whole:
            continue
        there = [c.id for c in registry.where("region", named.id) if c.operating and lies_in(c, town)]
        if len(there) == 1:
            found.named[at] = named.as_centre(there[0])._replace(headed=False)
