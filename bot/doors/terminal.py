"""The chat in a terminal: the same answers as on Telegram, line by line."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.doors.conversation import Conversation
from bot.doors.screen import Screen
from bot.lookup import look_up
from bot.message import Message
from bot.phrase import Voice, notice, phrase
from bot.question import Intent, Question

LANGUAGES = ("es", "en", "qu")


def chat(conversation: Conversation, screen: Screen, clock: Callable[[], datetime]) -> None:
    """Greets, answers each line, and says goodbye at /salir, Ctrl-D, Ctrl-C or the end of the input."""
    screen.show(_welcome(conversation, clock()))
    screen.show(notice("terminal_hint", conversation.voice))
    with suppress(KeyboardInterrupt):
        for line in screen.lines:
            text = line.strip()
            if text.lower() in {"/salir", "/exit", "/quit"}:
                break
            if text.startswith("/"):
                screen.show(_obey(text, conversation, clock()))
            elif text:
                screen.show(conversation.say(text, clock()).message)
    screen.show(notice("terminal_bye", conversation.voice))


def _obey(text: str, conversation: Conversation, now: datetime) -> Message:
    """What a command other than /salir says."""
    command, _, rest = text.partition(" ")
    match command.lower():
        case "/start":
            return _welcome(conversation, now)
        case "/ayuda" | "/help":
            return _say(Question(Intent.HELP), conversation, now)
        case "/idioma" | "/language":
            return _change_language(rest.strip(), conversation, now)
        case _:
            return notice("terminal_unknown_command", conversation.voice, word=command)


def _change_language(words: str, conversation: Conversation, now: datetime) -> Message:
    """To the language named, by its code or in words."""
    if not words:
        return notice("terminal_languages", conversation.voice)
    if words.casefold() not in LANGUAGES:
        said = conversation.say(f"idioma {words}", now)
        return said.message if said.language else notice("terminal_unknown_language", conversation.voice, word=words)
    conversation.voice = Voice.of(words.casefold())
    return _say(Question(Intent.LANGUAGE, language=words.casefold()), conversation, now)


def _welcome(conversation: Conversation, now: datetime) -> Message:
    """The greeting, with what can be asked and up to when the figures go."""
    guide = _say(Question(Intent.HELP), conversation, now)
    return replace(_say(Question(Intent.GREETING), conversation, now), lines=guide.lines)


def _say(question: Question, conversation: Conversation, now: datetime) -> Message:
    store = conversation.facts.store
    return phrase(look_up(question, store, now.date()), conversation.voice, store.registry)
