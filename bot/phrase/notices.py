"""What the doors say for themselves: languages, commands, buttons, a fault of ours."""

from functools import cache

from bot.message import Message
from bot.phrase.voice import Voice


def notice(key: str, voice: Voice, **values: str) -> Message:
    """The notice of that key, its places filled with the values: a title, and lines below it where there are more.

    Raises:
        KeyError: no notice has that key, or a place of it has no value.
    """
    title, *lines = (text.format_map(values) for text in _texts(voice)[key])
    return Message(title, lines=tuple(lines))


@cache
def _texts(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "error": (
            gettext("Something went wrong on our side and I could not answer."),
            gettext("Please try again; if it goes on, tell us this code: {id}"),
        ),
        "language_choose": (gettext("Which language shall I answer in?"),),
        "language_unknown": (gettext("I do not know the language “{word}”."),),
        "language_name": (gettext("English"),),
        "privacy": (
            gettext("I store nothing you write."),
            gettext(
                "The last question of a chat is kept in memory, never on disk; after 15 minutes it no longer counts."
            ),
            gettext("How to reach those who keep this bot is in its README."),
        ),
        "button_old": (gettext("That button no longer works. Please type your question."),),
        "button_previous": (gettext("Previous"),),
        "button_next": (gettext("Next"),),
        "button_chart": (gettext("Chart"),),
        "button_table": (gettext("CSV"),),
        "button_sources": (gettext("Source"),),
        "button_compare": (gettext("Compare"),),
        "chart_none": (gettext("There are too few figures here for a chart."),),
        "chart_unsent": (gettext("I could not send the chart here, so I say it in words."),),
        "chart_elsewhere": (gettext("I say it in words here; on Telegram I also draw the chart."),),
        "file_none": (gettext("There is nothing here for a file."),),
        "file_unsent": (gettext("I could not send the file here, so I say it in words."),),
        "file_elsewhere": (gettext("I say it in words here; on Telegram I also send the file."),),
        "flood": (gettext("You write faster than I can answer. I will listen to you again in {seconds} seconds."),),
        "no_sources": (gettext("That answer has no figures, so it has no source."),),
        "compare_what": (gettext("What shall I compare?"),),
        "compare_first_region": (gettext("Which region do we start with?"),),
        "compare_first_centre": (gettext("Which centre do we start with?"),),
        "compare_with": (gettext("What shall I compare {name} with?"),),
        "kind_region": (gettext("Regions"),),
        "kind_centre": (gettext("Centres"),),
        "command_start": (gettext("Start"),),
        "command_ayuda": (gettext("What you can ask"),),
        "command_idioma": (gettext("Change the language: es, en, qu"),),
        "terminal_hint": (
            gettext("Type your question. /ayuda explains more, /idioma changes the language, /salir ends."),
        ),
        "terminal_languages": (
            gettext("Languages: es (Spanish), en (English), qu (Quechua). For example: /idioma es"),
        ),
        "terminal_unknown_language": (
            gettext("I do not know the language “{word}”. Languages: es (Spanish), en (English), qu (Quechua)."),
        ),
        "terminal_unknown_command": (
            gettext("I do not know the command {word}. There are /ayuda, /idioma and /salir."),
        ),
        "terminal_bye": (gettext("Goodbye."),),
    }
