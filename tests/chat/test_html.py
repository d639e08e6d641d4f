"""Messages as Telegram takes them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.say.html import CAPTION, LIMIT, caption, parts
from bot.length import units
from bot.message import Message, Suggestion, plain
from bot.question import Intent, Question

from .stub.markup import parse


def test_title_is_bold_source_italic_and_the_rest_plain():
    message = Message(
        "4,352",
        ("1. a", "2. b"),
        ("De enero",),
        ("Fuente: ITP",),
        "¿También?",
        (Suggestion("¿y Puno?", Question(Intent.COUNT)),),
    )
    assert parts(message) == ["<b>4,352</b>\n\n1. a\n2. b\n\nDe enero\n\n<i>Fuente: ITP</i>\n\n¿También?\n· ¿y Puno?"]


@pytest.mark.parametrize("sign", ["<", ">", "&", "<b>", "&amp;", "</i>"])
def test_signs_of_the_mark_up_are_shown_as_they_are(sign):
    (part,) = parts(Message(f"a {sign} b", lines=(sign,)))
    assert parse(part)[0] == f"a {sign} b\n\n{sign}"


def test_a_long_ranking_is_split_at_line_ends():
    items = tuple(f"{number}. CITE {'🐟' * 20} {number}" for number in range(300))
    found = parts(Message("Ranking", items))
    assert len(found) > 1
    assert all(units(parse(part)[0]) <= LIMIT for part in found)
    assert "\n".join(parse(part)[0] for part in found).replace("\n\n", "\n").split("\n") == ["Ranking", *items]


def test_a_line_too_long_for_one_message_is_split_at_a_space():
    words = " ".join(["palabra"] * 2000)
    found = [parse(part)[0] for part in parts(Message("t", lines=(words,)))]
    assert all(part.rstrip().endswith("palabra") for part in found[1:])
    assert "".join(found).replace(" ", "").count("palabra") == 2000


@pytest.mark.parametrize("sign", ["a", "é", "🐟"])
@pytest.mark.parametrize("limit", [LIMIT, CAPTION])
def test_a_part_may_be_as_long_as_telegram_takes_and_no_longer(sign, limit):
    word = sign * ((limit - 2) // units(sign))
    (whole,) = parts(Message(word, lines=("",), items=()), limit)
    assert units(parse(whole)[0]) == limit - 2
    exact = Message(word[: len(word) // 2], (word[len(word) // 2 :],))
    assert [units(parse(part)[0]) for part in parts(exact, limit)] == [limit]
    assert len(parts(Message(exact.title, (f"{exact.items[0]}a",)), limit)) == 2


def test_a_caption_is_as_much_as_fits_cut_at_the_end_of_a_line():
    items = tuple(f"{number}. CITE {'🐟' * 20} {number}" for number in range(300))
    text = parse(caption(Message("Ranking", items)))[0]
    assert CAPTION - 60 < units(text) <= CAPTION
    assert text.splitlines()[-1] in items
    assert caption(Message("Ranking", lines=("a",))) == "<b>Ranking</b>\n\na"


def test_an_empty_message_has_no_parts():
    assert parts(Message("")) == []


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60)


@settings(max_examples=60)
@given(
    st.builds(
        Message,
        TEXT,
        st.tuples(TEXT, TEXT),
        st.tuples(TEXT),
        st.tuples(TEXT),
        TEXT,
        st.tuples(st.builds(Suggestion, TEXT, st.just(Question(Intent.COUNT)))),
    )
)
def test_no_text_makes_a_part_that_telegram_refuses_or_loses_a_letter(message):
    found = [parse(part)[0] for part in parts(message, limit=40)]
    assert all(0 < units(text) <= 40 for text in found)
    assert "".join("".join(found).split()) == "".join(plain(message).split())
