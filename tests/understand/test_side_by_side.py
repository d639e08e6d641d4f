"""A centre beside "CITE" and a trade: the trade's centre is another one, and never what both share."""

import pytest

from bot.question import Ambiguous, Question

LEATHER = {"citeccal-lima", "citecuero-y-calzado-arequipa", "citecuero-y-calzado-trujillo"}


@pytest.mark.parametrize(
    "text",
    ["compara citemadera con citecuero", "citemadera vs citecuero", "¿CITEmadera o CITEcuero, cuál tiene más?"],
)
def test_which_of_the_trades_centres_is_meant_is_asked_back(asks, named, text):
    asked = asks(text)
    assert isinstance(asked, Ambiguous)
    assert named(asked) == LEATHER


def test_the_choice_completes_the_comparison(asks):
    before = asks("compara citemadera con citecuero en 2024")
    chosen = asks("el de Trujillo", before=before)
    assert isinstance(chosen, Question)
    assert [id_ for _, id_ in chosen.compared] == ["citemadera-lima", "citecuero-y-calzado-trujillo"]


@pytest.mark.parametrize(
    ("text", "centres", "chains"),
    [
        ("servicios de CITEmadera de la cadena madera", ("citemadera-lima",), ("madera",)),
        ("servicios de citecuero", (), ("cuero-calzado",)),
        ("servicios de la cadena cuero en CITEmadera", ("citemadera-lima",), ("cuero-calzado",)),
    ],
)
def test_what_is_no_second_centre_stays_what_it_was(asks, text, centres, chains):
    query = asks(text).query
    assert (query.centres, query.chains) == (centres, chains)
