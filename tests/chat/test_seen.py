"""What is surely new is never said of what was seen, however much comes between."""

from random import Random

import pytest

from bot.chat.seen import Seen


@pytest.mark.parametrize(
    ("floor", "numbers", "new"),
    [
        (0, [1, 2, 3], [1, 2, 3]),
        (2, [1, 2, 3], [3]),
        (0, [3, 1, 2, 3, 1], [3, 1, 2]),
        (10, [12, 11, 12, 10], [12, 11]),
    ],
)
def test_each_is_new_once_above_the_floor(floor, numbers, new):
    seen = Seen(floor)
    assert [number for number in numbers if seen.new(number)] == new


def test_what_is_forgotten_is_not_taken_for_new():
    seen, chance = Seen(0, most=10), Random(7)  # noqa: S311 - an order
    came = [number + chance.randrange(20) for number in range(1, 2_000)]
    new = [number for number in came if seen.new(number)]
    assert len(new) == len(set(new)) > 1_000
    assert not any(seen.new(number) for number in came)
