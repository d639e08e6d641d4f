"""Questions in words, as a user would type them."""

from datetime import date

import pytest

from bot.answer import Answer, Status
from bot.phrase import Voice
from bot.phrase.asking import ask
from bot.phrase.telling import Telling
from bot.question import Intent, OutOfScope, Period, Query, Question, Subject

JAN_SEP = Period(date(2025, 1, 1), date(2025, 9, 30))
Y2024 = Period(date(2024, 1, 1), date(2024, 12, 31))
Y2025 = Period(date(2025, 1, 1), date(2025, 12, 31))
PAIR = (Subject("region", "PE-CUS"), Subject("region", "PE-LIM"))
AMBO = Query(centres=("ut-ambo",))
QUESTIONS = [
    (Question(Intent.COUNT, AMBO), "¿Cuántos servicios hubo en la UTagroindustrial Ambo?"),
    (
        Question(Intent.COUNT, Query("clients", regions=("PE-CUS",), period=JAN_SEP)),
        "¿Cuántas empresas atendidas hubo en Cusco de enero a setiembre de 2025?",
    ),
    (Question(Intent.COUNT, Query("certified")), "Servicios certificados en toda la Red CITE"),
    (Question(Intent.COUNT, goal=True), "¿Cuál es la meta de servicios en toda la Red CITE?"),
    (Question(Intent.RANKING, Query(group_by="centre")), "¿Qué CITE tienen más servicios?"),
    (Question(Intent.RANKING, Query(group_by="region")), "¿Qué regiones tienen más servicios?"),
    (Question(Intent.RANKING, Query(group_by="chain")), "¿Qué cadenas tienen más servicios?"),
    (Question(Intent.RANKING, Query(regions=("PE-CUS",))), "¿Qué CITE tienen más servicios en Cusco?"),
    (
        Question(Intent.COUNT, Query(regions=("PE-CUS", "PE-LIM"), period=Y2025)),
        "Suma de servicios en Cusco y Lima en 2025",
    ),
    (
        Question(Intent.RANKING, Query(group_by="region", order="asc", limit=3, period=Y2025)),
        "Top 3: Regiones con menos servicios en 2025",
    ),
    (Question(Intent.RANKING, Query(group_by="centre", order="desc", limit=1)), "¿Qué CITE tiene más servicios?"),
    (
        Question(Intent.RANKING, Query(group_by="region", order="asc", limit=1, period=Y2025)),
        "¿Qué región tiene menos servicios en 2025?",
    ),
    (Question(Intent.RANKING, Query(group_by="month", limit=1, period=Y2025)), "¿Qué mes tiene más servicios en 2025?"),
    (Question(Intent.RANKING, Query(group_by="client_type", limit=1)), "Top 1: Tipos de cliente con más servicios"),
    (Question(Intent.RANKING, Query(group_by="service_type")), "Tipos de servicio con más servicios"),
    (Question(Intent.RANKING, Query(group_by="centre", at_least=1001)), "Centros con más de 1,000 servicios"),
    (Question(Intent.POSITION, AMBO), "¿En qué puesto está la UTagroindustrial Ambo por servicios?"),
    (
        Question(Intent.POSITION, Query(regions=("PE-CUS",), period=Y2025)),
        "¿En qué puesto está Cusco por servicios en 2025?",
    ),
    (
        Question(Intent.SHARE, Query(regions=("PE-CUS",), period=Y2025)),
        "¿Qué porcentaje de servicios en 2025 es de Cusco?",
    ),
    (
        Question(Intent.SHARE, AMBO, whole=Subject("region", "PE-HUC")),
        "¿Qué porcentaje de servicios en Huánuco es de la UTagroindustrial Ambo?",
    ),
    (
        Question(Intent.SHARE, Query(service_types=("capacitacion",), group_by="service_type")),
        "¿Qué porcentaje de servicios es de capacitación?",
    ),
    (Question(Intent.SHARE, Query(group_by="region", period=Y2025)), "Porcentaje de servicios por región en 2025"),
    (Question(Intent.COMPARE, compared=PAIR), "Compara Cusco y Lima"),
    (
        Question(Intent.COMPARE, Query("clients", period=Y2025), compared=PAIR),
        "Compara Cusco y Lima por empresas atendidas en 2025",
    ),
    (
        Question(Intent.COMPARE, Query(regions=("PE-CUS",)), periods=(Y2024, Y2025)),
        "Compara servicios en Cusco en 2024 y en 2025",
    ),
    (Question(Intent.SUMMARY, Query(regions=("PE-CUS",), period=Y2025)), "Resumen: Cusco en 2025"),
    (Question(Intent.CHART, Query(group_by="region", period=Y2025)), "¿Qué regiones tienen más servicios en 2025?"),
    (Question(Intent.EXPORT, Query(group_by="month", period=Y2025)), "Servicios en toda la Red CITE por mes en 2025"),
    (Question(Intent.SHARE, AMBO), "¿Qué porcentaje de servicios es de la UTagroindustrial Ambo?"),
    (Question(Intent.TREND, AMBO), "Servicios en la UTagroindustrial Ambo por mes"),
    (Question(Intent.TREND, Query(group_by="quarter")), "Servicios en toda la Red CITE por trimestre"),
    (Question(Intent.TREND, Query(group_by="year")), "Servicios en toda la Red CITE por año"),
    (Question(Intent.LIST, Query(regions=("PE-CUS",))), "¿Qué CITE hay en Cusco?"),
    (Question(Intent.LIST, Query(regions=("PE-LIM",), kind="private")), "¿Qué centros privados hay en Lima?"),
    (Question(Intent.PROFILE, AMBO), "¿Qué es la UTagroindustrial Ambo?"),
    (Question(Intent.SOURCE), "¿De dónde salen las cifras?"),
]


@pytest.mark.parametrize(("question", "words"), QUESTIONS)
def test_a_question_is_asked_in_words(registry, question, words):
    t = Telling(Answer(Status.OUT_OF_SCOPE, OutOfScope("")), Voice.of("es"), registry)
    assert ask(t, question) == words


def test_a_quechua_question_asks_for_months_without_endings(registry):
    t = Telling(Answer(Status.OUT_OF_SCOPE, OutOfScope("")), Voice.of("qu"), registry)
    asked = ask(t, Question(Intent.COUNT, Query(period=JAN_SEP)))
    assert asked == "Hayka servicio llapan Red CITE Enero - Setiembre 2025?"
