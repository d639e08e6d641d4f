"""Charts in the chat: under an answer, or asked for."""

import asyncio
import re
import threading

import pytest

from bot import draw
from bot.lookup import Store
from bot.reply import Facts

from .stub import Fault, Refused, refused
from .stub.samples import png
from .turns import asked, loud, pressed

MONTHS = "gráfico de servicios por mes en Ucayali en 2025"
ASKED = "servicios por mes en Ucayali en 2025"
RIGHTS = refused.bad_request("not enough rights to send photos to the chat")
TOO_BIG = refused.bad_request("file of size 11000000 bytes is too big for a photo")

BUTTON = {"es": "📊 Gráfico", "en": "📊 Chart", "qu": "📊 Siq'i"}


class Drawn:
    """Draws grey pictures and remembers of what, and in which thread."""

    def __init__(self):
        self.charts = []
        self.threads = set()

    def __call__(self, chart):
        self.charts.append(chart)
        self.threads.add(threading.current_thread().name)
        return png(4, 3, padding=len(self.charts))


def uploads(api):
    return [call for call in api.called("sendPhoto") if not isinstance(call.params["photo"], str)]


@pytest.mark.parametrize("language", BUTTON)
@pytest.mark.parametrize(
    ("text", "there"),
    [
        (ASKED, True),
        ("ranking de centros 2025", True),
        ("compara Ucayali con Puno en 2025", True),
        ("servicios en Ucayali en 2025", False),
        ("hola", False),
        ("servicios 2030", False),
    ],
)
async def test_the_button_stands_under_two_figures_or_more(telegram, text, there, language):
    answer = await asked(telegram, text, language=language)
    assert (BUTTON[language] in telegram.buttons(answer)) is there


@pytest.mark.parametrize("language", BUTTON)
async def test_a_tap_draws_the_chart_and_says_its_figures(telegram, language):
    answer = await asked(telegram, ASKED, language=language)
    photo = await pressed(telegram, BUTTON[language], language=language)
    title, *rest = photo["caption"].splitlines()
    assert title == answer["text"].splitlines()[0]
    assert "978" in photo["caption"]
    assert "Tablas ficticias para pruebas" in rest[-1]
    assert {entity["type"] for entity in photo["caption_entities"]} == {"bold", "italic"}
    assert telegram.buttons(photo) == [each for each in telegram.buttons(answer) if each != BUTTON[language]]


async def test_a_chart_shows_more_than_a_page_and_has_none(telegram):
    answer = await asked(telegram, "ranking de centros 2025")
    assert "Siguiente →" in telegram.buttons(answer)
    photo = await pressed(telegram, "📊 Gráfico")
    assert "Siguiente →" not in telegram.buttons(photo)
    assert len(re.findall(r"^\d+\. ", photo["caption"], re.MULTILINE)) > 20


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (MONTHS, "Servicios en Ucayali por mes, en 2025"),
        ("chart of services by month in Ucayali in 2025", "Servicios en Ucayali por mes, en 2025"),
        ("gráfico del ranking de regiones en 2025", "Regiones con más servicios, en 2025"),
        # One figure makes no chart, so it is shown arranged otherwise.
        (
            "gráfico de los servicios de CITEmadera en 2025",
            "Tipos de servicio con más servicios en CITEmadera y del Mueble Lima, en 2025",
        ),
    ],
)
async def test_a_chart_that_is_asked_for_comes_at_once(telegram, text, title):
    photo = await asked(telegram, text)
    assert photo["photo"]
    assert photo["caption"].splitlines()[0] == title
    assert len(telegram.told()) == 1


async def test_what_follows_leans_on_the_chart(telegram):
    await asked(telegram, MONTHS)
    followed = await asked(telegram, "¿y en Puno?")
    assert "en Puno por mes" in followed["caption"]


async def test_where_nothing_can_be_drawn_words_say_so(api, serving, real_db):
    store = Store.open(real_db)
    async with serving(known=Facts.of(store)):
        answer = await asked(api, "gráfico de los servicios en Cusco")
    store.close()
    assert "4,352 servicios en Cusco" in answer["text"]
    assert "Aquí no hay cifras suficientes para un gráfico." in answer["text"]
    assert api.called("sendPhoto") == []


@pytest.mark.parametrize("text", ["gráfico de servicios en 2030", "gráfico de servicios del CITE Ahuashiyacu en 2024"])
async def test_where_there_is_nothing_to_draw_yet_the_answer_is_as_ever(telegram, text):
    answer = await asked(telegram, text)
    assert "gráfico" not in answer["text"]


async def test_the_choice_of_an_ambiguous_name_is_drawn(telegram):
    await asked(telegram, "gráfico de servicios por mes del CITE Ahuashiyacu en 2024")
    photo = await pressed(telegram, "CITEacuícola Ahuashiyacu")
    assert "CITEacuícola Ahuashiyacu" in photo["caption"]


