"""What can be sent again and again: questions that have a newest figure; and how often."""

from collections.abc import Mapping
from dataclasses import replace

from bot.chat.say.taps import Act
from bot.lookup import COUNTED
from bot.question import Intent, Question
from bot.rhythm import UNSAID, Every

RHYTHMS: Mapping[Act, Every] = {Act.DAILY: "daily", Act.WEEKLY: "weekly", Act.MONTHLY: "monthly", Act.NEWS: "news"}
"""How often, by the button that says it."""

ABOUT = frozenset({Intent.LIST, Intent.PROFILE})
"""Answers that hardly change; what is sent of their subject is its summary."""


def anew(question: Question) -> Question | None:
    """The question as it is asked each time: of the newest figures; None where it has none, or compares fixed times."""
    if question.periods or question.intent not in {*COUNTED, *ABOUT}:
        return None
    query = replace(question.query, period=None)
    if question.intent in ABOUT:
        query = replace(query, group_by=None, order=None, limit=None)
        return Question(Intent.SUMMARY, query)
    return replace(question, query=query, to_date=False, stands=())


def wished(asked: Question) -> Question | None:
    """What is wanted by who asks to be sent something; None where they did not say it, or it cannot be."""
    return anew(replace(asked, intent=asked.wanted, wanted=None, timing=UNSAID)) if asked.wanted else None


def step(asked: Question) -> tuple[Act, Question]:
    """What a button does to go on with a question: ask it, or where it is to be sent, subscribe to it."""
    wanted = wished(asked) if asked.intent is Intent.SUBSCRIBE else None
    if not wanted:
        return Act.ASK, asked
    return next((act for act, every in RHYTHMS.items() if every == asked.timing.every), Act.SUBSCRIBE), wanted
