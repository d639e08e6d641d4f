"""Noun 3: what we say, as words without markup; a terminal prints it, Telegram dresses it."""

from dataclasses import dataclass
from typing import NamedTuple

from bot.question import Question


class Suggestion(NamedTuple):
    """What can be asked next: its words, to be typed, and the question that they ask, for a button."""

    text: str
    question: Question


@dataclass(frozen=True, slots=True)
class Message:
    """One reply.

    Attributes:
        title: the figure or the point, in one sentence.
        items: the lines of a ranking, list or trend, in order.
        lines: what it covers, what is missing; one thought a line.
        footnote: source and date of the figures.
        prompt: the words before the suggestions ("¿También quieres saber …?").
        suggestions: questions that can be typed or tapped next; each is a whole question.
        pages: how many pages its list makes, of which this is one.
    """

    title: str
    items: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    footnote: tuple[str, ...] = ()
    prompt: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    pages: int = 1


def plain(message: Message) -> str:
    """The whole message as plain text, its parts apart by a blank line."""
    questions = (message.prompt, *(f"· {each.text}" for each in message.suggestions)) if message.suggestions else ()
    parts = ((message.title,), message.items, message.lines, message.footnote, questions)
    return "\n\n".join("\n".join(line for line in part if line) for part in parts if any(part))
