"""An ordinary word that looks like a name never becomes that name."""

import pytest

FRIENDS = {
    "casa": "PE-ANC",  # Casma
    "cama": "PE-ANC",
    "pino": "PE-PUN",
    "puro": "PE-PUN",
    "cambio": "PE-HUC",  # Ambo
    "ambos": "PE-HUC",
    "vida": "citeagroindustrial-ica",  # CITE Vid
    "marca": "PE-LOR",
    "María": "PE-LOR",
    "cuantas": "PE-AYA",  # Huanta
    "cuadro": "cuero-calzado",
    "cuerpo": "cuero-calzado",
    "padre": "PE-MDD",
    "madre": "PE-MDD",
    "lista": "PE-LIM",
    "clima": "PE-LIM",
    "rima": "PE-LIM",
    "lana": "PE-LIM",
    "tasa": "PE-TAC",
    "tarea": "PE-TAC",
    "chico": "PE-ICA",
    "piso": "PE-ICA",
    "pasos": "PE-PAS",
    "pasado": "PE-PAS",
    "paso": "PE-PAS",
    "libertad": "citeagroindustrial-chavimochic",
    "unidad": "ut-tacna",
    "técnica": "ut-tacna",
    "norte": "citeagropecuario-cedepas-norte",
    "oro": "citemineria-y-medio-ambiente-ayuda-que-vale-oro",
    "vale": "citemineria-y-medio-ambiente-ayuda-que-vale-oro",
    "ayuda": "citemineria-y-medio-ambiente-ayuda-que-vale-oro",
    "copa": "agroindustria",  # papa, palta
    "pata": "agroindustria",
    "cola": "agroindustria",
    "lecho": "agroindustria",
    "banca": "PE-SAM",
    "formas": "empresa-formal",
}

SENTENCES = [
    "servicios de {} en 2024",
    "¿cuántos servicios hubo para {} en 2024?",
    "{}, servicios 2024",
    "dime los servicios del {} 2024",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("word", FRIENDS)
def test_an_ordinary_word_never_becomes_a_name(asks, named, word, sentence):
    assert FRIENDS[word] not in named(asks(sentence.format(word)))
