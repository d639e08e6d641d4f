"""Which of the things named is the part of a share, and which the whole."""

from bot.understand.draft import Draft
from bot.understand.particles import LINKING_VERBS
from bot.understand.standing import Standing
from bot.understand.subjects import TYPES, Named

_REACH = 3


def order_share(made: Draft, said: Standing) -> None:
    """Tells the part: the type after "son" or "corresponden a", or the first thing right after the share."""
    names = sorted((*made.subjects.named, *made.subjects.types), key=lambda named: named.start)
    if not names:
        return
    if names[-1].kind in TYPES:
        before = names[-2].end if len(names) > 1 else 0
        between = said.tokens[before : names[-1].start]
        made.types_last = any(token.raw in LINKING_VERBS for token in between)
    made.share_first = _right_after(names[0], said)


def _right_after(first: Named, said: Standing) -> bool:
    """Whether a name follows the share, without an indicator between ("participación de la cadena textil")."""
    share = said.cued["share"][0].end
    return 0 <= first.start - share <= _REACH and not any(
        share <= span.start < first.start and "indicator" in span.phrase.kinds for span in said.naming
    )
