"""The hour and the time zone that a wish names, and texts made to be slow to read for wishes."""

from zoneinfo import ZoneInfo

import pytest

from bot.question import Intent, Question
from bot.understand.tongues import lists

LONGEST = 4096

HOURS = {
    "a las 6": "06:00",
    "a las 12": "12:00",
    "a las 12 am": "00:00",
    "a las 12 pm": "12:00",
    "a la una de la tarde": "13:00",
    "a las 8 de la noche": "20:00",
    "a las 5 de la madrugada": "05:00",
    "8 y cuarto de la noche": "20:15",
    "a las 10 menos cuarto": "09:45",
    "a un cuarto para las 8": "07:45",
    "a las 8h30": "08:30",
    "a las 20:15": "20:15",
    "08:05 am": "08:05",
    "tipo 7 de la noche": "19:00",
    "a las 24 horas": "00:00",
    "a las 25": None,
    "a las 8 y a las 9": None,
    "a las 8:75": "08:00",
    "a las 8 y 500": "08:00",
}


@pytest.mark.parametrize(("said", "at"), HOURS.items())
def test_the_hour_is_read_as_it_is_said(asks, said, at):
    asked = asks(f"envíame cada lunes {said} lo de Cusco")
    assert isinstance(asked, Question)
    assert asked.intent is Intent.SUBSCRIBE
    assert asked.query.regions == ("PE-CUS",)
    assert asked.timing.at is None if at is None else f"{asked.timing.at:%H:%M}" == at


@pytest.mark.parametrize("zone", lists("zones"))
def test_every_place_of_a_time_zone_is_understood_and_has_one(asks, zone):
    for place in lists("zones")[zone]:
        asked = asks(f"envíame cada lunes a las 8 hora de {place} lo de Cusco")
        assert asked.timing.zone == zone
        assert asked.query.regions == ("PE-CUS",)
    assert ZoneInfo(zone).key == zone
