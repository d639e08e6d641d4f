"""What is left of a text when a wish's own words are taken out, with the wish as one phrase among the others."""

from bot.understand.lexicon import Lexicon
from bot.understand.phrases import Entry, Phrase, Span
from bot.understand.spotting import spot
from bot.understand.wish_message import Wish
from bot.understand.words import Text

_PHRASES = {cue: Phrase.of([Entry("cue", cue)]) for cue in ("subscribe", "unsubscribe", "subscriptions")}


def apart(wish: Wish, text: Text, lexicon: Lexicon) -> tuple[Text, list[Span]]:
    """The rest of the text and its phrases."""
    rest = Text.of([token for at, token in enumerate(text.tokens) if at not in wish.places])
    spans = spot(rest, lexicon)
    phrase = _PHRASES[wish.cue]
    if any(one.phrase.wishes for one in spans):
        return rest, [Span(one.start, one.end, phrase) if one.phrase.wishes else one for one in spans]
    at = wish.at - sum(place < wish.at for place in wish.places)
    others = [one for one in spans if not one.start <= at < one.end]
    return rest, sorted([*others, Span(at, at + 1, phrase)], key=lambda span: span.start)
