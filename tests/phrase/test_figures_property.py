"""No reply holds a number that its answer does not."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer, Coverage, Gap, Row, Status
from bot.message import plain
from bot.phrase import Voice, phrase
from bot.question import Intent, Period, Query, Question
from bot.registry import Centre, Region, Registry, Source

REGISTRY = Registry(
    centres={name: Centre(name, f"CITE {name}", region="PE-CUS", city="Cusco") for name in ("uno", "dos", "tres")},
    regions={"PE-CUS": Region("PE-CUS", "Cusco")},
    sources={"diario": Source("diario", "Nota de prensa", "Diario", "", date(2025, 11, 11))},
)
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
DATES = {"2024", "2025", "11", "31", "1"}

values = st.integers(0, 2_000_000)
periods = st.sampled_from(
    [
        Period(date(2025, 1, 1), date(2025, 9, 30)),
        Period(date(2024, 1, 1), date(2024, 12, 31)),
        Period(date(2025, 1, 11), date(2025, 3, 31)),
        Period(date(2025, 3, 1), date(2025, 3, 31)),
    ]
)
coverages = st.none() | st.builds(lambda a, b: Coverage(min(a, b), max(a, b)), st.integers(0, 99), st.integers(0, 99))
gaps = st.builds(Gap, st.sampled_from(list(REGISTRY.centres)), st.none() | periods)


@st.composite
def rows(draw):
    id_ = draw(st.sampled_from(list(REGISTRY.centres)))
    return Row(
        "centre",
        id_,
        REGISTRY.centres[id_].name,
        draw(values),
        draw(st.sampled_from(["exact", "at-least", "about", "target"])),
        draw(st.integers(1, 40)),
        draw(st.floats(0, 1)),
        draw(periods),
        draw(coverages),
        ("diario",),
    )


@st.composite
def answers(draw):
    intent = draw(st.sampled_from([Intent.COUNT, Intent.RANKING, Intent.POSITION, Intent.SHARE, Intent.SUMMARY]))
    question = Question(intent, Query(group_by="centre" if intent is Intent.RANKING else None))
    some = draw(st.lists(rows(), min_size=1, max_size=14 if intent is Intent.RANKING else 1))
    return Answer(
        draw(st.sampled_from([Status.ANSWERED, Status.PARTIAL])),
        question,
        question,
        tuple(some),
        beside=tuple(draw(st.lists(rows(), max_size=1))),
        gaps=tuple(draw(st.lists(gaps, max_size=5))),
        field=draw(coverages),
        whole=draw(rows()) if intent is Intent.SHARE else None,
        summed_clients=draw(st.booleans()),
    )


def allowed(answer, voice):
    """The numbers of an answer as the voice writes them, and how many there are of each thing."""
    found = [*answer.rows, *answer.beside, *([answer.whole] if answer.whole else [])]
    numbers = {n for row in found for n in (row.value, row.rank, *(row.coverage or ()))}
    numbers |= {*(answer.field or ()), len(answer.gaps), len(answer.rows) - 10}
    numbers |= {sum(gap.published is not None for gap in answer.gaps)}
    shares = {NUMBER.search(voice.percent(row.share)).group() for row in found}
    return {voice.number(n) for n in numbers if n is not None} | shares | DATES


@given(answer=answers(), language=st.sampled_from(["es", "en", "qu"]))
def test_every_number_of_a_reply_comes_from_its_answer(answer, language):
    voice = Voice.of(language)
    text = plain(phrase(answer, voice, REGISTRY))
    assert {number.rstrip(",") for number in NUMBER.findall(text)} <= allowed(answer, voice)
