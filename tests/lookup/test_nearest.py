from dataclasses import replace
from math import atan2, cos, hypot, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Near
from bot.lookup.nearest import LIMIT, REACH, nearest
from bot.lookup.siting import map_of, town_of
from bot.registry import Centre, Region, Registry, Town


@pytest.mark.parametrize(
    ("latitude", "longitude", "first", "town", "least", "most"),
    [
        pytest.param(-13.5168, -71.9788, "citetextil-camelidos-cusco", "Cusco", 0, 5, id="Plaza de Armas of Cusco"),
        pytest.param(-12.0464, -77.0302, "citeccal-lima", "Lima", 0, 5, id="Plaza Mayor of Lima"),
        pytest.param(-10.1300, -76.2050, "utagroindustrial-ambo", "Ambo", 0, 1, id="Ambo"),
        pytest.param(-3.4806, -80.2417, "citepesquero-piura", "Piura", 180, 210, id="Huaquillas, over the border"),
        pytest.param(-3.7491, -73.2538, "citeforestal-maynas", "Iquitos", 0, 2, id="Iquitos"),
        pytest.param(-17.6460, -71.3450, "citepesquero-ilo", "Ilo", 0, 5, id="the harbour of Ilo"),
        pytest.param(-16.4897, -68.1193, "citetextil-camelidos-puno", "Puno", 200, 230, id="La Paz"),
        pytest.param(-9.1000, -76.0300, "citeagroindustrial-huallaga", "Santa Lucía", 0, 5, id="Pueblo Nuevo"),
    ],
)
def test_the_first_is_the_centre_of_the_town_at_hand(real, latitude, longitude, first, town, least, most):
    found = nearest(real.registry, latitude, longitude).found
    assert (found[0].centre, found[0].town) == (first, town)
    assert least <= found[0].km <= most
    assert len(found) == LIMIT


@pytest.mark.parametrize(
    ("latitude", "longitude", "town"),
    [
        pytest.param(-20, -100, "Puerto Huarmey", id="mid-ocean"),
        pytest.param(40.4168, -3.7038, None, id="Madrid"),
        pytest.param(4.711, -74.0721, None, id="Bogotá"),
        pytest.param(90, 0, None, id="the pole"),
        pytest.param(12, 103, None, id="the other side of the globe"),
    ],
)
def test_far_from_peru_no_centre_is_named_but_the_nearest_town(real, latitude, longitude, town):
    answer = nearest(real.registry, latitude, longitude)
    assert answer.found == answer.unsited == ()
    assert answer.away.km > REACH
    assert (answer.away.town, answer.away.region) in {(other.name, other.region) for other in real.registry.towns}
    assert town in {None, answer.away.town}


@pytest.mark.parametrize("corner", [(-10.65, -71.4), (-0.05, -75.2), (-18.35, -70.38), (-4.68, -81.33)])
def test_no_corner_of_peru_is_taken_for_another_country(real, corner):
    assert nearest(real.registry, *corner).found


def test_every_operating_centre_of_the_tables_has_a_town(real):
    answer = nearest(real.registry, -12, -75, limit=1000)
    assert {near.centre for near in answer.found} == {c.id for c in real.registry.centres.values() if c.operating}
    assert answer.unsited == ()


def test_equally_near_centres_come_by_name(real):
    found = nearest(real.registry, -12.0464, -77.0302, limit=3).found
    assert [near.centre for near in found] == ["citeccal-lima", "citemadera-lima", "citemateriales-pucp"]
    assert len({near.km for near in found}) == 1


def apart(one, other):
    """Kilometres by the angle between two arrows from the middle of the globe: another way than the haversine."""
    (north, east), (to_north, to_east) = (map(radians, point) for point in (one, other))
    turn = to_east - east
    side = hypot(cos(to_north) * sin(turn), cos(north) * sin(to_north) - sin(north) * cos(to_north) * cos(turn))
    return 6371.0088 * atan2(side, sin(north) * sin(to_north) + cos(north) * cos(to_north) * cos(turn))


@given(st.floats(-18, -0.5), st.floats(-80, -70), st.integers(1, 40))
def test_they_come_by_distance_and_none_closer_is_left_out(real, latitude, longitude, limit):
    registry = real.registry
    answer = nearest(registry, latitude, longitude, limit)
    if answer.away:
        assert all(apart((latitude, longitude), town[2:4]) > REACH - 1e-6 for town in registry.towns)
        return
    towns = map_of(registry)
    distances = {
        centre.id: apart((latitude, longitude), town_of(centre, towns)[2:4])
        for centre in registry.centres.values()
        if centre.operating
    }
    shown = [near.centre for near in answer.found]
    assert len(shown) == len(set(shown)) == min(limit, len(distances))
    assert [near.km for near in answer.found] == pytest.approx(sorted(distances.values())[:limit], abs=1e-6)
    assert [near.km for near in answer.found] == pytest.approx([distances[id_] for id_ in shown], abs=1e-6)


