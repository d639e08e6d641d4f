import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.memory.anonymous import LONGEST, anonymous, folded


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("llámame al 987654321", "llámame al [number]"),
        ("llámame al 987 654 321 por favor", "llámame al [number] por favor"),
        ("+51 987-654-321", "[number]"),
        ("(01) 315-4200 anexo 12", "[number] anexo 12"),
        ("98 76 54 32 1", "[number]"),
        ("(084) 20 2014", "[number]"),
        ("mi dni es 45678901.", "mi dni es [number]."),
        ("ruc 20131369477", "ruc [number]"),
        ("dni 45.678.901", "dni [number]"),
        ("٩٨٧٦٥٤٣٢١", "[number]"),
        ("escríbeme a juan.perez+cite@correo.com.pe ya", "escríbeme a [e-mail] ya"),
        ("soy @juanperez", "soy [name]"),
        ("(@juanperez)", "([name])"),
        ("mira https://t.me/juanperez?start=1 ya", "mira [link] ya"),
        ("mira t.me/juanperez", "mira [link]"),
        ("WWW.facebook.com/juan.perez", "[link]"),
        ("https://user:clave@host/ruta", "[link]"),
        ("tg://user?id=7123456789", "[link]"),
    ],
)
def test_what_tells_who_someone_is_becomes_a_mark(text, kept):
    assert anonymous(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"https://t.me/{'x' * 85} " * 8 + "juan.perez@correo.com.pe", " ".join(["[link]"] * 8)),
        ("a." * 2048, ""),
    ],
)
def test_of_a_long_text_no_more_is_looked_at_than_whole_words_of_its_beginning(text, kept):
    assert anonymous(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "servicios en 2025",
        "servicios 2023 2024 2025",
        "de 2023-2024",
        "hasta 30/09/2025",
        "más de 67,459 servicios",
        "top 10 2024",
        "CITE 1 2 3",
        "¿qué es el arroba @ ?",
        "precio: S/ 12.50",
        "¿y el 7.3%?",
    ],
)
def test_years_days_and_figures_stay(text):
    assert anonymous(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  uno \n\t dos\u00a0tres ", "uno dos tres"),
        ("a\x1b[31mb\x00c", "a [31mb c"),
        ("uno\u202edos\ud800", "uno dos"),
        ("x" * 500, "x" * LONGEST),
        ("x" * 195 + " 987654321", "x" * 195 + " [num"),
    ],
)
def test_it_becomes_one_short_line(text, kept):
    assert anonymous(text) == kept


@given(st.text(max_size=400))
def test_any_text_becomes_one_printable_line(text):
    kept = anonymous(text)
    assert len(kept) <= LONGEST
    assert kept.isprintable()
    assert kept == " ".join(kept.split())
    assert kept.encode("utf-8").decode("utf-8") == kept


@given(st.from_regex(r"\A[a-z ]{0,20}\+?\d{6,15}[a-z ]{0,20}\Z"))
def test_no_run_of_six_digits_is_left(text):
    kept = anonymous(text)
    assert not any(kept[at : at + 6].isdigit() and len(kept[at : at + 6]) == 6 for at in range(len(kept)))


@pytest.mark.parametrize(
    ("text", "fold"),
    [("¿Cuánto CUESTA?", "cuanto cuesta"), ("Ñandú, 2025", "nandu 2025"), ("???", "???"), ("🦙", "🦙")],
)
def test_capitals_accents_and_punctuation_do_not_make_another_question(text, fold):
    assert folded(text) == fold
