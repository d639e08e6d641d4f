"""What is kept of a chat: told, given as a file, deleted."""

import json
from dataclasses import fields
from datetime import datetime

import pytest

from bot.chat.conversations import Conversation
from bot.memory import CannotRemember, Kept
from bot.phrase.own_data import Owned
from bot.question import Subject
from bot.reply import Turn

from .conftest import NOW
from .turns import asked, changed, rows

UCAYALI = Subject("region", "PE-UCA")
KEPT = Kept("es", (UCAYALI,))


async def given(telegram, command="/mis_datos", chat=7, **how):
    """The file with someone's own data, as it is and as text."""
    file = telegram.file(await asked(telegram, command, chat, **how))
    text = file.data.decode("utf-8")
    assert file.name == "mis_datos.json"
    return json.loads(text), text


def on_disk(data):
    return next(iter(data.values()))


def in_memory(data):
    return list(data.values())[1]


@pytest.mark.parametrize(
    ("language", "see", "delete"),
    [
        ("es", "/mis_datos", "/borrar_datos"),
        ("en", "/my_data", "/delete_data"),
        ("qu", "/mis_datos", "/borrar_datos"),
    ],
)
async def test_privacy_says_what_is_kept_and_how_to_see_and_delete_it(telegram, language, see, delete):
    said = (await asked(telegram, "/privacy", language=language))["text"]
    assert {see, delete} <= set(said.replace(",", " ").split())
    assert "15" in said
    assert "20" in said
    assert "README" in said


async def test_all_that_is_kept_is_given_as_readable_json(telegram, memory):
    memory.keep(7, KEPT, NOW)
    question = await telegram.say("servicios en Ucayali en mayo de 2025")
    await telegram.answers(1)
    answer = telegram.told()[0]
    data, text = await given(telegram)
    place = {"kind": "region", "id": "PE-UCA", "name": "Ucayali"}
    disk = data["en disco, hasta que se borre"]
    assert disk == {
        "idioma elegido": "es",
        "favoritos": [place],
        "zona horaria": "America/Lima",
        "horas de silencio": "de 21:00 a 7:00",
        "lo que envío por mi cuenta": [],
        "lo que envié, con sus cifras": "se guarda 400 días",
    }
    memory_only = data["solo en memoria, hasta que se reinicie"]
    last = memory_only["última pregunta"]
    assert last["en palabras"] == "Servicios · Ucayali · mayo de 2025"
    assert last["preguntado"].startswith("2026-03-10T12:")
    assert last["como la entendí"]["query"]["regions"] == ["PE-UCA"]
    assert last["lo que se mostró"] == [place]
    answered = memory_only["mensajes respondidos, con los números de las respuestas"]
    assert answered == {str(question["message_id"]): [answer["message_id"]]}
    assert '\n  "solo en memoria, hasta que se reinicie": {' in text


def test_all_that_is_known_of_a_chat_is_told():
    told = {field.name for field in fields(Owned)} - {"written", "sent", "proposals"}  # Those of users, or kept apart.
    known = {field.name for kind in (Kept, Conversation, Turn) for field in fields(kind)}
    inside = {"kept", "turn", "told"}
    state = {"recalled", "lapse", "read", "within"}  # Of the memory and the tables, not of the chat.
    assert known - inside - state == told - {"answered", "sent"}  # Its messages; its subscriptions, kept apart.


async def test_a_button_that_waits_for_a_place_is_told(telegram):
    await asked(telegram, "/cerca")
    data, _ = await given(telegram)
    assert in_memory(data)["un botón para compartir un lugar espera"] is True


async def test_an_ambiguous_question_is_given_with_its_word(telegram):
    await asked(telegram, "servicios del CITE Ahuashiyacu en 2024")
    data, _ = await given(telegram)
    assert "ahuashiyacu" in in_memory(data)["última pregunta"]["en palabras"].casefold()


async def test_when_the_latest_messages_were_written_is_given_and_of_earlier_ones_nothing_is_left(api, serving, clock):
    async with serving() as app:
        app.bot_data.floods.hear(7, clock())
        data, _ = await given(api)
    (written,) = in_memory(data)["cuándo llegaron los últimos mensajes y toques"]
    assert not written.startswith("2026-03-10")
    assert datetime.fromisoformat(written)


async def test_of_who_is_new_nothing_is_kept(telegram):
    data, _ = await given(telegram)
    assert list(on_disk(data).values()) == [None, [], "America/Lima", "de 21:00 a 7:00", [], "se guarda 400 días"]
    assert in_memory(data)["última pregunta"] is None


