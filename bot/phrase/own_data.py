"""All that is kept of one chat, as a JSON document with keys that its owner can read."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from bot.phrase.asking import worded
from bot.phrase.labels import label
from bot.phrase.rhythms import quiet_words, rhythm_words
from bot.phrase.voice import Voice
from bot.question import Ambiguous, Question, Subject
from bot.registry import Registry
from bot.rhythm import Hours, Rhythm


class Sent(NamedTuple):
    """What comes by itself: the question, None where the tables lost it; how often, in which language, when, or not."""

    question: Question | None
    rhythm: Rhythm
    language: str
    due_at: datetime | None
    paused: bool


@dataclass(frozen=True, slots=True)
class Owned:
    """What is kept of one chat.

    Attributes:
        language: the language chosen (es, en, qu), on disk.
        favourites: centres and regions with a star, on disk.
        hours: the time zone and the quiet hours, on disk.
        sent: what the chat is sent by itself, on disk.
        asked: the last thing asked, in memory, and when.
        shown: what was shown for it.
        wish: what is to be sent, while it is asked how often.
        looked_at: when what is sent was last looked at one by one.
        answered: the messages answered last and the texts that answered them, by Telegram's numbers.
        place_asked: whether a button to share a place waits below the chat.
        proposals: how many proposals of figures wait for a yes, in memory.
        written: when the owner of a private chat last wrote or tapped.
    """

    language: str | None
    favourites: tuple[Subject, ...]
    hours: Hours
    sent: tuple[Sent, ...]
    asked: Question | Ambiguous | None
    at: datetime | None
    shown: tuple[Subject, ...]
    wish: Question | Ambiguous | None
    looked_at: datetime | None
    answered: Mapping[int, tuple[int, ...]]
    place_asked: bool
    proposals: int
    written: tuple[datetime, ...]


def document(owned: Owned, voice: Voice, registry: Registry) -> str:
    """The JSON document, indented, its keys in the voice's tongue; what there is nothing of stands there as nothing."""
    gettext = voice.gettext
    return json.dumps(
        {
            gettext("on disk, until it is deleted"): {
                gettext("language chosen"): owned.language,
                gettext("favourites"): _subjects(owned.favourites, registry),
                gettext("time zone"): owned.hours.zone,
                gettext("quiet hours"): quiet_words(owned.hours.quiet, voice),
                gettext("what I send by myself"): [_sent(one, owned.hours, voice, registry) for one in owned.sent],
                gettext("what I sent, with its figures"): gettext("kept for 400 days"),
            },
            gettext("in memory only, until a restart"): {
                gettext("last question"): _asked(owned, voice, registry),
                gettext("wish to be sent something"): _worded(owned.wish, voice, registry),
                gettext("when you last looked at something I send"): owned.looked_at,
                gettext("messages answered, with the numbers of the answers"): owned.answered,
                gettext("a button to share a place waits"): owned.place_asked,
                **({gettext("figures you sent that wait for your yes"): owned.proposals} if owned.proposals else {}),
                gettext("when the latest messages and taps came"): owned.written,
            },
        },
        ensure_ascii=False,
        indent=2,
        default=_written,
    )


def _sent(one: Sent, hours: Hours, voice: Voice, registry: Registry) -> dict[str, Any]:
    gettext = voice.gettext
    return {
        gettext("in words"): worded(one.question, voice, registry) if one.question else None,
        gettext("how often"): rhythm_words(one.rhythm, hours, voice),
        gettext("language"): one.language,
        gettext("next on"): one.due_at,
        gettext("on pause"): one.paused,
    }


def _asked(owned: Owned, voice: Voice, registry: Registry) -> dict[str, Any] | None:
    if owned.asked is None:
        return None
    gettext, asked = voice.gettext, owned.asked
    return {
        gettext("in words"): _worded(asked, voice, registry),
        gettext("asked at"): owned.at,
        gettext("as understood"): _filled(asdict(asked)),
        gettext("what was shown"): _subjects(owned.shown, registry),
    }


def _worded(asked: Question | Ambiguous | None, voice: Voice, registry: Registry) -> str | None:
    return asked.word if isinstance(asked, Ambiguous) else label(asked, voice, registry) if asked else None


def _subjects(several: tuple[Subject, ...], registry: Registry) -> list[dict[str, str]]:
    return [{"kind": one.kind, "id": one.id, "name": registry.name(*one)} for one in several]


def _filled(value: Any) -> Any:  # noqa: ANN401 - whatever a question is made of
    """The value without the fields that say nothing."""
    if not isinstance(value, dict):
        return value
    filled = {key: _filled(inner) for key, inner in value.items()}
    return {key: inner for key, inner in filled.items() if inner not in (None, (), {}, False)}


def _written(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)
