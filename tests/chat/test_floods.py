"""Who writes too much is told once, and not heard for a minute."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.floods import Floods, Heard

from .turns import asked

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)

TOLD = {"es": "Vuelvo a leerte en 60 segundos", "en": "again in 60 seconds", "qu": "60 segundomanta"}


def heard(*seconds, floods=None, user=7):
    watching = floods or Floods()
    return [watching.hear(user, NOON + timedelta(seconds=second)) for second in seconds]


@pytest.mark.parametrize(
    ("seconds", "last"),
    [
        ([0] * 20, Heard.ANSWERED),
        ([0] * 21, Heard.TOLD),
        ([0] * 22, Heard.IGNORED),
        ([0] * 20 + [10], Heard.TOLD),
        ([0] * 20 + [11], Heard.ANSWERED),
        ([0] * 21 + [59], Heard.IGNORED),
        ([0] * 21 + [60], Heard.ANSWERED),
        ([0] * 21 + [30] * 30 + [60] * 20, Heard.ANSWERED),
        ([0] * 21 + [60] * 21, Heard.TOLD),
        ([*range(100)], Heard.ANSWERED),
        ([0] * 20 + [-3600], Heard.ANSWERED),
        ([3600] * 21 + [0], Heard.ANSWERED),
        ([0.5] * 21 + [0], Heard.IGNORED),
    ],
)
def test_more_than_twenty_within_ten_seconds_are_a_flood_and_a_minute_is_not_heard(seconds, last):
    assert heard(*seconds)[-1] is last


def test_users_are_watched_apart_and_not_without_end():
    floods = Floods(users=2)
    assert heard(*[0] * 21, floods=floods)[-1] is Heard.TOLD
    assert heard(0, floods=floods, user=8) == [Heard.ANSWERED]
    assert heard(1, floods=floods) == [Heard.IGNORED]
    heard(2, 2, floods=floods, user=9)
    heard(2, floods=floods, user=8)
    assert heard(3, floods=floods) == [Heard.ANSWERED]  # Forgotten, since others have written meanwhile.


def test_who_was_silent_for_a_minute_is_watched_no_more():
    floods = Floods()
    heard(0, floods=floods)
    heard(60, floods=floods, user=8)
    assert len(floods.times(7)) == 1
    heard(-3600, floods=floods, user=9)
    assert len(floods.times(7)) == 1  # What was written before says nothing of those who wrote since.
    heard(61, floods=floods, user=8)
    assert floods.times(7) == ()
    assert len(floods.times(8)) == 2


@pytest.fixture
def flood(telegram):
    """Writes so many messages in one second, and holds the time of Telegram there."""

    async def write(count=21, text="hola", **how):
        telegram.clock.step = 0
        for _ in range(count):
            await telegram.say(text, **how)

    return write


@pytest.mark.parametrize("language", TOLD)
async def test_a_flood_is_told_once_and_then_ignored_for_a_minute(telegram, flood, language):
    await flood(30, language=language)
    answers = await telegram.answers(21)
    await asked(telegram, "hola", chat=8)
    telegram.clock.now += 59
    await telegram.say("hola", language=language)
    await asked(telegram, "hola", chat=8)
    assert len(telegram.told()) == 21
    assert TOLD[language] in answers[-1]
    assert not any(TOLD[language] in answer for answer in answers[:-1])
    telegram.clock.now += 1
    assert TOLD[language] not in (await asked(telegram, "hola", language=language))["text"]


async def test_a_backlog_from_before_the_start_is_no_flood(api, serving):
    for _ in range(25):
        await api.say("hola")
    async with serving():
        await api.answers(25)


async def test_edited_messages_count_and_what_they_changed_stays(telegram, flood):
    telegram.clock.step = 0
    asked = await telegram.say("servicios en Ucayali en mayo de 2025")
    await flood(19)
    await telegram.answers(20)
    for number in range(3):
        await telegram.edit(f"servicios en Puno en 202{number}", of=asked)
    answers = await telegram.answers(21)
    assert "978" in answers[0]
    assert TOLD["es"] in answers[20]


async def test_taps_count_and_are_answered_over_the_chat_once_for_as_long_as_they_are_not_heard(telegram, clock):
    await asked(telegram, "servicios 2025")
    clock.step = timedelta(0)
    for _ in range(25):
        await telegram.press("🔗 Fuente", under=telegram.told()[0])
    await telegram.until(lambda: len(telegram.told()) == 21)
    await telegram.until(lambda: not len(telegram.updates))
    await asked(telegram, "hola", chat=8)
    assert len(telegram.told()) == 21
    (said,) = [popup for popup in telegram.methods.popups if popup.get("text")]
    assert TOLD["es"] in said["text"]
    assert said["cache_time"] == 60
    assert len(telegram.methods.popups) == 21


async def test_others_go_on_meanwhile(telegram, flood):
    await flood(40)
    for chat in (8, 9):
        assert "8,963" in (await asked(telegram, "servicios de la red en febrero de 2026", chat=chat))["text"]


async def test_in_a_group_what_is_not_for_the_bot_is_not_counted(telegram, flood):
    telegram.privacy = False
    await flood(40, text="buenos días", chat=-5, who=8)
    assert (await asked(telegram, "/ayuda", chat=-5, who=8))["text"]
    assert len(telegram.told(-5)) == 1


@pytest.mark.parametrize("text", ["/ayuda", "/ayuda@cite_stub_bot"])
async def test_in_a_group_commands_count_for_who_writes_them(telegram, flood, text):
    await flood(25, text=text, chat=-5, who=8)
    answers = await telegram.answers(21, chat=-5)
    assert TOLD["es"] in answers[-1]
    assert TOLD["es"] not in (await asked(telegram, "/ayuda", chat=-5, who=9))["text"]


async def test_what_is_not_for_the_bot_is_not_even_looked_up(telegram, memory, monkeypatch):
    asked = []
    monkeypatch.setattr(type(memory), "chat", lambda _, chat: asked.append(chat))
    telegram.privacy = False
    await telegram.say("buenos días", chat=-5, who=8)
    await telegram.say("/kick@otro_bot", chat=-5, who=8)
    await telegram.until(lambda: not len(telegram.updates))
    assert asked == []
