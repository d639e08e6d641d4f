"""Whether a message is about what is sent by itself, and what it says of it: a wish, its end, a rest, a change.

It is read before names and figures are: what says when is taken out of the text, so that "a las 8" is no rank and
"hora de Lima" no region. Only messages that hold a word of wishes are read for it.
"""

from collections.abc import Sequence

from bot.understand.how_often import Sense
from bot.understand.language import Language
from bot.understand.patterns import Found, Sorted
from bot.understand.phrases import WISHES, Span
from bot.understand.rhythms_meant import meant
from bot.understand.timings import Timings
from bot.understand.wish_message import Message, Wish
from bot.understand.wish_words import ASKING, WishWords, may_wish
from bot.understand.words import Text

_SENDING = frozenset({Sense.SENDING, Sense.DAY})


def wish_in(text: Text, spans: Sequence[Span], tongue: Language) -> Wish | None:
    """The wish that a message holds, or None."""
    cues = frozenset([cue for span in spans if span.phrase.wishes for cue in span.phrase.cues & WISHES])
    if not cues and not may_wish(text):
        return None
    read = Sorted.of(text.tokens)
    message = Message(text, spans, cues, tongue, WishWords.read(read), Timings.read(read))
    wishes = (rule(message) for rule in (_end, _rest, _change, _listing, _wish, _alone))
    return next((wish for wish in wishes if wish), None)


def _end(message: Message) -> Wish | None:
    """It shall end; or rest for a while ("por ahora"), or spare the night."""
    words, when = message.words, message.when
    verb = words.ends(message.text.forms) or (words.end[0] if words.end and _named_by_day(message) else None)
    if not verb and "unsubscribe" not in message.cues:
        return None
    verbs = [verb] if verb else []
    if words.awhile:
        return _without(message.about("subscriptions", verbs, when.often, paused=True), words.awhile)
    if words.quiet or len(when.clock.times) > 1:
        return Wish("subscriptions", message.said_at(verbs), whole=True)
    return message.about("unsubscribe", verbs, when.often)


def _named_by_day(message: Message) -> bool:
    """Whether something that is sent is named by its day ("borra el del lunes")."""
    return not message.names and any(one.sense is not Sense.KIND for one in message.when.often)


def _rest(message: Message) -> Wish | None:
    if "pause" in message.cues:
        return _without(message.about("subscriptions", often=message.when.often, paused=True), message.words.awhile)
    if "resume" in message.cues:
        return message.about("subscriptions", often=message.when.often, paused=False)
    return None


def _without(wish: Wish, found: Sequence[Found]) -> Wish:
    return wish._replace(places=wish.places | {place for one in found for place in range(one.start, one.end)})


def _change(message: Message) -> Wish | None:
    """Another hour, day or zone for what is sent already."""
    words, when = message.words, message.when
    asks_anew = "subscribe" in message.cues or message.names
    later = words.prefer or ([] if when.often else words.arrive)
    verbs = words.change or ([] if asks_anew else later)
    exact = when.clock.times or when.zone or any(one.sense in _SENDING for one in when.often)
    if verbs and (exact or (when.often and words.reports)):
        return message.about("subscriptions", verbs, when.often)
    if message.says_nothing_else and not message.cues and not when.often and (when.clock.exact or when.zone):
        return message.about("subscriptions")
    return None


def _listing(message: Message) -> Wish | None:
    if "subscriptions" not in message.cues:
        return None
    words, when = message.words, message.when
    if (words.send or words.want) and when.clock.exact:
        return message.about("subscriptions", often=when.often)
    return Wish("subscriptions", message.said_at(()), whole=bool(words.quiet or when.clock.times))


def _wish(message: Message) -> Wish | None:
    """It shall be sent: by a word that says so, or one that sends or wants, beside a time."""
    words, when = message.words, message.when
    strong, verbs = "subscribe" in message.cues, words.verbs
    often = meant(when.often, words, message.text, message.tongue, strong=strong)
    news = bool(when.news.places) and (strong or (bool(verbs) and when.news.awaited))
    timed = bool(verbs) and when.clock.exact
    return message.about("subscribe", verbs, often, news=news) if strong or often or news or timed else None


def _alone(message: Message) -> Wish | None:
    """No verb says it: a time that opens the message ("los viernes lo de Cusco"), or nothing but a time."""
    when, small = message.when, message.tongue.stop | message.tongue.polite
    if message.cues or not ASKING.isdisjoint(message.text.forms):
        return None
    if message.says_nothing_else:
        often = [one for one in when.often if one.sense in _SENDING or one.every in {"daily", "weekly"}]
        often = [one for one in often if one.sense is not Sense.ASIDE]
        return message.about("subscribe", (), often, news=when.news.awaited) if often or when.news.awaited else None
    often = [one for one in when.often if one.sense is Sense.SENDING]
    opens = any(small.issuperset(message.text.forms[: one.start]) for one in often)
    if often and (opens or when.clock.exact or any(one.firm for one in often)):
        return message.about("subscribe", (), often)
    return None
