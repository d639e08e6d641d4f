"""No pattern of ours can be made to take for ever."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .ambiguity import Automaton

ROOT = Path(__file__).resolve().parents[2]

MADE = """
import json, pkgutil, re, sys
from importlib import import_module
from pathlib import Path

top, found, compile_ = str(Path(sys.argv[1], "bot")), {}, re._compile

def compiled(pattern, flags):
    frame = sys._getframe(1)
    while frame.f_code.co_filename.endswith("re/__init__.py"):
        frame = frame.f_back
    if frame.f_code.co_filename.startswith(top) and isinstance(pattern, str | bytes):
        text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
        found[text] = int(flags), frame.f_code.co_filename.removeprefix(top)
    return compile_(pattern, flags)

re._compile = compiled
import bot
for module in pkgutil.walk_packages(bot.__path__, "bot."):
    if not module.name.endswith(("__main__", "migrations.env")):
        import_module(module.name)
from bot.data.note import KnownNames, read_note
known = KnownNames.of(Path(sys.argv[1], "data"))
read_note("CITEmadera brindó 4,914 servicios de enero a setiembre de 2025, con 12 capacitaciones.", known)
from bot.memory.anonymous import anonymous, folded
folded(anonymous("llámame al 999 888 777"))
print(json.dumps([(text, *where) for text, where in found.items()]))
"""
"""Loads all of the bot, and tells each pattern that it makes."""


@pytest.fixture(scope="module")
def ours():
    """Each pattern with its flags and the file that made it."""
    told = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-W", "ignore", "-c", MADE, str(ROOT)], capture_output=True, check=True, cwd=ROOT
    )
    return json.loads(told.stdout)


def test_no_pattern_reads_a_text_in_very_many_ways(ours):
    assert len(ours) > 100
    assert [(text, where) for text, flags, where in ours if Automaton(text, flags).exponential] == []


@pytest.mark.parametrize(
    "pattern",
    [
        *(r"(a+)+b", r"(a*)*b", r"(a|a)*b", r"(a|ab|b)*c", r"(\w+\s*)+x", r"(?:\d+[.,]?)+x", r"([a-z]+|[a-c]d)*x"),
        *(
            r"(\w|\d\d)+-",
            r"(?:a?b?)*c",
            r"(?i)(?:ab|A)*(?:a|b)*AB(?:b|BA|a)*x",
            r"((ab)*|(a|b)*)*c",
            r"(?:x+y?)*z",
            r"(?:.*,)*x",
            *(r"(?:(?:a|al|la) ?)*$", r"(?:(?:\w+ ?)| )*$", r"(?:(?:(?:a|aa)*x)*+y)*z"),
        ),
    ],
)
def test_one_that_does_is_found(pattern):
    assert Automaton(pattern).exponential


@pytest.mark.parametrize(
    "pattern",
    [
        *(r"a+b", r"\d+(?:[.,/]\d+)*", r"(?:a+b)*c", r"(a|b)*c", r"\w+\s+\w+", r"(?:[^,]*,)*x", r"(ab|ac)*d"),
        *(
            r"[a-z]++(?![^\W\d_])",
            r"(?:\d{1,3},)+x",
            r"(.)\1+",
            r"(?:(?:a|al|la)\b ?)*$",
            r"(?:a|al|la|l)*+$",
            r"(?i)(?:a|b)*x",
            r"x{0,300}y",
        ),
    ],
)
def test_one_that_does_not_passes(pattern):
    assert not Automaton(pattern).exponential