async def test_the_same_picture_is_drawn_and_uploaded_once_even_across_restarts(api, serving):
    drawn = Drawn()
    async with serving(draw=drawn):
        first = await asked(api, MONTHS)
        again = await asked(api, MONTHS)
    async with serving(draw=drawn):
        later = await asked(api, MONTHS, chat=9)
    assert len(drawn.charts) == len(uploads(api)) == 1
    assert again["photo"] == later["photo"] == first["photo"]
    assert again["caption"] == first["caption"]


@pytest.mark.parametrize(("text", "language"), [(MONTHS, "en"), ("gráfico de servicios por mes en Puno en 2025", "es")])
async def test_another_picture_is_drawn_anew(api, serving, text, language):
    drawn = Drawn()
    async with serving(draw=drawn):
        await asked(api, MONTHS)
        await asked(api, text, chat=8, language=language)
    assert len(drawn.charts) == len(uploads(api)) == 2


async def test_a_picture_that_telegram_has_lost_is_drawn_anew_and_known_again(api, serving):
    drawn = Drawn()
    async with serving(draw=drawn):
        first = await asked(api, MONTHS)
        api.faults.append(Fault("sendPhoto", refusal=refused.WRONG_FILE))
        second = await asked(api, MONTHS)
        third = await asked(api, MONTHS)
    assert (len(drawn.charts), len(uploads(api))) == (1, 2)
    assert first["photo"] != second["photo"]
    assert third["photo"] == second["photo"]
    assert len(api.told()) == 3


@pytest.mark.parametrize(
    "refusal", [RIGHTS, TOO_BIG, refused.bad_request("IMAGE_PROCESS_FAILED"), Refused(413, "Request Entity Too Large")]
)
async def test_a_picture_that_is_not_taken_is_said_in_words(telegram, caplog, refusal):
    telegram.faults.append(Fault("sendPhoto", refusal=refusal))
    answer = await asked(telegram, MONTHS)
    assert "Mayo de 2025 — 978" in answer["text"]
    assert "No pude enviar el gráfico aquí; te lo digo en palabras." in answer["text"]
    assert "📊 Gráfico" not in telegram.buttons(answer)
    assert len(telegram.called("sendPhoto")) == 1
    assert loud(caplog) == []


async def test_a_known_picture_where_pictures_are_forbidden_is_not_drawn_anew(api, serving):
    drawn = Drawn()
    async with serving(draw=drawn):
        await asked(api, MONTHS)
        api.faults.append(Fault("sendPhoto", refusal=RIGHTS))
        assert "en palabras" in (await asked(api, MONTHS))["text"]
        assert (await asked(api, MONTHS))["photo"]
    assert len(drawn.charts) == 1


async def test_a_chart_takes_the_place_of_the_answer_that_is_mended(telegram):
    question = await telegram.say("servicios en Ucayali en 2025")
    await telegram.answers(1)
    await telegram.edit(MONTHS, of=question)
    await telegram.until(lambda: telegram.told() and "photo" in telegram.told()[-1])
    assert len(telegram.told()) == 1
    await telegram.edit("servicios en Ucayali en mayo de 2025", of=question)
    await telegram.until(lambda: telegram.told() and "978" in telegram.told()[-1].get("text", ""))
    assert len(telegram.told()) == 1


async def test_in_a_group_the_chart_hangs_on_what_asked_for_it(telegram):
    helped = await asked(telegram, "/ayuda", chat=-5)
    question = await telegram.say(MONTHS, chat=-5, who=8, reply_to=helped)
    await telegram.answers(2, chat=-5)
    assert telegram.told(-5)[1]["reply_to_message"]["message_id"] == question["message_id"]


async def test_drawing_holds_up_nobody_else(api, serving):
    begun, go_on, drawn = threading.Event(), threading.Event(), Drawn()

    def slowly(chart):
        begun.set()
        go_on.wait(5)
        return drawn(chart)

    async with serving(draw=slowly):
        await api.say(MONTHS, chat=7)
        await api.say(MONTHS.replace("Ucayali", "Puno"), chat=8)
        assert await asyncio.to_thread(begun.wait, 5)
        answer = await asked(api, "servicios en Ucayali en mayo de 2025", chat=9)
        go_on.set()
        await api.answers(1, chat=7)
        await api.answers(1, chat=8)
    assert "978" in answer["text"]
    assert len(drawn.charts) == 2
    assert len(drawn.threads) == 1
    assert threading.main_thread().name not in drawn.threads


async def test_a_failure_to_draw_is_told_with_an_id_and_the_next_chart_comes(api, serving, caplog):
    faults = [ZeroDivisionError()]

    def draw_(_):
        if faults:
            raise faults.pop()
        return png()

    async with serving(draw=draw_):
        assert "e1e2" in (await asked(api, MONTHS))["text"]
        assert (await asked(api, MONTHS))["photo"]
    assert len(loud(caplog)) == 1


async def test_the_real_chart_is_a_photo_that_telegram_takes(api, serving):
    async with serving(draw=draw.png):
        photo = await asked(api, MONTHS)
    assert photo["photo"][-1]["width"] == 1080
    assert api.file(photo).data.startswith(b"\x89PNG")
