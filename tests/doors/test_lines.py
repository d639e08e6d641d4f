import io

import pytest

from bot.doors.failure import Failure
from bot.doors.lines import LONGEST, conversations, turns


def read(raw: bytes) -> list[tuple[str, ...]]:
    return list(conversations(io.BytesIO(raw)))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("servicios en Ica", ("servicios en Ica",)),
        ("  servicios en Ica ", ("  servicios en Ica ",)),
        ("", ("",)),
        ('["servicios en Ica", "¿y Puno?"]', ("servicios en Ica", "¿y Puno?")),
        (' ["servicios en Ica"] ', ("servicios en Ica",)),
        ("[]", ()),
        ("[1, 2]", ("[1, 2]",)),
        ('["a", null]', ('["a", null]',)),
        ("[servicios]", ("[servicios]",)),
        ('["sin cerrar"', ('["sin cerrar"',)),
        ('{"a": "b"}', ('{"a": "b"}',)),
        ('"servicios"', ('"servicios"',)),
        ("[" * 100_000 + "]" * 100_000, ("[" * 100_000 + "]" * 100_000,)),
        ('["\\ud83d"]', ("?",)),
    ],
)
def test_a_line_is_a_question_unless_it_is_a_json_array_of_strings(line, expected):
    assert turns(line) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", []),
        (b"a\nb\n", [("a",), ("b",)]),
        (b"a\r\nb", [("a",), ("b",)]),
        (b"a\n\nb\n", [("a",), ("",), ("b",)]),
        ("\ufeffaño\n".encode(), [("año",)]),
    ],
)
def test_every_line_gives_turns_whatever_its_end(raw, expected):
    assert read(raw) == expected


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (b"\xff\xfes\x00e\x00", "line 2 of standard input is binary: it holds a zero byte"),
        (b"se\x00rvicios\n", "line 2 of standard input is binary: it holds a zero byte"),
        (b"a\xf1o\n", "line 2 of standard input is not UTF-8 text"),
        (b"a" * (LONGEST + 1), "line 2 of standard input is longer than 4,194,304 bytes"),
    ],
)
def test_a_line_that_is_no_text_stops_the_reading_and_is_named(bad, words):
    lines = conversations(io.BytesIO(b"hola\n" + bad + b"\ngracias\n"))
    assert next(lines) == ("hola",)
    with pytest.raises(Failure, match=words):
        next(lines)
