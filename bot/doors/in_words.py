"""Where a chart or a file was asked for: a terminal has words alone, and says who has more."""

from dataclasses import replace

from bot.phrase import Voice, notice
from bot.question import Intent
from bot.reply import Reply


def in_words(said: Reply, voice: Voice) -> Reply:
    """The reply; with a line on what was asked for and cannot be shown here, if there is anything to show."""
    question = said.answer.question
    if not question or not said.answer.rows:
        return said
    match question.intent:
        case Intent.CHART:
            elsewhere = notice("chart_elsewhere", voice)
        case Intent.EXPORT:
            elsewhere = notice("file_elsewhere", voice)
        case _:
            return said
    return replace(said, message=replace(said.message, lines=(*said.message.lines, elsewhere.title)))
