"""Questions in the few words of a button."""

from dataclasses import replace
from datetime import date

import pytest

from bot.phrase import Voice, label
from bot.phrase.labels import named
from bot.question import Intent, Period, Query, Question, Subject

Y2025 = Period(date(2025, 1, 1), date(2025, 12, 31))
JAN_SEP = Period(date(2025, 1, 1), date(2025, 9, 30))
WINTER = Period(date(2024, 12, 1), date(2025, 2, 28))
CUSCO = Query(regions=("PE-CUS",))
AMBO = Query(centres=("ut-ambo",))


@pytest.mark.parametrize(
    ("question", "before", "words"),
    [
        (Question(Intent.COUNT), None, "Servicios · Red CITE"),
        (Question(Intent.COUNT, CUSCO), None, "Servicios · Cusco"),
        (Question(Intent.COUNT), CUSCO, "Servicios · Red CITE"),
        (Question(Intent.COUNT, Query("clients", regions=("PE-CUS",))), CUSCO, "Empresas atendidas"),
        (Question(Intent.COUNT, Query(period=Y2025)), Query(), "Servicios · 2025"),
        (Question(Intent.COUNT, Query(period=JAN_SEP)), Query(), "Servicios · ene.–set. 2025"),
        (Question(Intent.COUNT, Query(period=WINTER)), Query(), "Servicios · dic. 2024–feb. 2025"),
        (Question(Intent.RANKING, Query(group_by="service_type")), Query(), "Por tipo"),
        (Question(Intent.RANKING, Query("clients", group_by="client_type")), Query("clients"), "Por tipo"),
        (Question(Intent.COUNT, Query(period=Y2025), goal=True), Query(period=Y2025), "Meta de servicios"),
        (Question(Intent.RANKING, Query(group_by="centre")), None, "Ranking de centros"),
        (Question(Intent.RANKING, Query(group_by="region")), Query(), "Por región"),
        (
            Question(Intent.RANKING, Query("clients", group_by="centre")),
            None,
            "Ranking por empresas atendidas",
        ),
        (Question(Intent.RANKING, Query(group_by="centre", regions=("PE-CUS",))), CUSCO, "Por centro"),
        (Question(Intent.RANKING, Query(group_by="centre")), AMBO, "Ranking de centros"),
        (Question(Intent.TREND, Query(group_by="month")), Query(), "Por mes"),
        (Question(Intent.TREND, Query(group_by="quarter", regions=("PE-CUS",))), Query(), "Por trimestre · Cusco"),
        (Question(Intent.POSITION, AMBO), AMBO, "Su puesto"),
        (Question(Intent.POSITION, CUSCO), AMBO, "Puesto de Cusco"),
        (Question(Intent.POSITION, replace(CUSCO, period=Y2025)), AMBO, "Puesto de Cusco · 2025"),
        (Question(Intent.SHARE, AMBO), AMBO, "Su porcentaje"),
        (Question(Intent.LIST, CUSCO), None, "Centros en Cusco"),
        (Question(Intent.LIST, Query(chains=("pesquero",))), None, "Centros · Pesquero"),
        (Question(Intent.LIST), None, "Todos los centros"),
        (Question(Intent.PROFILE, AMBO), None, "Sobre UTagroindustrial Ambo"),
        (Question(Intent.SUMMARY), None, "Resumen"),
        (
            Question(Intent.COMPARE, compared=(Subject("region", "PE-CUS"), Subject("region", "PE-ICA"))),
            None,
            "Cusco e Ica",
        ),
        (Question(Intent.SOURCE), CUSCO, "Fuentes"),
    ],
)
def test_what_goes_without_saying_is_left_out(registry, question, before, words):
    asked = Question(Intent.COUNT, before) if before is not None else None
    assert label(question, Voice.of("es"), registry, asked) == words


def test_labels_speak_the_language_of_the_chat(registry):
    said = {
        code: label(Question(Intent.TREND, Query(group_by="month")), Voice.of(code), registry) for code in ("es", "en")
    }
    assert said == {"es": "Por mes", "en": "By month"}


LONG = "CITEpesquero, acuícola y agroindustrial Callao"


@pytest.mark.parametrize(
    ("name", "aliases", "words"),
    [
        ("CITEpesquero Callao", ("CITE Callao",), "Sobre CITEpesquero Callao"),
        (LONG, ("CITE Pesquero, Acuícola y Agroindustrial", "CITE Callao", "CITE Marino"), "Sobre CITE Callao"),
        (LONG, ("CITE Callao", "CITE Pesquero Callao", "CITEpesquero Callao"), "Sobre CITEpesquero Callao"),
        (LONG, (), f"Sobre {LONG}"),
    ],
)
def test_a_name_too_long_for_a_phone_is_clipped_as_the_tables_do(registry, name, aliases, words):
    centre = replace(registry.centres["citepesquero-callao"], name=name, aliases=aliases)
    tables = replace(registry, centres={**registry.centres, centre.id: centre})
    assert label(Question(Intent.PROFILE, Query(centres=(centre.id,))), Voice.of("es"), tables) == words
    assert f"Sobre {named(Subject('centre', centre.id), tables)}" == words
    assert named(Subject("region", "PE-CUS"), tables) == "Cusco"
