"""What kind of answer a draft asks for: talk about the conversation first, then figures."""

from bot.question import Intent
from bot.understand.draft import Draft
from bot.understand.figures import figures_of
from bot.understand.rules import Moments, rule

_MEASURES = frozenset({"quantity", "share", "position", "ranking", "compare", "growth", "trend"})
_NODDING = frozenset({"nod", "idle", "ask", "greeting", "follow"})
SENT = frozenset({Intent.SUBSCRIBE, Intent.UNSUBSCRIBE, Intent.SUBSCRIPTIONS})
"""Intents about what is sent by itself."""

_TONGUES = {"language_en": "en", "language_qu": "qu", "language_es": "es", "language": ""}


def intent_of(draft: Draft, moments: Moments) -> Intent:
    """What kind of answer is asked for, talk and files included."""
    if not _CUES.isdisjoint(draft.cues):
        for reason in RULES:
            if not reason.cues.isdisjoint(draft.cues) and reason.holds(draft, moments):
                return reason.intent
    return figures_of(draft, moments)


def language_asked(draft: Draft) -> str | None:
    """The tongue asked for, "" for the choice of tongues, None when the message is about something else."""
    if draft.cues.isdisjoint(_TONGUES) or not draft.empty or draft.has("network", "ranking"):
        return None
    return next((tongue for cue, tongue in _TONGUES.items() if cue in draft.cues), None)


def _asks_language(draft: Draft, _: Moments) -> bool:
    return language_asked(draft) is not None


def _asks_sources(draft: Draft, _: Moments) -> bool:
    measured = draft.indicator is not None or not _MEASURES.isdisjoint(draft.cues)
    return not (measured and draft.subjects.named)


def _chats(draft: Draft, _: Moments) -> bool:
    """Nothing is asked, or thanks are given with no more than an indicator beside them."""
    if draft.has("summary", "ranking", "network"):
        return False
    return draft.empty or ("thanks" in draft.cues and not _asks_figures(draft))


def _nods(draft: Draft, _: Moments) -> bool:
    """Only that it was understood, or liked ("ya", "ok, listo")."""
    return draft.empty and draft.cues <= _NODDING


def _explains(draft: Draft, _: Moments) -> bool:
    """What it all is ("¿qué es un CITE?", "¿qué hace la Red CITE?"), not who one centre is."""
    bare = draft.empty or (draft.counted and not draft.moments)
    return bare and (draft.subjects.head or "network" in draft.cues) and not draft.follows


def _asks_figures(draft: Draft) -> bool:
    subjects = draft.subjects
    return bool(subjects.named or subjects.types or draft.moments) or draft.has("quantity", "ranking", "share")


RULES = (
    rule(Intent.UNSUBSCRIBE, "reports are no longer wanted", "unsubscribe"),
    rule(Intent.SUBSCRIPTIONS, "what reports one gets", "subscriptions"),
    rule(Intent.SUBSCRIBE, "reports are wanted", "subscribe"),
    rule(Intent.LANGUAGE, "another tongue", " ".join(_TONGUES), _asks_language),
    rule(Intent.SOURCE, "where figures come from, not a figure", "source", _asks_sources),
    rule(Intent.HELP, "what can be asked", "help", _chats),
    rule(Intent.HELP, "what a CITE or the network is", "profile", _explains),
    rule(Intent.THANKS, "thanks or farewell", "thanks bye", _chats),
    rule(Intent.THANKS, "a nod, and nothing else", "nod", _nods),
    rule(Intent.GREETING, "a greeting alone", "greeting", _chats),
    rule(Intent.CHART, "figures to be drawn", "chart"),
    rule(Intent.EXPORT, "figures as a file", "export"),
)
"""About the conversation itself or the form of an answer; tried before the figures."""

_CUES = frozenset(cue for reason in RULES for cue in reason.cues)
