"""A question put into words asks the same again: what is shared in another chat gets the figures that were shared."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.phrase import Voice, worded
from bot.reply import reply, reply_to
from bot.understand import understand

from .asked import PERIODS, Asked

NOW = datetime(2026, 3, 10, 10, 0)  # noqa: DTZ001 - the time in Lima as it stands on the wall there

many = settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="session")
def asked_twice(facts):
    """A question drawn by chance, put into words, with its rows and those that the words get."""

    def drawn(data, voice):
        question = Asked(data, facts.store.registry).question()
        words = worded(question, voice, facts.store.registry)
        first, second = reply_to(question, facts, voice, NOW), reply(words, facts, voice, NOW)
        return words, first.answer.rows, second.answer.rows

    return drawn


@pytest.mark.parametrize("language", ["es", "en"])
@many
@given(data=st.data())
def test_a_question_in_words_gets_the_same_rows_when_it_is_asked_anew(asked_twice, language, data):
    words, rows, again = asked_twice(data, Voice.of(language))
    assume(any(row.value is not None for row in rows))
    assert again == rows, words


@pytest.mark.parametrize("language", ["es", "en", "qu"])
@many
@given(data=st.data())
def test_words_are_understood_alike_whatever_year_they_name(facts, language, data):
    question = Asked(data, facts.store.registry).question()
    later = data.draw(st.sampled_from([-8, -4, 4, 12]))  # Of whole years as long as each other.
    query = replace(question.query, period=question.query.period or data.draw(st.sampled_from(PERIODS[1:])))
    first = replace(question, query=query)
    other = replace(first, query=replace(query, period=moved(query.period, later)))
    other = replace(other, periods=tuple(moved(period, later) for period in first.periods))
    assert understood(first, facts, language) == understood(other, facts, language)


def moved(period, years):
    return period._replace(**{end: day.replace(year=day.year + years) for end, day in period._asdict().items()})


def understood(question, facts, language):
    """Whether its words ask that very question."""
    words = worded(question, Voice.of(language), facts.store.registry)
    return understand(words, facts.lexicon, NOW.date()) == question
