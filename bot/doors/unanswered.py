"""`cite-bot unanswered`: what people asked and the bot did not understand, as lines."""

from collections.abc import Iterator, Sequence

from bot.memory import Unanswered

NONE = "No question that was not understood is kept."


def lines(questions: Sequence[Unanswered]) -> Iterator[str]:
    """One line for each question: times, last day, text, one below the other; a word where there is none."""
    if not questions:
        yield NONE
    width = max((len(f"{question.times:,}") for question in questions), default=0)
    for question in questions:
        yield f"{question.times:>{width},}  {question.last_on}  {question.text}"
