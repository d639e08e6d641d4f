from dataclasses import replace

import pytest

from bot.answer import Away, Near, Nearest
from bot.message import plain
from bot.phrase import Voice
from bot.phrase.nearest import nearest
from bot.question import Intent
from bot.registry import Registry, Town

TOWNS = (
    Town("Ilo", "PE-MOQ", -17.6, -71.3, "GeoNames, CC BY 4.0"),
    Town("Callao", "PE-CAL", -12.1, -77.1, "GeoNames, CC BY 4.0"),
    Town("Ambo", "PE-HUC", -10.1, -76.2, "Our own survey"),
    Town("Lima", "PE-LIM", -12.0, -77.0, "Nobody near"),
)
FOUND = (Near("citepesquero-ilo", "Ilo", 12.4), Near("citepesquero-callao", "Callao", 847.0))


@pytest.fixture(scope="module")
def registry(registry):
    return replace(registry, read_towns=lambda: TOWNS)


@pytest.fixture
def say(registry):
    def said(found, language="es"):
        return nearest(found, Voice.of(language), registry)

    return said


def test_the_whole_reply_reads_so(say):
    assert plain(say(Nearest(FOUND))) == (
        "Los CITE más cercanos a ti\n\n"
        "CITEpesquero Ilo — Ilo, Moquegua · pesquero · a unos 12 km\n"
        "CITEpesquero Callao — Callao · pesquero · a unos 850 km\n\n"
        "Distancias en línea recta hasta la ciudad, no hasta la puerta del centro.\n\n"
        "Fuente: registro de centros.\n"
        "Coordenadas de las ciudades: GeoNames, CC BY 4.0.\n\n"
        "También puedes preguntar:\n"
        "· ¿Qué es CITEpesquero Ilo?\n"
        "· ¿Qué es CITEpesquero Callao?"
    )


@pytest.mark.parametrize(
    ("language", "title", "line"),
    [
        ("es", "Los CITE más cercanos a ti", "CITEpesquero Callao — Callao · pesquero · a unos 850 km"),
        ("en", "The CITE nearest to you", "CITEpesquero Callao — Callao · pesquero · about 850 km away"),
        ("qu", "Aswan kayllaykipi CITEkuna", "CITEpesquero Callao — Callao · pesquero · yaqa 850 km karupi"),
    ],
)
def test_it_is_said_in_every_language(say, language, title, line):
    message = say(Nearest(FOUND), language)
    assert (message.title, message.items[1]) == (title, line)


@pytest.mark.parametrize(
    ("km", "words"),
    [
        (0.0, "en tu ciudad o muy cerca"),
        (9.9, "en tu ciudad o muy cerca"),
        (10.0, "a unos 10 km"),
        (11.6, "a unos 12 km"),
        (99.4, "a unos 99 km"),
        (99.9, "a unos 100 km"),
        (104.9, "a unos 100 km"),
        (105.1, "a unos 110 km"),
        (1234.0, "a unos 1,230 km"),
    ],
)
def test_a_distance_is_told_as_far_as_it_can_be_trusted(say, km, words):
    (item,) = say(Nearest((Near("citepesquero-ilo", "Ilo", km),))).items
    assert item.endswith(f" · {words}")


def test_one_alone_is_singular(say):
    assert say(Nearest(FOUND[:1])).title == "El CITE más cercano a ti"


def test_a_chain_that_is_not_known_is_not_told(say):
    assert say(Nearest((Near("ut-ambo", "Ambo", 13.0),))).items == (
        "UTagroindustrial Ambo — Ambo, Huánuco · a unos 13 km",
    )


def test_in_the_city_of_its_region_a_centre_is_told_by_its_district(say):
    (item,) = say(Nearest((Near("citemadera-lima", "Lima", 30.0),))).items
    assert item == "CITEmadera y del Mueble Lima — Villa El Salvador, Lima · madera y mueble · a unos 30 km"


def test_each_source_of_the_towns_told_is_named_once(say):
    found = (*FOUND, Near("ut-ambo", "Ambo", 900.0))
    assert say(Nearest(found)).footnote[-1] == "Coordenadas de las ciudades: GeoNames, CC BY 4.0; Our own survey."


def test_the_first_two_can_be_asked_about(say):
    found = (*FOUND, Near("ut-ambo", "Ambo", 900.0))
    asked = [each.question for each in say(Nearest(found)).suggestions]
    assert [(each.intent, each.query.centres) for each in asked] == [
        (Intent.PROFILE, ("citepesquero-ilo",)),
        (Intent.PROFILE, ("citepesquero-callao",)),
    ]


@pytest.mark.parametrize(
    ("unsited", "line"),
    [
        (("ut-tacna",), "No sabemos en qué ciudad está la Unidad Técnica Tacna; podría quedar más cerca."),
        (
            ("citeccal-lima", "citetextil-cusco"),
            "No sabemos en qué ciudad están CITEccal Lima y CITEtextil Camélidos Cusco; podrían quedar más cerca.",
        ),
        (("ut-tacna",) * 4, "No sabemos en qué ciudad están 4 centros; podrían quedar más cerca."),
    ],
)
def test_centres_whose_town_is_not_known_are_owned_up_to(say, unsited, line):
    assert say(Nearest(FOUND, unsited)).lines[1:] == (line,)


@pytest.mark.parametrize(
    ("town", "region", "said"), [("Ilo", "PE-MOQ", "Ilo (Moquegua)"), ("Callao", "PE-CAL", "Callao")]
)
def test_far_from_peru_says_how_far_and_offers_what_has_an_answer(say, town, region, said):
    message = say(Nearest(away=Away(town, region, 2585.7)))
    assert (
        message.title == f"Ese lugar está lejos del Perú: {said}, la ciudad peruana más cercana, está a unos 2,590 km."
    )
    assert message.items == ()
    assert message.footnote == ("Coordenadas de las ciudades: GeoNames, CC BY 4.0.",)
    assert len(message.suggestions) == 3


def test_where_no_town_is_known_that_is_said(say):
    message = say(Nearest(unsited=("ut-tacna",)))
    assert message.title == "No sé en qué ciudad está ninguno de los CITE que operan."
    assert message.footnote == ()


def test_over_empty_tables_there_is_still_a_reply():
    message = nearest(Nearest(), Voice.of("es"), Registry())
    assert message.title
    assert message.suggestions
