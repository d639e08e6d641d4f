"""A conversation is leant on for fifteen minutes."""

from datetime import datetime, timedelta

import pytest

from bot.phrase import Voice
from bot.reply import Facts, reply

NOW = datetime(2026, 3, 10, 10, 0)  # noqa: DTZ001 - the time in Lima as it stands on the wall there


@pytest.fixture(scope="module")
def say(world):
    facts, voice = Facts.of(world), Voice.of("es")

    def said(text, at=NOW, turn=None):
        return reply(text, facts, voice, at, turn)

    return said


@pytest.mark.parametrize("minutes", [0, 1, 14, 15])
def test_a_follow_up_within_fifteen_minutes_keeps_the_rest(say, minutes):
    first = say("servicios de Puno en 2024")
    then = say("¿y Ica?", NOW + timedelta(minutes=minutes), first.turn)
    assert (then.answer.asked.query.regions, then.answer.asked.query.period.start.year) == (("PE-ICA",), 2024)


def test_after_fifteen_minutes_the_conversation_is_forgotten(say):
    first = say("servicios de Puno en 2024")
    then = say("¿y Ica?", NOW + timedelta(minutes=15, seconds=1), first.turn)
    assert then.answer.asked.query.period is None


def test_each_turn_starts_the_fifteen_minutes_anew(say):
    first = say("servicios de Puno en 2024")
    second = say("¿y Ica?", NOW + timedelta(minutes=10), first.turn)
    third = say("¿y Pasco?", NOW + timedelta(minutes=20), second.turn)
    assert third.answer.asked.query.period.start.year == 2024


def test_a_choice_is_forgotten_too(say):
    first = say("servicios del CITEccal en 2024")
    then = say("el de Trujillo", NOW + timedelta(minutes=16), first.turn)
    assert then.answer.question is None or then.answer.question.query.period is None


@pytest.mark.parametrize("aside", ["gracias", "ok gracias", "¿cuánto cuesta?", "🐟", "hola"])
def test_thanks_and_refusals_leave_the_question_in_place(say, aside):
    first = say("servicios de Puno en 2024")
    second = say(aside, NOW, first.turn)
    third = say("¿y Ica?", NOW, second.turn)
    assert third.answer.asked.query.regions == ("PE-ICA",)
    assert third.answer.asked.query.period.start.year == 2024


@pytest.mark.parametrize("text", ["¿y Puno?", "¿y en 2024?", "solo capacitaciones", "los 3 últimos", "por mes"])
def test_a_follow_up_to_nothing_is_no_crash(say, text):
    assert say(text).message.title
