"""The chat in a terminal: the same answers as on Telegram, line by line."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.current import Current
from bot.doors.conversation import Conversation
from bot.doors.screen import Screen
from bot.languages import code_of, named, names_none
from bot.lookup import look_up
from bot.message import Message
from bot.phrase import Voice, notice, phrase
from bot.question import Intent, Question

LEAVE = frozenset({"/salir", "/exit", "/quit"})


def chat(conversation: Conversation, current: Current, screen: Screen, clock: Callable[[], datetime]) -> None:
    """Greets, answers each line by the facts that hold then, and says goodbye.

    That is at /salir, Ctrl-D, Ctrl-C or the end of the input.
    """
    with suppress(KeyboardInterrupt):
        screen.show(_welcome(conversation, clock()))
        screen.show(notice("terminal_hint", conversation.voice))
        for line in screen.lines:
            text = line.strip()
            if text.lower() in LEAVE:
                break
            if text:
                _renew(conversation, current)
                screen.show(_answer(text, conversation, clock()))
    screen.show(notice("terminal_bye", conversation.voice))


def _renew(conversation: Conversation, current: Current) -> None:
    if current.look(at_once=True):
        conversation.renew(current.facts)


def _answer(text: str, conversation: Conversation, now: datetime) -> Message:
    """What a line says; right after the languages were offered, the code of one chooses it."""
    offered, conversation.choosing = conversation.choosing, False
    if text.startswith("/"):
        return _obey(text, conversation, now)
    if offered and (code := code_of(text)):
        return _choose(code, conversation, now)
    said = conversation.say(text, now)
    return _offer(conversation) if names_none(said) else said.message


def _obey(text: str, conversation: Conversation, now: datetime) -> Message:
    """What a command other than /salir says."""
    command, _, rest = text.partition(" ")
    match command.lower():
        case "/start":
            return _welcome(conversation, now)
        case "/ayuda" | "/help":
            return _say(Question(Intent.HELP), conversation, now)
        case "/idioma" | "/language" | "/lang":
            return _change_language(rest.strip(), conversation, now)
        case _:
            return notice("terminal_unknown_command", conversation.voice, word=command)


def _change_language(words: str, conversation: Conversation, now: datetime) -> Message:
    """To the language named; without a name ours are offered."""
    if not words:
        return _offer(conversation)
    if code := named(words, conversation.facts, conversation.voice, now):
        return _choose(code, conversation, now)
    conversation.choosing = True
    return notice("terminal_unknown_language", conversation.voice, word=words)


def _offer(conversation: Conversation) -> Message:
    conversation.choosing = True
    return notice("terminal_languages", conversation.voice)


def _choose(code: str, conversation: Conversation, now: datetime) -> Message:
    conversation.voice = Voice.of(code)
    return _say(Question(Intent.LANGUAGE, language=code), conversation, now)


def _welcome(conversation: Conversation, now: datetime) -> Message:
    """The greeting, with what can be asked and up to when the figures go."""
    guide = _say(Question(Intent.HELP), conversation, now)
    return replace(_say(Question(Intent.GREETING), conversation, now), lines=guide.lines)


def _say(question: Question, conversation: Conversation, now: datetime) -> Message:
    store = conversation.facts.store
    return phrase(look_up(question, store, now.date()), conversation.voice, store.registry)
