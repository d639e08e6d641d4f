"""The clock of a chat and its quiet hours: shown, chosen, named in words; and what comes by them."""

from datetime import UTC, datetime, time

import pytest

from bot.memory import CannotRemember, Kept, Wish
from bot.question import Intent, Question
from bot.rhythm import NIGHT, Hours, Quiet, Rhythm
from bot.shorthand import write

from .conftest import NOW
from .turns import asked, changed, pressed, rows, words

SUMMARY = Wish(write(Question(Intent.SUMMARY)), Rhythm("weekly"), "es")
ZONE, QUIET = "🌎 Zona horaria: Lima", "🌙 Horas de silencio: de 21:00 a 7:00"
ADMINS_ONLY = "Solo quienes administran este grupo pueden decidir qué envío aquí."


@pytest.mark.parametrize(
    ("language", "command", "says"),
    [
        ("es", "/ajustes", [ZONE, QUIET]),
        ("en", "/settings", ["🌎 Time zone: Lima", "🌙 Quiet hours: 21:00 to 7:00"]),
        ("qu", "/ajustes", ["🌎 Hora suyu: Lima", "🌙 Upallalla hora: 21:00-manta 7:00-kama"]),
    ],
)
async def test_the_settings_show_what_holds(telegram, language, command, says):
    await asked(telegram, f"/idioma {language}")
    assert words(await asked(telegram, command))[-2:] == says


async def test_a_zone_is_chosen_and_its_time_said_and_what_is_sent_comes_by_it(telegram, memory):
    memory.subscribe(7, SUMMARY, NOW)
    await asked(telegram, "/ajustes")
    choice = await changed(telegram, ZONE)
    assert "✓ Lima" in words(choice)
    assert max(len(row) for row in rows(choice)) <= 3
    done = await changed(telegram, "Madrid")
    assert "Zona horaria: Madrid (hora actual: 18:00)" in done["text"]
    assert rows(done) == [["🌎 Zona horaria: Madrid"], [QUIET]]
    assert memory.chat(7).hours == Hours("Europe/Madrid")
    assert [one.due_at for one in memory.subscriptions(7)] == [datetime(2026, 3, 16, 7, tzinfo=UTC)]
    listed = (await asked(telegram, "/suscripciones"))["text"]
    assert "cada lunes a las 8:00, hora de Madrid. El próximo: lunes 16 de marzo de 2026 a las 8:00." in listed


@pytest.mark.parametrize(
    ("button", "quiet"),
    [
        ("✓ de 21:00 a 7:00", NIGHT),
        ("de 20:00 a 8:00", Quiet(time(20), time(8))),
        ("de 22:00 a 6:00", Quiet(time(22), time(6))),
        ("de 23:00 a 9:00", Quiet(time(23), time(9))),
        ("ninguna", None),
    ],
)
async def test_quiet_hours_are_chosen_and_said(telegram, memory, button, quiet):
    await asked(telegram, "/ajustes")
    await changed(telegram, QUIET)
    said = f"Horas de silencio: {button.removeprefix('✓ ')}"
    done = await changed(telegram, button)
    assert said in done["text"]
    assert words(done)[-1] == f"🌙 {said}"
    assert memory.chat(7).hours.quiet == quiet


async def test_other_quiet_hours_move_what_falls_into_them(telegram, memory):
    memory.subscribe(7, SUMMARY, NOW)
    memory.keep(7, Kept("es"), NOW)
    await asked(telegram, "/ajustes")
    await changed(telegram, QUIET)
    await changed(telegram, "de 23:00 a 9:00")
    await asked(telegram, "/suscripciones")
    card = (await changed(telegram, "⚙️ 1. Resumen"))["text"]
    assert "Llega cada lunes a las 8:00. El próximo: lunes 16 de marzo de 2026 a las 9:00." in card
    assert "Antes no te escribo: son tus horas de silencio." in card


async def test_it_stays_through_a_restart(api, serving):
    async with serving():
        await asked(api, "/ajustes")
        await changed(api, ZONE)
        await changed(api, "Tokio")
    async with serving():
        assert "🌎 Zona horaria: Tokio" in words(await asked(api, "/ajustes"))


@pytest.mark.parametrize("subscribed", [True, False])
async def test_a_zone_that_is_told_in_words_is_set(telegram, memory, subscribed):
    if subscribed:
        memory.subscribe(7, SUMMARY, NOW)
    said = await asked(telegram, "mi zona horaria es Madrid")
    assert "Zona horaria: Madrid (hora actual: 18:00)" in said["text"]
    assert memory.chat(7).hours.zone == "Europe/Madrid"


@pytest.mark.parametrize(
    "data",
    [
        "1:zone:Europe/Moscow",
        "1:zone:../etc",
        "1:zone:21-7",
        "1:quiet:0-24",
        "1:quiet:America/Lima",
        "1:zone:",
        "2:zone",
    ],
)
async def test_what_is_not_offered_is_refused_politely(telegram, memory, data):
    await asked(telegram, "/ajustes")
    await telegram.tap(data)
    await telegram.until(lambda: telegram.methods.popups)
    assert "ya no sirve" in telegram.methods.popups[0]["text"]
    assert memory.chat(7).hours == Hours()


async def test_in_a_group_only_its_admins_choose(telegram, memory):
    telegram.appoint(8, "administrator", chat=-5)
    telegram.appoint(9, "member", chat=-5)
    shown = await asked(telegram, "/ajustes", chat=-5, who=9)
    for number, data in enumerate(("1:zone", "1:zone:Asia/Tokyo", "1:quiet:none"), 1):
        await telegram.tap(data, chat=-5, who=9)
        await telegram.until(lambda number=number: len(telegram.methods.popups) == number)
    assert {popup["text"] for popup in telegram.methods.popups} == {ADMINS_ONLY}
    said = await asked(telegram, "mi zona horaria es Madrid", chat=-5, who=9, reply_to=shown)
    assert said["text"] == ADMINS_ONLY
    assert memory.chat(-5).hours == Hours()
    await pressed_zone(telegram)
    assert (memory.chat(-5).hours, memory.chat(8).hours) == (Hours("Asia/Tokyo"), Hours())


async def pressed_zone(telegram):
    """The admin chooses Tokyo for the group."""
    await asked(telegram, "/ajustes", chat=-5, who=8)
    await changed(telegram, ZONE, chat=-5, who=8)
    await changed(telegram, "Tokio", chat=-5, who=8)


async def test_a_memory_that_fails_is_owned_up_to_and_what_held_holds(telegram, memory, monkeypatch):
    await asked(telegram, "/ajustes")
    await changed(telegram, ZONE)

    def fail(*_, **__):
        raise CannotRemember("The memory does not work")  # noqa: EM101, TRY003 - a fault as the memory words it

    monkeypatch.setattr(memory, "keep", fail)
    assert "no puedo abrir lo que guardo" in (await pressed(telegram, "Madrid"))["text"]
    assert ZONE in words(await asked(telegram, "/ajustes"))
    monkeypatch.undo()
    assert memory.chat(7).hours == Hours()
