"""The card of what a chat is sent, and changing when and how it comes: by its buttons, and by words."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.memory import CannotRemember, Wish
from bot.question import Intent, Query, Question
from bot.rhythm import Hours, Rhythm
from bot.shorthand import write

from .conftest import NOW
from .turns import asked, changed, pressed, rows, words

SUMMARY = write(Question(Intent.SUMMARY, Query(regions=("PE-UCA",))))
RANKING = Wish(write(Question(Intent.RANKING, Query(group_by="centre", order="desc"))), Rhythm("monthly", 1), "es")
OPEN = "⚙️ 1. Resumen · Ucayali"
ADMINS_ONLY = "Solo quienes administran este grupo pueden decidir qué envío aquí."
OWNED_UP = "no puedo abrir lo que guardo"


def ucayali(rhythm=Rhythm("weekly"), **how):  # noqa: B008 - frozen
    return Wish(SUMMARY, rhythm, "es", **how)


@pytest.fixture
def subscribed(memory):
    """Subscribes a chat to several things."""

    def to(*wishes, chat=7):
        return [memory.subscribe(chat, wish, NOW) for wish in wishes]

    return to


@pytest.fixture
async def opened(telegram, subscribed):
    """Opens the card of one subscription from the list."""

    async def of(wish, **how):
        subscribed(wish)
        await asked(telegram, "/suscripciones", **how)
        return await changed(telegram, words(telegram.told()[-1])[0], **how)

    return of


def rhythms(memory, chat=7):
    return [one.wish.rhythm for one in memory.subscriptions(chat)]


@pytest.mark.parametrize(
    ("rhythm", "says", "buttons"),
    [
        (
            Rhythm("daily"),
            "Llega cada día a las 8:00. El próximo: miércoles 11 de marzo de 2026 a las 8:00.",
            ["🔁 Cada cuánto", "🕗 Hora"],
        ),
        (
            Rhythm("weekly", 4, time(18)),
            "Llega cada viernes a las 18:00. El próximo: viernes 13 de marzo de 2026 a las 18:00.",
            ["🔁 Cada cuánto", "📅 Día", "🕗 Hora"],
        ),
        (
            Rhythm("monthly", 31),
            "Llega el último día de cada mes a las 8:00. El próximo: martes 31 de marzo de 2026 a las 8:00.",
            ["🔁 Cada cuánto", "📅 Día", "🕗 Hora"],
        ),
        (Rhythm("news"), "Llega cuando haya cifras nuevas.", ["🔁 Cada cuánto"]),
    ],
)
async def test_the_card_says_when_it_comes_and_offers_what_can_be_otherwise(opened, rhythm, says, buttons):
    card = await opened(ucayali(rhythm))
    assert card["text"].splitlines()[:3] == ["Resumen: Ucayali", "", says]
    assert rows(card)[1] == buttons
    assert ("Si no hay nada nuevo" in card["text"]) == rhythm.timed


@pytest.mark.parametrize(
    ("language", "labels", "says"),
    [
        ("en", ["🔁 How often", "📅 Day", "🕗 Time"], "It comes on day 15 of each month at 8:00."),
        ("qu", ["🔁 Hayka kutita", "📅 Punchaw", "🕗 Hora"], "sapa killa 15 punchawpi 8:00 horata."),
    ],
)
async def test_the_card_speaks_the_language_of_the_chat(telegram, opened, language, labels, says):
    await asked(telegram, f"/idioma {language}")
    card = await opened(ucayali(Rhythm("monthly", 15)))
    assert says in card["text"]
    assert rows(card)[1] == labels


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        (Rhythm("weekly", 3, time(9)), ["🔁 Cada cuánto", "Cada día"], Rhythm("daily", 0, time(9))),
        (Rhythm("daily", 0, time(9)), ["🔁 Cada cuánto", "Cada semana"], Rhythm("weekly", 0, time(9))),
        (Rhythm("weekly", 3, time(9)), ["🔁 Cada cuánto", "Cada mes"], Rhythm("monthly", 1, time(9))),
        (Rhythm("weekly", 3), ["🔁 Cada cuánto", "✓ Cada semana"], Rhythm("weekly", 3)),
        (Rhythm("weekly"), ["🔁 Cada cuánto", "Cuando haya cifras nuevas"], Rhythm("news")),
        (Rhythm("news"), ["🔁 Cada cuánto", "Cada día"], Rhythm("daily")),
        (Rhythm("weekly"), ["📅 Día", "Vi"], Rhythm("weekly", 4)),
        (Rhythm("monthly", 1), ["📅 Día", "15"], Rhythm("monthly", 15)),
        (Rhythm("monthly", 1), ["📅 Día", "último"], Rhythm("monthly", 31)),
        (Rhythm("weekly", 4), ["🕗 Hora", "17:00"], Rhythm("weekly", 4, time(17))),
    ],
)
async def test_each_choice_changes_that_and_nothing_else(telegram, memory, opened, before, path, after):
    await opened(ucayali(before))
    for button in path:
        card = await changed(telegram, button)
    assert rhythms(memory) == [after]
    assert card["text"].startswith("Resumen: Ucayali\n\nLlega ")
    assert len(telegram.told()) == 1


@pytest.mark.parametrize(
    ("rhythm", "button", "marked"),
    [
        (Rhythm("weekly", 2), "🔁 Cada cuánto", "✓ Cada semana"),
        (Rhythm("weekly", 2), "📅 Día", "✓ Mi"),
        (Rhythm("monthly", 31), "📅 Día", "✓ último"),
        (Rhythm("daily", 0, time(9)), "🕗 Hora", "✓ 9:00"),
    ],
)
async def test_a_choice_says_of_what_it_is_marks_what_holds_now_and_leads_back(
    telegram, memory, opened, rhythm, button, marked
):
    card = dict(await opened(ucayali(rhythm)))
    choice = await changed(telegram, button)
    assert "Resumen: Ucayali" in choice["text"]
    assert [word for word in words(choice) if "✓" in word] == [marked]
    assert (await changed(telegram, "← Volver"))["text"] == card["text"]
    assert rhythms(memory) == [rhythm]


async def test_the_card_leads_to_the_list_in_its_place(telegram, opened):
    await opened(ucayali())
    assert words(await changed(telegram, "Todo lo que te envío")) == [OPEN]
    assert len(telegram.told()) == 1


async def test_whether_it_says_that_nothing_is_new_can_be_chosen_and_is_told(telegram, memory, opened):
    card = await opened(ucayali())
    assert card["text"].endswith("Si no hay nada nuevo, te lo digo.")
    card = await changed(telegram, "Si no hay nada nuevo, no enviar")
    assert card["text"].endswith("Si no hay nada nuevo, no te envío nada.")
    assert [one.wish.told_same for one in memory.subscriptions(7)] == [False]
    await changed(telegram, rows(card)[2][0])
    assert [one.wish.told_same for one in memory.subscriptions(7)] == [True]


async def test_an_hour_that_falls_into_quiet_hours_is_explained(telegram, opened):
    await opened(ucayali())
    await changed(telegram, "🕗 Hora")
    card = await changed(telegram, "5:00")
    assert "Llega cada lunes a las 5:00. El próximo: lunes 16 de marzo de 2026 a las 7:00." in card["text"]
    assert "Antes no te escribo: son tus horas de silencio." in card["text"]


async def test_what_rests_can_be_changed_and_goes_on_resting(telegram, memory, subscribed):
    (one,) = subscribed(ucayali())
    memory.rest(7, one.id, NOW, paused=True)
    said = (await asked(telegram, "cámbialo a los viernes"))["text"]
    assert "En pausa. Al reanudar, llegará cada viernes a las 8:00." in said
    assert [(one.paused, one.due_at) for one in memory.subscriptions(7)] == [(True, None)]


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("mejor a las 9", Rhythm("weekly", 0, time(9))),
        ("a las 7:30", Rhythm("weekly", 0, time(7, 30))),
        ("cámbialo a los viernes", Rhythm("weekly", 4)),
        ("cámbialo a los viernes a las 10", Rhythm("weekly", 4, time(10))),
        ("cámbialo a fin de mes", Rhythm("monthly", 31)),
        ("cámbialo a cada día", Rhythm("daily")),
        ("cambia lo de Ucayali a las 9", Rhythm("weekly", 0, time(9))),
        ("change it to Fridays", Rhythm("weekly", 4)),
    ],
)
async def test_the_only_one_is_changed_by_words_and_its_card_shown(telegram, memory, subscribed, typed, after):
    subscribed(ucayali())
    said = await asked(telegram, typed)
    assert said["text"].startswith(("Listo, ahora llega así:\nResumen: Ucayali", "Done, this is how it comes now:"))
    assert len(rows(said)) == 4
    assert rhythms(memory) == [after]


async def test_of_several_the_one_that_is_named_is_changed(telegram, memory, subscribed):
    subscribed(ucayali(), RANKING)
    assert "Ucayali" in (await asked(telegram, "cambia lo de Ucayali a las 9"))["text"]
    assert {*rhythms(memory)} == {Rhythm("weekly", 0, time(9)), RANKING.rhythm}


async def test_of_several_a_button_says_which_and_changes_it_at_once(telegram, memory, subscribed):
    subscribed(ucayali(), RANKING)
    asked_which = await asked(telegram, "cámbialo a los viernes a las 18:30")
    assert asked_which["text"].startswith("¿Cuál cambio?")
    assert words(asked_which) == ["1. Resumen · Ucayali", "2. Ranking de centros"]
    card = await changed(telegram, "2. Ranking de centros")
    assert "Llega cada viernes a las 18:30." in card["text"]
    assert {*rhythms(memory)} == {Rhythm("weekly"), Rhythm("weekly", 4, time(18, 30))}


async def test_of_several_the_one_whose_card_is_looked_at_is_meant_for_a_while(telegram, memory, subscribed, clock):
    subscribed(ucayali(), RANKING)
    await asked(telegram, "/suscripciones")
    await changed(telegram, "⚙️ 2. Ranking de centros")
    await changed(telegram, "🕗 Hora")
    assert "¿Qué CITE tienen más servicios?" in (await asked(telegram, "a las 7:30"))["text"]
    assert {*rhythms(memory)} == {Rhythm("weekly"), Rhythm("monthly", 1, time(7, 30))}
    clock.now += timedelta(minutes=16)
    assert (await asked(telegram, "a las 9"))["text"].startswith("¿Cuál cambio?")


async def test_what_was_just_subscribed_is_meant_too(telegram, memory, subscribed):
    subscribed(RANKING)
    await asked(telegram, "avísame cada lunes lo de Ucayali")
    await asked(telegram, "mejor a las 9")
    assert {*rhythms(memory)} == {Rhythm("weekly", 0, time(9)), RANKING.rhythm}


async def test_what_is_not_sent_is_said_so_and_nothing_changes(telegram, memory, subscribed):
    subscribed(ucayali(), RANKING)
    said = await asked(telegram, "cambia lo de Puno a las 9")
    assert said["text"].startswith("Eso no te lo envío. Esto es lo que te envío:")
    assert rhythms(memory) == [Rhythm("weekly"), RANKING.rhythm]


async def test_without_any_there_is_nothing_to_change(telegram, memory):
    assert (await asked(telegram, "cámbialo a las 9 hora de Madrid"))["text"].startswith("No te envío nada por mi")
    assert memory.chat(7).hours == Hours()


async def test_what_comes_with_news_has_no_hour_and_how_often_is_asked(telegram, memory, subscribed):
    subscribed(ucayali(Rhythm("news")))
    said = await asked(telegram, "cámbialo a las 9")
    assert "Ahora llega cuando haya cifras nuevas, sin hora fija." in said["text"]
    assert rhythms(memory) == [Rhythm("news")]
    await changed(telegram, "Cada semana")
    assert rhythms(memory) == [Rhythm("weekly", 0, time(9))]


async def test_a_place_that_is_named_sets_the_clock_of_all_and_that_is_said(telegram, memory, subscribed):
    subscribed(ucayali(), RANKING)
    said = (await asked(telegram, "cambia lo de Ucayali a las 6 de la tarde hora de Madrid"))["text"]
    assert "Llega cada lunes a las 18:00, hora de Madrid." in said
    assert "Desde ahora, todo lo que te envío llega con la hora de Madrid." in said
    assert [one.due_at for one in memory.subscriptions(7)] == [
        datetime(2026, 3, 16, 17, tzinfo=UTC),
        datetime(2026, 4, 1, 6, tzinfo=UTC),
    ]


async def test_a_place_named_in_another_wish_is_said_to_hold_for_all(telegram, subscribed):
    subscribed(RANKING)
    said = (await asked(telegram, "envíame cada lunes a las 8 hora de Madrid lo de Ucayali"))["text"]
    assert said.endswith("Desde ahora, todo lo que te envío llega con la hora de Madrid.")


async def test_under_a_picture_the_card_comes_below_and_the_picture_stays(telegram, subscribed):
    (one,) = subscribed(ucayali())
    await asked(telegram, "servicios por mes en 2025")
    await pressed(telegram, "📊 Gráfico")
    picture = telegram.told()[-1]
    assert "photo" in picture
    await telegram.tap(f"1:open:{one.id}", message=picture)
    await telegram.answers(3)
    assert telegram.told()[-1]["text"].startswith("Resumen: Ucayali")
    assert "photo" in telegram.told()[-2]


@pytest.mark.parametrize("order", ["open", "back", "repeat", "days", "hours", "set", "same", "pause", "resume"])
@pytest.mark.parametrize("whose", ["another chat's", "nobody's"])
async def test_what_is_not_the_chats_own_is_not_changed_and_the_list_is_shown(
    telegram, memory, subscribed, order, whose
):
    (other,) = subscribed(ucayali(), chat=8)
    id_ = other.id if whose == "another chat's" else "0123456789abcdef"
    value = {"set": ":dt0", "same": ":0"}.get(order, "")
    before = (await asked(telegram, "hola"))["text"]
    await telegram.tap(f"1:{order}:{id_}{value}")
    await telegram.until(lambda: telegram.told()[-1]["text"] != before)
    assert telegram.told()[-1]["text"].startswith("No te envío nada por mi cuenta.")
    assert memory.subscriptions(8) == [other]


@pytest.mark.parametrize(
    "order", ["set:x", "set:w7", "set:m0", "set:m32", "set:d3", "set:t1440", "set:t", "same:2", "set"]
)
async def test_a_value_that_no_button_of_ours_has_changes_nothing_and_the_card_is_shown(
    telegram, memory, subscribed, order
):
    (one,) = subscribed(ucayali())
    before = (await asked(telegram, "hola"))["text"]
    do, _, value = order.partition(":")
    await telegram.tap(":".join(filter(None, ("1", do, one.id, value))))
    await telegram.until(lambda: telegram.told()[-1]["text"] != before)
    assert telegram.told()[-1]["text"].startswith("Resumen: Ucayali")
    assert memory.subscriptions(7) == [one]


@pytest.mark.parametrize(
    "data", ["1:set:{}:WT9", "1:set:{}:w4t1080x9", "2:open:{}", "1:open:{}\n", "1:open:xyz", "1:at:{}:9"]
)
async def test_damaged_data_is_answered_politely(telegram, memory, subscribed, data):
    (one,) = subscribed(ucayali())
    await asked(telegram, "hola")
    await telegram.tap(data.format(one.id))
    await telegram.until(lambda: telegram.methods.popups)
    assert "ya no sirve" in telegram.methods.popups[0]["text"]
    assert memory.subscriptions(7) == [one]


async def test_a_choice_of_days_from_before_means_what_stood_on_it(telegram, memory, subscribed):
    (one,) = subscribed(ucayali(Rhythm("monthly", 1)))
    await asked(telegram, "/suscripciones")
    await changed(telegram, OPEN)
    await changed(telegram, "📅 Día")
    memory.change(7, one.id, NOW, rhythm=Rhythm("weekly", 2))
    assert "el 5 de cada mes" in (await changed(telegram, "5"))["text"]


async def test_in_a_group_only_its_admins_change_anything(telegram, memory, subscribed):
    (one,) = subscribed(ucayali(), chat=-5)
    telegram.appoint(8, "administrator", chat=-5)
    telegram.appoint(9, "member", chat=-5)
    shown = await asked(telegram, "/suscripciones", chat=-5, who=9)
    for number, order in enumerate((f"1:open:{one.id}", f"1:set:{one.id}:d", f"1:same:{one.id}:0", "1:list"), 1):
        await telegram.tap(order, chat=-5, who=9)
        await telegram.until(lambda number=number: len(telegram.methods.popups) == number)
    assert {popup["text"] for popup in telegram.methods.popups} == {ADMINS_ONLY}
    said = await asked(telegram, "cámbialo a las 9", chat=-5, who=9, reply_to=shown)
    assert said["text"] == ADMINS_ONLY
    assert memory.subscriptions(-5) == [one]
    said = await asked(telegram, "cámbialo a las 9", chat=-5, who=8, reply_to=shown)
    assert "a las 9:00" in said["text"]


@pytest.mark.parametrize("method", ["subscriptions", "change"])
async def test_a_memory_that_fails_is_owned_up_to_and_nothing_is_said_to_be_done(
    telegram, memory, opened, monkeypatch, method
):
    await opened(ucayali())
    await changed(telegram, "🕗 Hora")

    def fail(*_, **__):
        raise CannotRemember("The memory does not work")  # noqa: EM101, TRY003 - a fault as the memory words it

    monkeypatch.setattr(memory, method, fail)
    assert OWNED_UP in (await pressed(telegram, "9:00"))["text"]
    assert OWNED_UP in (await asked(telegram, "cámbialo a las 9"))["text"]
    monkeypatch.undo()
    assert rhythms(memory) == [Rhythm("weekly")]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("cambia el ranking a los lunes", "¿Qué CITE tienen más servicios?"),
        ("cambia lo de Ucayali a los viernes", "Resumen: Ucayali"),
    ],
)
async def test_what_is_named_by_its_kind_or_its_place_is_changed_whatever_was_looked_at(telegram, memory, typed, left):
    ranking = write(Question(Intent.RANKING, Query(group_by="centre", order="desc")))
    ucayali = write(Question(Intent.SUMMARY, Query(regions=("PE-UCA",))))
    for question in (ranking, ucayali):
        memory.subscribe(7, Wish(question, Rhythm("daily"), "es"), NOW)
    await asked(telegram, "/suscripciones")
    for button in ("⚙️ 1.", "⚙️ 2."):
        found = [each for each in words(telegram.told()[0]) if each.startswith(button)]
        await changed(telegram, found[0])
        await changed(telegram, "Todo lo que te envío")
    said = (await asked(telegram, typed))["text"]
    assert said.splitlines()[1] == left
    assert "lunes" in said or "viernes" in said
    assert sum(one.wish.rhythm.every == "weekly" for one in memory.subscriptions(7)) == 1
