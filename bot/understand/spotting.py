"""The phrases of the lexicon in a text: the longest at each place, and none over another."""

from bot.understand.language import Language
from bot.understand.lexicon import Lexicon
from bot.understand.longest import longest
from bot.understand.ordinary import is_ordinary
from bot.understand.phrases import Span
from bot.understand.trie import Trie
from bot.understand.words import Text

_SHORTEST_PLACE = 4


def spot(text: Text, lexicon: Lexicon) -> list[Span]:
    """All phrases of a text, in order."""
    trie = lexicon.trie
    forms = text.forms
    found: list[Span] = []
    end = 0
    for at, form in enumerate(forms):
        if at < end or not trie.begins(form):
            continue
        span = longest(trie, forms, text.gaps, at)
        if span and span.end - at > 1 and not span.phrase.names:
            span = _leaving_names(text, span, trie)
        if span and (not span.phrase.small_place or _stands(span, forms, lexicon.tongue)):
            found.append(span)
            end = span.end
    return found


def _leaving_names(text: Text, span: Span, trie: Trie) -> Span | None:
    """A cue whose last word opens a name leaves it that word ("cuántos en | San Martín")."""
    inner = longest(trie, text.forms, text.gaps, span.end - 1)
    if inner and inner.end > span.end and inner.phrase.names:
        return longest(trie, text.forms, text.gaps, span.start, span.end - 1)
    return span


def _stands(span: Span, forms: list[str], tongue: Language) -> bool:
    """INEI's many small places count only where a place is expected, for many are ordinary words."""
    placing = tongue.placing
    before = forms[span.start - 1] if span.start else ""
    second = forms[span.start - 2] if span.start > 1 else ""
    leading = second if span.start > 1 and before in placing["articles"] else before
    if span.end - span.start > 1 or not is_ordinary(forms[span.start]):
        return span.start == 0 or leading in placing["before"]
    if before in placing["heads"] or leading in placing["levels"]:
        return True
    if leading in placing["of"] and second in placing["towns"]:
        return True
    return before in placing["in"] and len(forms[span.start]) >= _SHORTEST_PLACE
