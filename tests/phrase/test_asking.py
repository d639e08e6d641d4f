"""Questions in words, as a user would type them."""

from datetime import date

import pytest

from bot.answer import Answer, Status
from bot.phrase import Voice
from bot.phrase.asking import ask
from bot.phrase.telling import Telling
from bot.question import Intent, OutOfScope, Period, Query, Question

JAN_SEP = Period(date(2025, 1, 1), date(2025, 9, 30))
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
    (Question(Intent.POSITION, AMBO), "¿En qué puesto está la UTagroindustrial Ambo por servicios?"),
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
