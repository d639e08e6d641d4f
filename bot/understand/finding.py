"""Finds who and what a text is about, name by name."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet

from bot.understand.centres import join_chain_and_place, narrow, put_head_after, say_once, set_apart, town_within
from bot.understand.lexicon import Lexicon
from bot.understand.lists import share_head
from bot.understand.meanings import meant
from bot.understand.particles import HEAD_LINKS, HEAD_PLURALS
from bot.understand.phrases import Span
from bot.understand.standing import Standing
from bot.understand.subjects import TYPES, Named, Subjects
from bot.understand.words import Token

_HEAD_REACH = 4
_DOUBTFUL = 2  # letters that the spelling changed: such a name is asked back


def find_subjects(said: Standing, lexicon: Lexicon) -> Subjects:
    """Resolves the names among the phrases of a text."""
    found = Subjects()
    heads = said.cues("noun_centre", "all_centres")
    if heads:
        found.head = True
        found.plural = "all_centres" in said.cued or any(_plural(head, said) for head in heads)
    led = _led(heads, said) if heads else frozenset[int]()
    for span in said.naming:
        _add(span, said, lexicon, found, headed=span.start in led)
    if not found.named:
        return found
    registry = lexicon.registry
    if len(found.named) > 1:
        if not (found.plural or "noun_chain" in said.cued or _sought(heads, said)):
            join_chain_and_place(found, registry)
        narrow(found, registry)
    if heads:
        put_head_after(found, [head.start for head in heads], lexicon)
    if len(found.named) > 1:
        say_once(found, registry, said.forms)
        town_within(found, registry)
        set_apart(found, registry)
        share_head(found, lexicon, said.tokens)
    _ask_back(found, said.tokens)
    return found


def _plural(head: Span, said: Standing) -> bool:
    return any(form in HEAD_PLURALS for form in said.forms[head.start : head.end])


def _sought(heads: Collection[Span], said: Standing) -> bool:
    """Whether the centres themselves are sought: "qué CITE", "lista de CITE", "por CITE"."""
    leading = {span.end for span in said.cues("which", "list", "quantity", "by")}
    return any(head.start in leading or head.start - 1 in leading for head in heads)


def _add(span: Span, said: Standing, lexicon: Lexicon, found: Subjects, *, headed: bool) -> None:
    entries = meant(span, said, lexicon.registry, headed=headed)
    if entries:
        rows = found.types if entries[0].kind in TYPES else found.named
        rows.append(Named(span.start, span.end, entries, headed, tuple(said.forms[span.start : span.end])))


def _led(heads: Collection[Span], said: Standing) -> AbstractSet[int]:
    """The places of names that "CITE" leads to: only small words and other names stand between."""
    named = {at for span in said.naming for at in range(span.start, span.end)}
    led: set[int] = set()
    for head in heads:
        for at in range(head.end, min(head.end + _HEAD_REACH + 1, len(said.forms))):
            led.add(at)
            if said.forms[at] not in HEAD_LINKS and at not in named:
                break
    return led


def _ask_back(found: Subjects, tokens: list[Token]) -> None:
    """Names that fit several things, and names two letters away from what was typed, are choices."""
    for named in found.named:
        typed = tokens[named.start : named.end]
        doubtful = named.kind != "chain" and max([token.distance for token in typed]) >= _DOUBTFUL
        if doubtful or len(named.entries) > 1:
            found.choices = named.choices
            found.word = " ".join(token.raw for token in typed)
            found.named.remove(named)
            return
