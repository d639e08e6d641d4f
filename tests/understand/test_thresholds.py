"""Numbers in figures and words, and the limits that they set."""

import pytest

NUMBERS = {
    "500": 500,
    "1500": 1500,
    "1,500": 1500,
    "1.500": 1500,
    "1 500": 1500,
    "12,345": 12345,
    "4 mil": 4000,
    "4mil": 4000,
    "2.5 mil": 2500,
    "mil": 1000,
    "dos mil": 2000,
    "mil quinientos": 1500,
    "dos mil quinientos": 2500,
    "tres mil doscientos cuarenta y uno": 3241,
    "cien": 100,
    "ciento veinte": 120,
    "novecientos noventa y nueve": 999,
    "veintiún mil": 21000,
    "treinta y dos mil": 32000,
    "un millón": 1_000_000,
}


@pytest.mark.parametrize("words", NUMBERS)
def test_a_number_is_read_in_figures_and_in_words(asks, words):
    assert asks(f"CITE con más de {words} servicios en 2024").query.at_least == NUMBERS[words] + 1


LIMITS = {
    "más de 500 servicios": (501, None),
    "con más de 500": (501, None),
    "mas d 500 servicios": (501, None),
    "que superan los 500 servicios": (501, None),
    "por encima de 500 servicios": (501, None),
    "mayor a 500 servicios": (501, None),
    "al menos 500 servicios": (500, None),
    "como mínimo 500 servicios": (500, None),
    "500 servicios o más": (500, None),
    "de 500 servicios para arriba": (500, None),
    "no menos de 500 servicios": (500, None),
    "menos de 500 servicios": (None, 499),
    "por debajo de 500 servicios": (None, 499),
    "que no llegan a 500 servicios": (None, 499),
    "como máximo 500 servicios": (None, 500),
    "no más de 500 servicios": (None, 500),
    "hasta 500 servicios": (None, 500),
    "500 servicios o menos": (None, 500),
    "entre 500 y 900 servicios": (500, 900),
}


@pytest.mark.parametrize("limit", LIMITS)
def test_a_limit_includes_or_leaves_out_its_number(asks, limit):
    query = asks(f"CITE con {limit} en 2024").query
    assert (query.at_least, query.at_most) == LIMITS[limit]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("top 7 de CITE en 2024", 7),
        ("los siete primeros CITE de 2024", 7),
        ("los 12 CITE con más servicios en 2024", 12),
        ("las quince regiones con más servicios en 2024", 15),
        ("los 3 últimos CITE en servicios 2024", 3),
        ("¿qué CITE dio más servicios en 2024?", 1),
        ("¿qué CITE dieron más servicios en 2024?", None),
    ],
)
def test_a_ranking_has_as_many_rows_as_were_asked_for(asks, text, limit):
    assert asks(text).query.limit == limit


@pytest.mark.parametrize("text", ["servicios de más de un CITE en 2024", "servicios desde 2023", "entre 2023 y 2024"])
def test_a_year_or_an_article_is_no_limit(asks, text):
    asked = asks(f"servicios de Puno {text}")
    query = getattr(asked, "query", None)
    assert query is None or (query.at_least, query.at_most) == (None, None)
