"""A long ranking whole, for who shows tables."""

import pytest

from bot.answer import Coverage
from bot.phrase import Voice, phrase
from bot.phrase.roll import roll
from bot.question import Intent


@pytest.fixture
def ranked(desk):
    """Regions in order, one of which is counted in part and roughly."""
    rows = [desk.row("region", "PE-CUS", 4352, rank=1), desk.row("region", "PE-LIM", 4352, rank=1)]
    rows += [desk.row("region", "PE-ICA", 2000 - n, rank=n) for n in range(3, 14)]
    rows.append(desk.row("region", "PE-HUC", 1200, rank=14, qualifier="at-least", coverage=Coverage(1, 2)))
    return desk.answer(Intent.RANKING, rows, about={"group_by": "region", "order": "desc"}, field=Coverage(14, 25))


def test_it_has_every_row_with_its_rank_its_name_and_its_figure(ranked, registry):
    rows = roll(ranked, Voice.of("es"), registry).rows
    assert rows[:3] == (("1", "Cusco", "4,352"), ("1", "Lima", "4,352"), ("3", "Ica", "1,997"))
    assert rows[-1] == ("14", "Huánuco", "más de 1,200 (1 de 2 centros)")
    assert len(rows) == 14


@pytest.mark.parametrize("language", ["es", "en", "qu"])
def test_all_else_is_what_the_reply_says(ranked, registry, language):
    voice = Voice.of(language)
    whole, said = roll(ranked, voice, registry).message, phrase(ranked, voice, registry)
    assert (whole.title, whole.lines, whole.footnote) == (said.title, said.lines, said.footnote)
    assert (whole.items, whole.suggestions, whole.pages) == ((), (), 1)


@pytest.mark.parametrize("kind", ["a centre", "a ranking", "two years", "a price"])
def test_only_rankings_make_one(answers, registry, kind):
    assert (roll(answers[kind], Voice.of("es"), registry) is not None) is (kind == "a ranking")
