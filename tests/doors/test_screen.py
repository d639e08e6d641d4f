import io

import pytest

from bot.doors.screen import Screen, wants_colours
from bot.message import Message, Suggestion
from bot.question import Intent, Question

MESSAGE = Message(
    "4,352 servicios.",
    lines=("En Cusco.",),
    footnote=("Fuente",),
    prompt="¿También?",
    suggestions=(Suggestion("¿y Puno?", Question(Intent.COUNT)),),
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("out", "environ", "expected"),
    [
        (Terminal(), {"TERM": "xterm"}, True),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {"TERM": "xterm"}, False),
    ],
)
def test_colours_are_for_terminals_that_want_them(out, environ, expected):
    assert wants_colours(out, environ) is expected


def test_a_message_is_printed_as_it_reads_with_a_blank_line_after_it():
    out = io.StringIO()
    Screen((), out).show(MESSAGE)
    assert out.getvalue() == "4,352 servicios.\n\nEn Cusco.\n\nFuente\n\n¿También?\n· ¿y Puno?\n\n"


def test_colours_add_no_word_and_each_ends_where_its_line_ends():
    out = io.StringIO()
    Screen((), out, colours=True).show(MESSAGE)
    assert out.getvalue().split("\n\n") == [
        "\x1b[1m4,352 servicios.\x1b[0m",
        "En Cusco.",
        "\x1b[2mFuente\x1b[0m",
        "¿También?\n· \x1b[36m¿y Puno?\x1b[0m",
        "",
    ]
