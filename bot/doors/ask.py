"""`cite-bot ask`: conversations in, one answer for each turn out, as they come."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TextIO

from bot.doors.answer_json import answer_object
from bot.doors.conversation import Conversation
from bot.message import plain
from bot.registry import Registry
from bot.reply import Reply


@dataclass(frozen=True, slots=True)
class Form:
    """How answers are printed, and what stands between two of them."""

    render: Callable[[str, Reply, Registry], str]
    between: str = ""


def _json_line(question: str, reply: Reply, registry: Registry) -> str:
    return json.dumps(answer_object(question, reply, registry), ensure_ascii=False) + "\n"


def _text(_question: str, reply: Reply, _registry: Registry) -> str:
    return plain(reply.message) + "\n"


JSON = Form(_json_line)
TEXT = Form(_text, between="\n")


def answer(
    conversations: Iterable[tuple[str, ...]],
    begin: Callable[[], Conversation],
    clock: Callable[[], datetime],
    form: Form,
    out: TextIO,
) -> None:
    """Answers each conversation from its start; an answer is written as soon as it is there."""
    between = ""
    for turns in conversations:
        conversation = begin()
        for text in turns:
            said = conversation.say(text, clock())
            out.write(between + form.render(text, said, conversation.facts.store.registry))
            out.flush()
            between = form.between
