"""Which of the rhythms that a wish names are meant as its own: "cada mes" may also tell how figures are arranged."""

from collections.abc import Sequence

from bot.understand.how_often import Often, Sense
from bot.understand.language import Language
from bot.understand.moments import YEARS
from bot.understand.wish_words import AROUND_FIGURES, ASKING, WishWords, right_after
from bot.understand.words import Text


def meant(often: Sequence[Often], words: WishWords, text: Text, tongue: Language, *, strong: bool) -> list[Often]:
    """The rhythms that something is to be sent in; `strong`: a word of the message says nothing but that it is."""
    if strong:
        return [one for one in often if one.sense not in {Sense.ASIDE, Sense.WHICH}]
    if not words.verbs:
        return []
    dated = _dated(text, tongue)
    return [one for one in often if _meant(one, words, text.forms, dated=dated)]


def _meant(one: Often, words: WishWords, forms: Sequence[str], *, dated: bool) -> bool:
    asked_before = not ASKING.isdisjoint(forms[: one.start])
    match one.sense:
        case Sense.SENDING:
            return bool(words.sending) or not asked_before
        case Sense.DAY:
            return bool(words.sending)
        case Sense.KIND:
            of_report = right_after(words.reports, one.start) or any(
                report.start == one.end for report in words.reports
            )
            return of_report or right_after(words.sending, one.start)
        case Sense.FIGURES:
            of_figures = dated or (one.start and forms[one.start - 1] in AROUND_FIGURES)
            after = bool(words.sending) and not asked_before
            return not of_figures and (after or right_after(words.verbs, one.start))
        case _:
            return False


def _dated(text: Text, tongue: Language) -> bool:
    """Whether a year or a month is named: figures of times past are asked for."""
    named = any(text.tokens[at].value in YEARS for at in text.figures)
    return named or not tongue.months.keys().isdisjoint(text.forms)
