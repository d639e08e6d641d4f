"""What someone sees who types the bot's name and a question in any chat."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.hear.offers import MOST
from bot.memory import Kept
from bot.question import Subject

from .conftest import NOW

QUESTION = "servicios de toda la red en febrero de 2026"


def titles(shown):
    return [result.title for result in shown.results]


def links_of(message):
    return [button["url"] for row in message["reply_markup"]["inline_keyboard"] for button in row]


@pytest.mark.parametrize(
    ("text", "language", "title", "source"),
    [
        (QUESTION, "es", "8,963 servicios en toda la Red CITE, en febrero de 2026.", "Fuente: "),
        (QUESTION, "en", "8,963 services in the CITE network, in February 2026.", "Source: "),
        ("services of the network in February 2026", "es", "8,963 servicios en toda la Red CITE, en febrero", "Fuente"),
        ("hayka servicio llapan Red CITE Febrero 2026", "qu", "8,963", "Tablas ficticias"),
    ],
)
async def test_the_answer_comes_first_with_figure_period_and_source(telegram, text, language, title, source):
    first = (await telegram.query(text, language=language)).results[0]
    assert title in first.title
    assert source in first.description
    lines = first.message["text"].splitlines()
    assert lines[0] == first.title
    assert re.search(r"2026", lines[0])
    assert source in lines[-1]
    assert first.message["entities"][0]["type"] == "bold"


async def test_what_is_near_the_answer_follows_it(telegram):
    found = titles(await telegram.query("servicios en Ucayali 2025"))
    assert "servicios en Ucayali, en 2025." in found[0]
    assert "Centros con más servicios en Ucayali, en 2025" in found[1:]
    assert any("por mes" in title for title in found[1:])
    assert any("empresas atendidas en Ucayali" in title for title in found[1:])
    assert len(set(found)) == len(found) <= MOST


async def test_a_list_shows_its_first_items_below_its_title(telegram):
    first = (await telegram.query("ranking de regiones 2025")).results[0]
    assert re.match(r"1\. \w+ — [\d,]+ · 2\. .+ · 3\. .+\nFuente: ", first.description)


@pytest.mark.parametrize("text", ["servicios cus", "cuántos servicios hubo en Cus", "CUS", "servicios del cite cusc"])
async def test_a_name_is_offered_before_it_is_typed_to_its_end(telegram, text):
    shown = await telegram.query(text)
    assert "535 servicios en Cusco, de enero a febrero de 2026." in titles(shown)
    assert any("CITEtextil Camélidos Cusco" in title for title in titles(shown))
    assert not any("toda la Red" in title for title in titles(shown))


async def test_names_with_figures_are_offered_before_those_without(telegram):
    found = titles(await telegram.query("CITEma"))
    nothing = [title.startswith("No hay cifra") for title in found]
    assert nothing == sorted(nothing)
    assert set(nothing) == {True, False}


@pytest.mark.parametrize("text", ["", "cite", "CITE "])
async def test_without_a_question_the_network_and_the_ranking_are_offered(telegram, text):
    network, ranking = (await telegram.query(text)).results
    assert network.title == "17,888 servicios en toda la Red CITE, de enero a febrero de 2026."
    assert ranking.title == "Centros con más servicios, de enero a febrero de 2026"


async def test_favourites_are_offered_to_who_has_them(telegram, memory):
    starred = (Subject("region", "PE-CUS"), Subject("centre", "cite-que-ya-no-existe"), Subject("centre", "ut-tacna"))
    memory.keep(8, Kept(favourites=starred), NOW)
    shown = await telegram.query(" ", person=8)
    assert [re.sub(r"^[\d,]+ ", "", title) for title in titles(shown)[2:]] == [
        "servicios en Cusco, de enero a febrero de 2026.",
        "servicios en la Unidad Técnica Tacna, de enero a febrero de 2026.",
    ]
    assert shown.is_personal
    assert shown.cache_time < (await telegram.query("", person=7)).cache_time
    assert len(titles(await telegram.query("", person=7))) == 2


async def test_the_language_chosen_in_the_private_chat_is_spoken(telegram, memory):
    memory.keep(8, Kept(language="en"), NOW)
    first = (await telegram.query(QUESTION, person=8, language="es")).results[0]
    assert "services in the CITE network" in first.title


async def test_each_user_has_their_own_results_for_they_come_in_their_language(telegram):
    assert all([(await telegram.query(text)).is_personal for text in ("", QUESTION, "xyzzy")])


async def test_a_name_that_fits_several_things_offers_each(telegram):
    found = titles(await telegram.query("servicios del CITE Ahuashiyacu en 2024"))
    assert len(found) == 2
    assert all("Ahuashiyacu, en 2024." in title for title in found)


@pytest.mark.parametrize("text", ["xyzzy", "cuánto cuesta un curso", "hola", "gracias", "idioma inglés", "¿?", "202"])
async def test_where_nothing_is_understood_there_is_only_the_way_to_the_bot(telegram, text):
    shown = await telegram.query(text)
    assert shown.results == []
    assert shown.button == {"text": "No lo entendí. Pregúntame en privado", "start_parameter": "inline"}


async def test_a_misspelt_name_offers_the_names_that_it_may_mean(telegram):
    found = titles(await telegram.query("servicios en Cusquo 2025"))
    assert all("toda la Red" not in title for title in found)
    assert any("Cusco" in title for title in found)


async def test_the_button_above_the_results_opens_the_bot_on_the_question(telegram):
    shown = await telegram.query("servicios en Cusco")
    assert shown.button == {"text": "Preguntar más al bot", "start_parameter": "r_PE-CUS"}


async def test_a_sent_answer_leads_to_the_same_question_in_the_bot(telegram):
    sent = await telegram.choose((await telegram.query("servicios en Ucayali 2025")).results[0])
    (link,) = links_of(sent)
    address, _, carried = link.partition("?start=")
    assert address == "https://t.me/cite_stub_bot"
    await telegram.say(f"/start {carried}")
    (answer,) = await telegram.answers()
    assert answer == sent["text"]


async def test_an_answer_chosen_in_the_chat_with_the_bot_is_not_asked_again(telegram):
    shown = await telegram.query(QUESTION)
    await telegram.choose(shown.results[0], chat=7)
    await telegram.say("gracias")
    (answer,) = await telegram.answers()
    assert "8,963" not in answer


async def test_nothing_typed_elsewhere_is_kept(api, serving, memory):
    async with serving() as app:
        await api.query("empresas atendidas en Puno en mayo de 2025")
        await api.query("wqxzz en Puno")
        assert app.bot_data.conversations.of(7).turn is None
        await api.say("¿y en 2024?")
        (answer,) = await api.answers()
        assert "Puno" not in answer
        assert "empresas" not in answer
    assert [one.text for one in memory.unanswered(10)] == []
    assert memory.chat(7) == Kept()


async def test_results_that_come_too_late_trouble_nobody(telegram, caplog):
    await telegram.type_query(QUESTION, old=True)
    await telegram.until(lambda: telegram.called("answerInlineQuery"))
    assert (await telegram.query(QUESTION)).results
    assert [record for record in caplog.records if record.levelname in {"ERROR", "CRITICAL"}] == []


async def test_a_mistake_of_ours_is_only_logged(telegram, clock, caplog):
    clock.faults.append(ZeroDivisionError())
    await telegram.type_query(QUESTION)
    assert (await telegram.query(QUESTION)).results
    assert "error e1e2" in caplog.text
    assert telegram.called("sendMessage") == []


PIECES = ["servicios", "empresas", "cusco", "cus", "CITE", "CITEma", "ranking de", "2025", "en", "compara", "y", "pu"]
PIECES += ["top 5", "madre d", "?", "🐟", "<b>", "&", "\x00", "cuero, calzado", "por mes", "tipo", "how many", "hayka"]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=256) | st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join),
    language=st.sampled_from(["es", "en", "qu", None]),
)
async def test_any_text_gets_valid_results(telegram, text, language):
    shown = await telegram.query(text, language=language)
    assert len(shown.results) <= MOST
    assert len({result.id for result in shown.results}) == len(shown.results)
    for result in shown.results:
        assert 0 < len(result.id.encode()) <= 64
        assert result.message["text"].splitlines()[0] == result.title
        (link,) = links_of(result.message)
        assert re.fullmatch(r"https://t\.me/cite_stub_bot(\?start=[\w-]{1,64})?", link, re.ASCII)
    assert shown.next_offset == ""
    assert shown.button["start_parameter"]