TOWNS = (
    Town("Santa Lucía", "PE-HUC", -9.1, -76.0, "a survey"),
    Town("Tingo María", "PE-HUC", -9.3, -76.0, "a survey"),
    Town("Salas", "PE-ICA", -14.0, -75.8, "a survey"),
    Town("Ica", "PE-ICA", -14.1, -75.7, "a survey"),
    Town("Pisco", "PE-LIM", -12.1, -77.0, "a survey"),
)


def registry_of(*centres, towns=TOWNS):
    regions = {id_: Region(id_, id_) for id_ in ("PE-HUC", "PE-ICA", "PE-LIM")}
    return Registry(centres={centre.id: centre for centre in centres}, regions=regions, read_towns=lambda: towns)


@pytest.mark.parametrize(
    ("region", "city", "district", "town"),
    [
        ("PE-HUC", "Santa Lucía (Tingo María)", "", "Santa Lucía"),
        ("PE-HUC", "Aucayacu (Tingo María)", "", "Tingo María"),
        ("PE-HUC", "TINGO MARIA", "", "Tingo María"),
        ("PE-ICA", "Ica", "Salas", "Ica"),
        ("PE-ICA", "", "Salas", "Salas"),
        ("PE-ICA", "Guadalupe", "Salas", "Salas"),
        ("PE-ICA", "Pisco", "", None),
        ("", "Ica", "", None),
        ("PE-ICA", "", "", None),
        ("PE-ICA", "()", "(", None),
    ],
)
def test_a_centre_is_in_the_town_of_its_city_else_of_its_district(region, city, district, town):
    centre = Centre("a", "CITE A", region=region, city=city, district=district)
    found = nearest(registry_of(centre), -12, -76).found
    assert [near.town for near in found] == ([town] if town else [])


@pytest.mark.parametrize(
    ("centre", "told"),
    [
        (Centre("lost", "CITE Lost", region="PE-ICA"), True),
        (Centre("lost", "CITE Lost", city="Ica"), True),
        (Centre("lost", "CITE Lost", region="PE-LIM", city="Huacho"), False),
        (Centre("lost", "CITE Lost", region="PE-ICA", status="planned"), False),
    ],
    ids=["in a region at hand", "in no known region", "in a region far off", "not operating"],
)
def test_a_centre_without_a_town_is_told_where_it_could_be_near(centre, told):
    answer = nearest(registry_of(Centre("a", "CITE A", region="PE-ICA", city="Ica"), centre), -14, -75.7)
    assert [near.centre for near in answer.found] == ["a"]
    assert answer.unsited == (("lost",) if told else ())


@pytest.mark.parametrize("status", ["planned", "closed", "unknown"])
def test_only_operating_centres_are_named(status):
    idle = Centre("idle", "CITE Idle", region="PE-ICA", city="Ica", status=status)
    assert nearest(registry_of(idle), -14, -75.7).found == ()


def test_a_new_centre_in_a_new_town_is_found_by_its_row_alone(real):
    new = Centre("new", "CITE Nuevo", region="PE-ANC", city="Chimbote")
    registry = replace(real.registry, centres={**real.registry.centres, "new": new})
    assert nearest(registry, -9.0745, -78.5936).found[0] == Near("new", "Chimbote", pytest.approx(2, abs=3))


def test_without_towns_nothing_is_near_and_nothing_is_far():
    centre = Centre("a", "CITE A", region="PE-ICA", city="Ica")
    answer = nearest(registry_of(centre, towns=()), 50, 10)
    assert (answer.found, answer.away) == ((), None)


def test_towns_are_read_once_and_only_when_a_point_of_the_map_wants_them():
    read = []
    registry = replace(registry_of(), read_towns=lambda: read.append(TOWNS) or TOWNS)
    assert read == []
    nearest(registry, -12, -76)
    nearest(registry, -13, -76)
    assert read == [TOWNS]


def test_towns_are_read_with_their_sources(real):
    cusco = next(town for town in real.registry.towns if (town.name, town.region) == ("Cusco", "PE-CUS"))
    assert (cusco.latitude, cusco.longitude) == (pytest.approx(-13.52, abs=0.05), pytest.approx(-71.97, abs=0.05))
    assert cusco.source == "GeoNames, CC BY 4.0"
