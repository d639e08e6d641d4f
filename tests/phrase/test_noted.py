"""How the figures of a note stand beside those that are known."""

import pytest

from bot.data.note import Finding
from bot.data.noting import Weighed, agreeing
from bot.data.observation import Observation
from bot.message import plain
from bot.phrase import Voice
from bot.phrase.noted import noted
from bot.registry import Indicator, Registry, Source

REGISTRY = Registry(indicators={"services": Indicator("services", "Servicios", "servicio")})


def figure(value, qualifier="exact"):
    return Observation("", "services", "network", "", "", "", "2025-01-01", "2025-12-31", value, qualifier)


def said(*weighed):
    return plain(noted(weighed, len(agreeing(weighed)), Source("nota", "Nota de prensa"), Voice.of("es"), REGISTRY))


@pytest.mark.parametrize(
    ("before", "how", "words"),
    [
        (None, {"adds": True}, "(nueva)"),
        (figure(900), {"adds": True}, "(cambia: 900 → 1,000)"),
        (figure(900), {"adds": True, "older": True}, "(más antigua: sigue valiendo 900)"),
        (figure(1000), {"adds": False}, "(ya la tenía)"),
        (figure(1000), {"adds": True}, "(ya la tenía)"),
        (figure(1010), {"adds": False}, "(ya tenía una más exacta o más reciente: 1,010)"),
    ],
)
def test_a_figure_is_told_with_what_becomes_of_it(before, how, words):
    assert words in said(Weighed(Finding(figure(1000), "…"), before, (), **how))


def test_a_note_that_contradicts_itself_says_so():
    weighed = [Weighed(Finding(figure(value), "…", ("contradiction",)), None, (), adds=True) for value in (1000, 900)]
    assert said(*weighed).startswith("Esa nota se contradice, así que no hay nada que pueda guardar.")
