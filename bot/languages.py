"""The languages that the bot answers in, and which of them someone asks for: the same in every chat."""

from datetime import datetime

from bot.phrase import Voice, notice
from bot.phrase.voice import LOCALES
from bot.question import Intent, Question
from bot.reply import Facts, Reply, reply

LANGUAGES = tuple(LOCALES)
"""Their codes; the first speaks where none was chosen."""


def own_name(code: str) -> str:
    """What a language calls itself: Español, English, Runasimi."""
    return notice("language_name", Voice.of(code)).title


def code_of(word: str) -> str | None:
    """The language of this code, in either case; None when it is none of ours."""
    code = word.strip().casefold()
    return code if code in LANGUAGES else None


def named(words: str, facts: Facts, voice: Voice, now: datetime) -> str | None:
    """The language that the words name: by its code, its own name, or as one says it ("inglés", "English")."""
    if code := code_of(words):
        return code
    called = {own_name(code).casefold(): code for code in LANGUAGES}
    return called.get(words.strip().casefold()) or reply(f"idioma {words}", facts, voice, now).language or None


def names_none(said: Reply) -> bool:
    """Whether another language was asked for, and not said which."""
    asked = said.answer.asked
    return isinstance(asked, Question) and asked.intent is Intent.LANGUAGE and not asked.language
