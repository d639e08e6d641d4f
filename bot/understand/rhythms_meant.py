"""Which of the rhythms that a wish names are meant as its own: "cada mes" may also tell how figures are arranged."""

from collections.abc import Sequence
from typing import NamedTuple, Self

from bot.understand.how_often import Often, Sense
from bot.understand.language import Language
from bot.understand.moments import YEARS
from bot.understand.wish_words import AROUND_FIGURES, ASKING, WishWords
from bot.understand.words import Text


def meant(often: Sequence[Often], words: WishWords, text: Text, tongue: Language, *, strong: bool) -> list[Often]:
    """The rhythms that something is to be sent in; `strong`: a word of the message says nothing but that it is."""
    if strong:
        return [one for one in often if one.sense not in {Sense.ASIDE, Sense.WHICH}]
    if not words.verbs:
        return []
    around = _Around.of(words, text.forms, dated=_dated(text, tongue))
    return [one for one in often if _meant(one, around, text.forms)]


class _Around(NamedTuple):
    """What stands around rhythms, by its place.

    Attributes:
        asks: the first word that asks for figures; beyond the text where there is none.
        sent, wanted, reports: the ends of words that ask for sending, or for anything, and of reports.
        before_reports: where reports begin.
        dated: figures of times past are asked for.
    """

    asks: int
    sent: frozenset[int]
    wanted: frozenset[int]
    reports: frozenset[int]
    before_reports: frozenset[int]
    dated: bool

    @classmethod
    def of(cls, words: WishWords, forms: Sequence[str], *, dated: bool) -> Self:
        """Notes the places."""
        return cls(
            asks=next((at for at, form in enumerate(forms) if form in ASKING), len(forms)),
            sent=frozenset([one.end for one in words.sending]),
            wanted=frozenset([one.end for one in words.verbs]),
            reports=frozenset([one.end for one in words.reports]),
            before_reports=frozenset([one.start for one in words.reports]),
            dated=dated,
        )


def _meant(one: Often, around: _Around, forms: Sequence[str]) -> bool:
    asked_before = around.asks < one.start
    match one.sense:
        case Sense.SENDING:
            return bool(around.sent) or not asked_before
        case Sense.DAY:
            return bool(around.sent)
        case Sense.KIND:
            return one.start in around.reports or one.end in around.before_reports or one.start in around.sent
        case Sense.FIGURES:
            of_figures = around.dated or (one.start and forms[one.start - 1] in AROUND_FIGURES)
            after = bool(around.sent) and not asked_before
            return not of_figures and (after or one.start in around.wanted)
        case _:
            return False


def _dated(text: Text, tongue: Language) -> bool:
    """Whether a year or a month is named: figures of times past are asked for."""
    named = any(text.tokens[at].value in YEARS for at in text.figures)
    return named or not tongue.months.keys().isdisjoint(text.forms)
