"""A group that becomes a supergroup: it has another id, and goes on where it was."""

import pytest

from bot.chat.conversations import Conversation, Conversations
from bot.memory import CannotRemember, Kept, Memory
from bot.question import Intent, Question
from bot.reply import Turn

from .stub import Fault, refused
from .turns import asked, loud, pressed

OLD, NEW = -5, -1_000_000_000_005


@pytest.fixture
async def group(telegram):
    """A group that has chosen English, and asked something."""
    await asked(telegram, "/idioma en", chat=OLD)
    await telegram.say("servicios en Ucayali en 2025", chat=OLD, reply_to=telegram.told(OLD)[0])
    await telegram.answers(2, chat=OLD)
    return telegram


def moved(telegram):
    """The old group refuses, and nobody has told the bot."""
    telegram.chat(NEW)
    telegram.chat(OLD).closed = refused.migrated(NEW)


async def test_what_is_known_goes_along_when_the_groups_say_so(group, memory):
    await group.upgrade(OLD, NEW)
    helped = await asked(group, "/ayuda", chat=NEW)
    await group.say("¿y en mayo?", chat=NEW, reply_to=helped)
    _, answer = await group.answers(2, chat=NEW)
    assert "services in Ucayali, in May 2025" in answer
    assert (memory.chat(OLD), memory.chat(NEW)) == (Kept(), Kept(language="en"))


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("/ayuda", "sendMessage"),
        ("gráfico de servicios por mes en Ucayali en 2025", "sendPhoto"),
        ("exporta los servicios por mes en Ucayali en 2025", "sendDocument"),
    ],
)
async def test_an_answer_finds_the_group_where_it_is_now_once(group, memory, caplog, text, method):
    before = len(group.called(method))
    moved(group)
    await group.say(text, chat=OLD, reply_to=group.told(OLD)[0])
    await group.answers(1, chat=NEW)
    await asked(group, "hola", chat=8)
    assert len(group.told(NEW)) == 1
    assert [call.params["chat_id"] for call in group.called(method)[before:]][:2] == [OLD, NEW]
    assert (memory.chat(OLD), memory.chat(NEW)) == (Kept(), Kept(language="en"))
    assert loud(caplog) == []


async def test_a_long_answer_goes_on_in_the_new_group(group, facts, monkeypatch):
    facts.recent._known.clear()  # noqa: SLF001 - what is put into words below is not to be known to others
    monkeypatch.setattr("bot.chat.say.keyboards.parts", lambda _: ["one", "two"])
    moved(group)
    await group.say("/ayuda", chat=OLD)
    assert await group.answers(2, chat=NEW) == ["one", "two"]
    facts.recent._known.clear()  # noqa: SLF001
    assert len([call for call in group.called("sendMessage") if call.status == 400]) == 1


async def test_a_page_is_turned_in_the_new_group(group):
    await asked(group, "/ayuda", chat=OLD)
    await pressed(group, "Ranking of centres", chat=OLD)
    moved(group)
    await group.press("Next →", chat=OLD)
    (page,) = await group.answers(1, chat=NEW)
    assert "11. " in page


async def test_what_fails_in_the_new_group_is_logged_without_its_id(group, caplog):
    moved(group)
    group.faults.append(Fault("sendMessage", chat=NEW, refusal=refused.bad_request("whatever")))
    await group.say("/ayuda", chat=OLD, reply_to=group.told(OLD)[0])
    (apology,) = await group.answers(1, chat=NEW)
    assert "e1e2" in apology
    assert "error e1e2: BadRequest('Whatever')" in caplog.text
    assert str(NEW) not in caplog.text


async def test_a_chat_that_moves_twice_at_once_is_left_in_peace(group, caplog):
    moved(group)
    group.faults.append(Fault("sendMessage", chat=NEW, refusal=refused.migrated(NEW - 1)))
    await group.say("/ayuda", chat=OLD)
    await group.until(lambda: len(group.called("sendMessage")) == 4)
    await asked(group, "/ayuda", chat=8)
    assert group.told(NEW) == []
    assert loud(caplog) == []


async def test_a_memory_that_fails_does_not_keep_the_answer_back(group, monkeypatch, caplog):
    def fails(*_):
        message = "disk full"
        raise CannotRemember(message)

    monkeypatch.setattr(Memory, "move", fails)
    moved(group)
    await group.say("/ayuda", chat=OLD)
    (answer,) = await group.answers(1, chat=NEW)
    assert "I answer with published figures" in answer
    assert ["disk full" in line for line in loud(caplog)] == [True]


def test_a_conversation_goes_on_under_its_new_id_and_what_is_there_wins(clock):
    asked, later = (Turn(Question(intent), clock()) for intent in (Intent.COUNT, Intent.HELP))
    conversations = Conversations()
    conversations.of(1).turn, conversations.of(1).kept = asked, Kept(language="qu")
    conversations.move(1, 2)
    assert conversations.of(2) == Conversation(asked, kept=Kept(language="qu"))
    conversations.of(3).turn, conversations.of(3).kept = later, Kept(language="en")
    conversations.move(2, 3)
    assert conversations.of(3) == Conversation(later, kept=Kept(language="en"))
    conversations.move(9, 3)
    assert conversations.of(3).turn == later
    assert len(conversations) == 1
