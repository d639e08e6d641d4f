"""Which words belong to which kind of answer."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.answer import CALENDAR, Answer, Status
from bot.message import Message
from bot.phrase.ambiguous import ambiguous
from bot.phrase.asking import ask
from bot.phrase.bounds import limited
from bot.phrase.census import census
from bot.phrase.centres import centres
from bot.phrase.compare import compare
from bot.phrase.count import count
from bot.phrase.crossing import crossed
from bot.phrase.no_data import no_data
from bot.phrase.position import position
from bot.phrase.profile import profile
from bot.phrase.ranking import nobody, ranking
from bot.phrase.refusals import not_understood, out_of_scope
from bot.phrase.share import share
from bot.phrase.summary import summary
from bot.phrase.talk import greeting, help_, language, source, subscription, thanks
from bot.phrase.telling import Telling
from bot.phrase.trend import trend
from bot.phrase.voice import Voice
from bot.question import Intent
from bot.registry import Registry

Kind = Callable[[Telling], Message]

REFUSALS: Mapping[Status, Kind] = {
    Status.NO_DATA: no_data,
    Status.AMBIGUOUS: ambiguous,
    Status.NOT_UNDERSTOOD: not_understood,
    Status.OUT_OF_SCOPE: out_of_scope,
}

TALK: Mapping[Intent, Kind] = {
    Intent.SOURCE: source,
    Intent.HELP: help_,
    Intent.GREETING: greeting,
    Intent.THANKS: thanks,
    Intent.SUBSCRIBE: subscription,
    Intent.UNSUBSCRIBE: subscription,
    Intent.SUBSCRIPTIONS: subscription,
    Intent.LANGUAGE: language,
}

FIGURES: Mapping[Intent, Kind] = {
    Intent.COUNT: count,
    Intent.RANKING: ranking,
    Intent.POSITION: position,
    Intent.COMPARE: compare,
    Intent.SHARE: share,
    Intent.TREND: trend,
    Intent.LIST: centres,
    Intent.PROFILE: profile,
    Intent.SUMMARY: summary,
}


def phrase(answer: Answer, voice: Voice, registry: Registry, page: int = 0) -> Message:
    """The reply to what was found; of a long list the page with this number, from 0.

    Names come from the registry as they are; the rest is in the voice's tongue.
    """
    t = Telling(answer, voice, registry, page)
    return _without_itself(kind_of(answer)(t), t)


def _without_itself(message: Message, t: Telling) -> Message:
    """The message without the suggestion to ask what was just asked."""
    question = t.answer.question
    if question is None or question.intent in TALK or not message.suggestions:
        return message
    itself = ask(t, question)
    if all(each.text != itself for each in message.suggestions):
        return message
    left = tuple(each for each in message.suggestions if each.text != itself)
    return replace(message, suggestions=left, prompt=message.prompt if left else "")


def kind_of(answer: Answer) -> Kind:
    """The rule that puts this answer into words."""
    if answer.status in REFUSALS:
        return crossed if answer.crossed else REFUSALS[answer.status]
    if answer.question is None:
        return not_understood
    intent = answer.question.intent
    if intent in TALK:
        return TALK[intent]
    if not answer.rows:
        return nobody if limited(answer.question.query) else no_data
    valued = answer.rows[0].value is not None
    one_figure = answer.question.query.group_by is None and valued
    if (intent is Intent.COUNT and not one_figure) or (intent is Intent.LIST and valued):
        return _shape(answer)
    return FIGURES.get(intent) or _shape(answer)


def _shape(answer: Answer) -> Kind:
    """The kind of the rows, for a chart, a file, or a count or list by something: what they hold is said in words."""
    first, question = answer.rows[0], answer.question
    if question and question.intent is Intent.LIST:
        return census
    if question and (question.compared or question.periods):
        return compare
    if first.rank is not None:
        return ranking
    if first.kind in CALENDAR:
        return trend
    return centres if first.value is None and first.kind == "centre" else count
