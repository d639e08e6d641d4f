"""A long ranking whole: its rows apart from the rest, for who shows tables."""

from dataclasses import replace
from typing import NamedTuple

from bot.answer import Answer
from bot.message import Message
from bot.phrase.kinds import kind_of
from bot.phrase.ranking import entries, ranking
from bot.phrase.telling import Room, Telling
from bot.phrase.voice import Voice
from bot.registry import Registry


class Roll(NamedTuple):
    """Rank, name and figure of all that are ranked; `message` has the title, the notes and the sources."""

    header: tuple[str, str, str]
    rows: tuple[tuple[str, str, str], ...]
    message: Message


def roll(answer: Answer, voice: Voice, registry: Registry) -> Roll | None:
    """The answer as one long table; None where it is no ranking."""
    if kind_of(answer) is not ranking:
        return None
    t = Telling(answer, voice, registry, room=Room(lines=len(answer.rows)))
    pgettext = voice.pgettext
    header = (pgettext("column", "Rank"), pgettext("column", "Name"), pgettext("column", "Figure"))
    rows = tuple((entry.rank.rstrip(". "), entry.name, f"{entry.figure}{entry.remark}") for entry in entries(t).things)
    return Roll(header, rows, replace(ranking(t), items=(), prompt="", suggestions=()))
