"""Question → word."""

from collections.abc import Iterator

from bot.question import Period, Query, Question, Subject
from bot.registry import NETWORK
from bot.shorthand import letters
from bot.shorthand.letters import day, name, spelled

_UNSAID = Query().indicator
"""What is counted where no word says it."""


def write(question: Question) -> str | None:
    """The question as a word; None for talk, which is not written. Towns that stood for a region are left out."""
    if question.intent not in letters.INTENTS:
        return None
    return "-".join((letters.INTENTS[question.intent], *_query(question.query), *_rest(question)))


def _query(query: Query) -> Iterator[str]:
    if query.indicator != _UNSAID:
        yield letters.INDICATOR + name(letters.INDICATOR, query.indicator)
    for letter, field in letters.IDS.items():
        if ids := getattr(query, field):
            yield letter + "".join(name(letter, id_) for id_ in ids)
    for letter, (field, values) in letters.WORDS.items():
        if value := getattr(query, field):
            yield letter + values[value]
    for letter, field in letters.NUMBERS.items():
        if (n := getattr(query, field)) is not None:
            yield letter + spelled(n)
    if query.period:
        yield letters.PERIOD + _period(query.period)


def _rest(question: Question) -> Iterator[str]:
    if question.compared:
        yield letters.COMPARED + "".join(map(_subject, question.compared))
    if question.periods:
        yield letters.PERIODS + "".join(map(_period, question.periods))
    if question.whole:
        yield letters.WHOLE + _subject(question.whole)
    if flags := "".join(flag for flag, field in letters.FLAGS.items() if getattr(question, field)):
        yield letters.FLAGGED + flags


def _period(period: Period) -> str:
    return day(period.start) + day(period.end)


def _subject(subject: Subject) -> str:
    letter = letters.SUBJECTS[subject.kind]
    return letter if subject.id == NETWORK else letter + name(letter, subject.id)
