"""An ordinary word that looks like a name never becomes a name."""

import pytest

FRIENDS = """
casa cama casta cosas pino puro pena uno cambio ambos vida marca María cuantas cuadro cuerpo padre
madre lista clima rima tasa tarea taza chico piso pasos pasado paso unidad norte oro vale ayuda copa pata cola lecho
banca formas puntos carta santa mayor menor punto tiempo gente mesa puerta ciudad campo centro cerca lejos alto bajo
rico pico tipo ropa sopa mapa rama cara hora copia plana llano tarde noche mundo fondo grupo curva cuento cuota
"""

SENTENCES = [
    "servicios de {} en 2024",
    "¿cuántos servicios hubo para {} en 2024?",
    "{}, servicios 2024",
    "dime los servicios del {} 2024",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("word", FRIENDS.split())
def test_an_ordinary_word_never_becomes_a_name(asks, named, word, sentence):
    assert named(asks(sentence.format(word))) == set()