async def test_the_keys_speak_the_language_of_the_chat(telegram):
    english, _ = await given(telegram, "/my_data", language="en")
    quechua, _ = await given(telegram, "/mis_datos", chat=8, language="qu")
    assert "language chosen" in on_disk(english)
    assert "akllasqa simi" in on_disk(quechua)


async def test_one_chat_is_told_nothing_of_another(telegram, memory):
    memory.keep(8, KEPT, NOW)
    await asked(telegram, "servicios en Ucayali 2025", chat=8)
    _, text = await given(telegram)
    assert "Ucayali" not in text


@pytest.mark.parametrize(
    ("language", "yes", "gone"),
    [
        ("es", "Sí, bórralo", ["Español", "Ucayali", "Lo último que hablamos."]),
        ("en", "Yes, delete it", ["English", "Ucayali", "What we talked about last."]),
        ("qu", "Arí, pichay", ["Runasimi", "Ucayali", "Qipa rimasqanchik."]),
    ],
)
async def test_after_a_yes_all_is_deleted_and_named_in_place(telegram, memory, language, yes, gone):
    memory.keep(7, Kept(language, (UCAYALI,)), NOW)
    fresh = await asked(telegram, "¿y en Puno?", chat=8, language=language)
    await asked(telegram, "servicios en Ucayali en mayo de 2025")
    await asked(telegram, "/borrar_datos")
    done = await changed(telegram, yes)
    assert rows(done) == []
    for line, words in zip(done["text"].splitlines()[2:], gone, strict=True):
        assert words in line
    assert memory.chat(7) == Kept()
    assert (await asked(telegram, "¿y en Puno?", language=language))["text"] == fresh["text"]


async def test_the_language_chosen_is_forgotten(telegram, memory):
    memory.keep(7, Kept("en"), NOW)
    await asked(telegram, "/borrar_datos")
    await changed(telegram, "Yes, delete it")
    assert "CITE" in (await asked(telegram, "/ayuda"))["text"]
    assert telegram.told()[-1]["text"].startswith("Te respondo")


async def test_without_a_yes_nothing_is_deleted(telegram, memory):
    memory.keep(7, KEPT, NOW)
    await asked(telegram, "/borrar_datos")
    assert rows(await changed(telegram, "No, déjalo")) == []
    assert memory.chat(7) == KEPT


async def test_an_old_yes_still_counts_after_a_restart(api, serving, memory):
    async with serving():
        await asked(api, "servicios en Ucayali 2025")
        await changed(api, "☆ Guardar")
        await asked(api, "/borrar_datos")
    async with serving():
        done = await changed(api, "Sí, bórralo", old=True)
    assert "Ucayali" in done["text"]
    assert memory.chat(7) == Kept()


async def test_a_second_yes_finds_nothing_more(telegram):
    await telegram.tap("1:forget:yes", message={"chat": telegram.chat(7).about, "message_id": 99, "date": 0})
    assert "No había nada que borrar" in (await telegram.answers())[0]


@pytest.mark.parametrize("data", ["1:forget:", "1:forget:maybe", "2:forget:yes", "1:forget:yes\n"])
async def test_an_answer_that_is_not_ours_deletes_nothing(telegram, memory, data):
    memory.keep(7, KEPT, NOW)
    await asked(telegram, "/borrar_datos")
    await telegram.tap(data)
    await telegram.until(lambda: telegram.methods.popups)
    assert telegram.methods.popups[0]["text"]
    assert memory.chat(7) == KEPT


async def test_what_cannot_be_deleted_is_said_to_be_still_there(telegram, memory, monkeypatch, caplog):
    memory.keep(7, KEPT, NOW)

    def fail(*_):
        raise CannotRemember("The memory does not work")  # noqa: EM101, TRY003 - a fault as the memory words it

    monkeypatch.setattr(memory, "forget", fail)
    await asked(telegram, "/borrar_datos")
    assert "no pude borrarlo" in (await changed(telegram, "Sí, bórralo"))["text"]
    assert "The memory does not work" in caplog.text
    assert memory.chat(7) == KEPT


async def test_how_fast_someone_wrote_is_forgotten_too(api, serving, clock):
    async with serving() as app:
        app.bot_data.floods.hear(7, clock())
        await asked(api, "/borrar_datos")
        await changed(api, "Sí, bórralo")
        assert app.bot_data.floods.times(7) == ()


async def test_the_library_itself_notes_nobody(api, serving):
    async with serving() as app:
        await asked(api, "servicios de Ucayali en mayo de 2025")
        await asked(api, "¿y en abril?")  # The one before is done with now.
        names = {name for kind in type(app).__mro__ for name in getattr(kind, "__slots__", ())}
        held = {name for name in names if 7 in _collection(getattr(app, name, None))}
        assert held == set()


def _collection(value):
    return value if isinstance(value, (set, dict, list)) else ()
