"""A plain text that was made the short way is, for whoever reads it, what the library would have made."""

import pickle
from copy import deepcopy

import pytest
from telegram import Bot, Update

from bot.chat.arriving import arrived

BOT = Bot("123456:AAA")

PLAIN = {
    "update_id": 5,
    "message": {
        "message_id": 1,
        "from": {"id": 7, "is_bot": False, "first_name": "Ana"},
        "chat": {"id": 7, "type": "private", "first_name": "Ana"},
        "date": 1_770_000_000,
        "text": "servicios en Puno",
    },
}


def plain(of=None, **more):
    """The plain text, with more about one of its parts."""
    raw = deepcopy(PLAIN)
    part = raw["message"] if of is None else raw["message"][of]
    part.update(more)
    return raw


TEXTS = {
    "nothing else": PLAIN,
    "all of a user": plain("from", last_name="Quispe", username="ana", language_code="qu", is_premium=True),
    "all of a chat": plain("chat", last_name="Quispe", username="ana"),
    "empty": plain(text=""),
    "another chat than its writer": plain("chat", id=-1),
}

OTHERS = {
    "a command": plain(entities=[{"type": "bot_command", "offset": 0, "length": 4}]),
    "a group": plain("chat", type="supergroup", title="Prensa"),
    "an answer": plain(reply_to_message=PLAIN["message"]),
    "nobody's": {"update_id": 5, "message": {k: v for k, v in PLAIN["message"].items() if k != "from"}},
    "never": plain(date=0),
    "a field of tomorrow": plain("from", mood="well"),
}


def attributes(of):
    """All that can be read of an object and what hangs on it, by name."""
    names = {name for kind in type(of).__mro__ for name in getattr(kind, "__slots__", ()) if not name.startswith("_")}
    found = {name: getattr(of, name) for name in names}
    return {name: attributes(value) if hasattr(value, "to_dict") else value for name, value in found.items()}


@pytest.mark.parametrize("raw", [*TEXTS.values(), *OTHERS.values()], ids=[*TEXTS, *OTHERS])
def test_it_reads_as_the_librarys_own(raw):
    ours, theirs = arrived(raw, BOT), Update.de_json(deepcopy(raw), BOT)
    assert attributes(ours) == attributes(theirs)
    assert ours.to_dict() == theirs.to_dict()
    assert (ours.effective_chat, ours.effective_user, ours.effective_message) == (
        theirs.effective_chat,
        theirs.effective_user,
        theirs.effective_message,
    )
    assert ours.message.get_bot() is BOT


@pytest.mark.parametrize("raw", TEXTS.values(), ids=TEXTS)
def test_it_is_equal_to_the_librarys_own_and_stands_for_it(raw):
    ours, theirs = arrived(raw, BOT), Update.de_json(deepcopy(raw), BOT)
    assert ours == theirs
    assert {ours: 1, ours.message: 2} == {theirs: 1, theirs.message: 2}
    assert deepcopy(ours).to_dict() == pickle.loads(pickle.dumps(ours)).to_dict() == theirs.to_dict()  # noqa: S301 - ours


def test_what_it_says_stays():
    with pytest.raises(AttributeError):
        arrived(PLAIN, BOT).message.text = "otra cosa"


def test_what_the_library_does_not_know_is_not_there():
    with pytest.raises(AttributeError):
        arrived(PLAIN, BOT).message.mood  # noqa: B018 - it is read
