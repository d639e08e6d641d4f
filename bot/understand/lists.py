"""Places in a list of centres: one "CITE" speaks for all of them ("CITEccal Lima, Trujillo y Arequipa")."""

from bot.understand.lexicon import Lexicon
from bot.understand.longest import longest
from bot.understand.particles import BELONGING, HEAD_BARE, LISTING, NAME_SLACK
from bot.understand.subjects import Named, Subjects, lies_in
from bot.understand.words import Token


def share_head(found: Subjects, lexicon: Lexicon, tokens: list[Token]) -> None:
    """Places listed with a centre are meant as centres, where there are such."""
    centres = [n for n in found.named if n.kind == "centre" and len(n.entries) == 1]
    if not centres or len(found.named) == len(centres):
        return
    chain = lexicon.registry.centres[centres[0].id].chain
    for at, named in enumerate(found.named):
        if named.kind == "region" and _listed(found.named, at, tokens):
            centre = centre_at(named, chain, lexicon)
            if centre:
                found.named[at] = named.as_centre(centre)


def _listed(named: list[Named], at: int, tokens: list[Token]) -> bool:
    """Whether a name stands in a list with the one before or after it."""
    before = at > 0 and _joined(named[at - 1], named[at], tokens)
    return before or (at + 1 < len(named) and _joined(named[at], named[at + 1], tokens))


def _joined(first: Named, second: Named, tokens: list[Token]) -> bool:
    """Whether a comma, or only "y", "o", "con" …, stand between two names; "de" alone makes the second a place."""
    gap = tokens[second.start].gap
    between = [token.form for token in tokens[first.end : second.start]]
    if not between:
        return gap == ","
    return LISTING.issuperset(between) and not BELONGING.issuperset(between)


def centre_at(named: Named, chain: str, lexicon: Lexicon) -> str:
    """Id of the centre that is called "CITE" and this place, else of the only one of a chain there; empty for none."""
    place = [word for word in named.words if word not in NAME_SLACK]
    for head in HEAD_BARE:
        words = [head, *place]
        span = longest(lexicon.trie, words, [""] * len(words), 0)
        if span and span.end == len(words):
            own = next((e.id for e in span.phrase.names if e.kind == "centre" and e.role == "name"), "")
            if own:
                return own
    centres = [c for c in lexicon.registry.where("region", named.id) if c.chain == chain and c.operating]
    town = named.entries[0].label
    there = [c for c in centres if lies_in(c, town)] or centres if town else centres
    return there[0].id if len(there) == 1 else ""
