import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lookup.distance import EARTH, kilometres

LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((0, 0), (0, 0), 0),
        ((0, -70), (0, -71), 111.195),
        ((-10, -75), (-11, -75), 111.195),
        ((90, 0), (0, 47), 10007.557),
        ((0, 179.5), (0, -179.5), 111.195),
        ((-12, -77), (12, 103), 20015.115),
        # Between the airports of Lima and Cusco, as flight planners give it.
        ((-12.0219, -77.1143), (-13.5357, -71.9388), 585),
    ],
)
def test_a_distance_is_that_on_a_globe(one, other, km):
    assert kilometres(*one, *other) == pytest.approx(km, rel=0.002, abs=1e-6)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_the_way_there_is_as_long_as_the_way_back_and_no_longer_than_half_the_globe(north, east, other, far_east):
    there = kilometres(north, east, other, far_east)
    assert there == pytest.approx(kilometres(other, far_east, north, east), abs=1e-6)
    assert 0 <= there <= math.pi * EARTH + 1e-6
