"""Single moments of the calendar in a text: a month, a quarter, a year, the last six months."""

from datetime import date

from bot.understand.dated_text import DatedText
from bot.understand.documents import document_numbers
from bot.understand.language import Language
from bot.understand.moments import Moment
from bot.understand.relative_dates import relative
from bot.understand.words import Text
from bot.understand.written_dates import named_month, number, written
from bot.understand.year_parts import ordinal, unit_first


def may_be_dated(text: Text, tongue: Language) -> bool:
    """Whether a date may stand anywhere in a text."""
    return bool(text.figures) or not tongue.dating.isdisjoint(text.forms)


def moments(text: Text, tongue: Language, today: date, taken: frozenset[int]) -> list[Moment]:
    """All moments of a text, in order, none over another; `taken` are tokens that stand for something else."""
    if text.figures:
        taken |= document_numbers(text, tongue)
    dated = DatedText(text, tongue, today, taken)
    dating = tongue.dating
    figures = set(text.figures)
    found: list[Moment] = []
    end = 0
    for at, form in enumerate(text.forms):
        if at < end or at in taken or not (form in dating or at in figures):
            continue
        if moment := _at(dated, at):
            found.append(moment)
            end = moment.end
    return found


def _at(text: DatedText, at: int) -> Moment | None:
    token = text.tokens[at]
    if token.value is not None:
        return number(text, at, token.value)
    if token.form[0].isdigit():
        return written(text, at)
    if token.form in text.tongue.months:
        return named_month(text, at)
    return relative(text, at) or ordinal(text, at) or unit_first(text, at)
