"""Questions in our words about things not ours: how many alpacas there are, which companies, my own courses."""

from itertools import pairwise

from bot.understand.draft import Draft
from bot.understand.particles import TRADES
from bot.understand.phrases import Span
from bot.understand.reading import Reading

_NEAR = 1


def counts_something_else(reading: Reading, draft: Draft) -> str:
    """The word for what the tables do not count, as typed; empty when they count all that is asked for."""
    for first, second in pairwise(reading.spans):
        if second.start - first.end <= _NEAR and _other(first, second, draft):
            return reading.tokens[second.start].raw
    for span in reading.spans if "attend" not in draft.cues else ():
        if "quantity" in span.phrase.cues and span.end < len(reading.tokens):
            following = reading.tokens[span.end]
            if following.form in TRADES:
                return following.raw
    own = "personal" in draft.cues and not draft.subjects.named and "network" not in draft.cues
    return reading.tokens[0].raw if own and draft.subjects.types and not draft.said else ""


def _other(first: Span, second: Span, draft: Draft) -> bool:
    """Products ("cuántas alpacas"), companies by name ("qué empresas"), clients that exist or are ranked themselves."""
    cues, kinds = first.phrase.cues, second.phrase.kinds
    if "quantity" in cues:
        there = "client_type" in kinds and "list" in draft.cues and "attend" not in draft.cues
        return there or (kinds == {"chain"} and not draft.said and not draft.subjects.head)
    clients = any(entry.kind == "indicator" and entry.id == "clients" for entry in second.phrase.names)
    if "which" in cues and clients and first.end == second.start and not draft.has("quantity", "more", "less"):
        return True
    return "ranking" in cues and kinds == {"client_type"} and draft.group is None and not draft.subjects.head
