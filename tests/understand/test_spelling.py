"""Misspelt names are found; what is too far is asked back, never guessed."""

import pytest

from bot.question import Ambiguous, Question

TYPOS = {
    # b and v, s, c and z, k and qu, y and ll, h, m and n before p
    "Arekipa": "PE-ARE",
    "Arequiva": "PE-ARE",
    "Cuzco": "PE-CUS",
    "Cuscco": "PE-CUS",
    "Kusko": "PE-CUS",
    "Aiacucho": "PE-AYA",
    "Allacucho": "PE-AYA",
    "Uanuco": "PE-HUC",
    "Huánuko": "PE-HUC",
    "Apurimak": "PE-APU",
    "Lanbayeque": "PE-LAM",
    "Lamballeque": "PE-LAM",
    "Moqegua": "PE-MOQ",
    "Ucallali": "PE-UCA",
    "Hucayali": "PE-UCA",
    "Pukallpa": "PE-UCA",
    "Tumbez": "PE-TUM",
    "Amasonas": "PE-AMA",
    "Ancachs": "PE-ANC",
    "Uancavelica": "PE-HUV",
    "Juliacca": "PE-PUN",
    # swapped, missing, doubled, one wrong
    "Arequpia": "PE-ARE",
    "Moquegau": "PE-MOQ",
    "Loerto": "PE-LOR",
    "Trujilo": "PE-LAL",
    "Iquittos": "PE-LOR",
    "Piurra": "PE-PIU",
    "Tacnna": "PE-TAC",
    "Huancabelica": "PE-HUV",
    "Cajanarca": "PE-CAJ",
    "Tarapotto": "PE-SAM",
    # joined and split
    "LaLibertad": "PE-LAL",
    "SanMartín": "PE-SAM",
    "enArequipa": "PE-ARE",
    "Mo quegua": "PE-MOQ",
    # centres
    "citemadera": "citemadera-lima",
    "CITE maderra": "citemadera-lima",
    "sitemadera": "citemadera-lima",
    "cite oxapanpa": "citeagroindustrial-oxapampa",
    "cite huayaga": "citeagroindustrial-huallaga",
    "cite chavimochik": "citeagroindustrial-chavimochic",
    "citeforestalpucallpa": "citeforestal-pucallpa",
    "cite forstal maynas": "citeforestal-maynas",
    "unidad tecnika ambo": "utagroindustrial-ambo",
    "cite testil kusco": "citetextil-camelidos-cusco",
}


@pytest.mark.parametrize("typed", TYPOS)
def test_a_misspelt_name_is_found(asks, named, typed):
    assert named(asks(f"servicios de {typed} en 2024")) == {TYPOS[typed]}


WORDS = {
    "serbicios de Puno 2024": "count",
    "servisios de Puno 2024": "count",
    "cervisios de Puno 2024": "count",
    "rrankin de rejiones 2024": "ranking",
    "conpara Puno y Cusco 2024": "compare",
    "porsentaje de Puno 2024": "share",
    "evolusión mensual de Puno 2024": "trend",
    "ke cites ay en Puno": "list",
    "en ke puezto kedó Puno en 2024": "position",
}


@pytest.mark.parametrize("text", WORDS)
def test_misspelt_words_ask_the_same(asks, text):
    asked = asks(text)
    assert isinstance(asked, Question)
    assert asked.intent == WORDS[text]
    assert asked.query.regions == ("PE-PUN",) or asked.compared or asked.query.group_by == "region"


FAR = {"Axequixa": "PE-ARE", "Ayacocha": "PE-AYA", "Mokegwxa": "PE-MOQ", "Canamarxa": "PE-CAJ"}


@pytest.mark.parametrize("typed", FAR)
def test_a_name_two_letters_off_is_asked_back_and_yes_accepts_it(asks, typed):
    asked = asks(f"servicios de {typed} en 2024")
    assert isinstance(asked, Ambiguous)
    assert [choice.id for choice in asked.choices] == [FAR[typed]]
    for yes in ("sí", "si", "Sí, ese", "correcto", "claro que sí"):
        accepted = asks(yes, before=asked)
        assert isinstance(accepted, Question), yes
        assert accepted.query.regions == (FAR[typed],)
        assert accepted.query.period == asked.question.query.period


@pytest.mark.parametrize("typed", FAR)
def test_no_is_not_taken_for_the_choice(asks, named, typed):
    asked = asks(f"servicios de {typed} en 2024")
    assert FAR[typed] not in named(asks("no", before=asked))


@pytest.mark.parametrize("typed", ["xyzzy", "Wakanda", "Macondo", "Gotham", "Krypton"])
def test_a_word_like_no_name_is_said_not_guessed(asks, named, typed):
    asked = asks(f"servicios de {typed} en 2024")
    assert not named(asked)
    assert asked.word == typed.lower()
