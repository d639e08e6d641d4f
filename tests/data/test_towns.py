"""Where towns lie: the table of Peru's, and what a source of its own makes of it."""

import csv
import sqlite3
from contextlib import closing

import pytest

from bot.data import build, check

NEAR = 0.06
"""Degrees, some 6 km: how far the middle of the same town may lie from one list to another."""


def rows_of(path, name):
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT region, latitude, longitude FROM towns WHERE name = ?", [name]).fetchall()


@pytest.mark.parametrize(
    ("name", "region", "latitude", "longitude"),
    [
        ("Chachapoyas", "PE-AMA", -6.23, -77.87),
        ("Huaraz", "PE-ANC", -9.53, -77.53),
        ("Abancay", "PE-APU", -13.63, -72.88),
        ("Arequipa", "PE-ARE", -16.40, -71.54),
        ("Ayacucho", "PE-AYA", -13.16, -74.22),
        ("Cajamarca", "PE-CAJ", -7.16, -78.50),
        ("Callao", "PE-CAL", -12.06, -77.12),
        ("Cusco", "PE-CUS", -13.52, -71.98),
        ("Huancavelica", "PE-HUV", -12.79, -74.97),
        ("Huánuco", "PE-HUC", -9.93, -76.24),
        ("Ica", "PE-ICA", -14.07, -75.73),
        ("Huancayo", "PE-JUN", -12.07, -75.21),
        ("Trujillo", "PE-LAL", -8.11, -79.03),
        ("Chiclayo", "PE-LAM", -6.77, -79.84),
        ("Lima", "PE-LIM", -12.05, -77.04),
        ("Iquitos", "PE-LOR", -3.75, -73.25),
        ("Puerto Maldonado", "PE-MDD", -12.59, -69.19),
        ("Moquegua", "PE-MOQ", -17.20, -70.94),
        ("Cerro de Pasco", "PE-PAS", -10.68, -76.26),
        ("Piura", "PE-PIU", -5.19, -80.63),
        ("Puno", "PE-PUN", -15.84, -70.02),
        ("Moyobamba", "PE-SAM", -6.03, -76.97),
        ("Tacna", "PE-TAC", -18.01, -70.25),
        ("Tumbes", "PE-TUM", -3.57, -80.45),
        ("Pucallpa", "PE-UCA", -8.38, -74.55),
        # Towns of centres that are no capitals of a region, and some that share their name or lie near a border.
        ("Tarapoto", "PE-SAM", -6.49, -76.36),
        ("Virú", "PE-LAL", -8.42, -78.75),
        ("El Pedregal", "PE-ARE", -16.36, -72.19),
        ("Oxapampa", "PE-PAS", -10.57, -75.40),
        ("Ilo", "PE-MOQ", -17.64, -71.34),
        ("Pichari", "PE-CUS", -12.52, -73.83),
        ("Ambo", "PE-HUC", -10.13, -76.20),
        ("Santa Lucía", "PE-HUC", -9.12, -76.02),
        ("Tingo María", "PE-HUC", -9.30, -76.00),
        ("Kimbiri", "PE-CUS", -12.62, -73.79),
        ("Nasca", "PE-ICA", -14.83, -74.94),
        ("Zarumilla", "PE-TUM", -3.50, -80.27),
        ("Huancané", "PE-PUN", -15.20, -69.76),
    ],
)
def test_a_town_lies_where_every_map_has_it(real_db, name, region, latitude, longitude):
    (found,) = [(north, east) for own, north, east in rows_of(real_db, name) if own == region]
    assert found == (pytest.approx(latitude, abs=NEAR), pytest.approx(longitude, abs=NEAR))


def test_every_region_has_towns_and_each_says_whose_coordinates_and_licence(real_source):
    towns, regions = (
        list(csv.DictReader((real_source / file).read_text(encoding="utf-8").splitlines()))
        for file in ("towns.csv", "regions.csv")
    )
    assert {town["region"] for town in towns} == {region["id"] for region in regions}
    assert {town["source"] for town in towns} == {"GeoNames, CC BY 4.0"}
    assert len(towns) > 2000


def test_coordinates_are_numbers_in_the_database(tables, tmp_path):
    build(tables.folder, tmp_path / "cite.db")
    assert rows_of(tmp_path / "cite.db", "Sicuani") == [("PE-CUS", -14.27, -71.23)]


def test_tables_without_towns_take_those_of_peru_in_the_regions_they_have(tables, tmp_path):
    (tables.folder / "towns.csv").unlink()
    build(tables.folder, tmp_path / "cite.db")
    assert check(tables.folder) == []
    assert [region for region, *_ in rows_of(tmp_path / "cite.db", "Sicuani")] == ["PE-CUS"]
    assert rows_of(tmp_path / "cite.db", "Ilo") == []


def test_tables_with_towns_keep_their_own(tables, tmp_path):
    build(tables.folder, tmp_path / "cite.db")
    assert rows_of(tmp_path / "cite.db", "Písac") == [("PE-CUS", -13.42, -71.85)]
    assert rows_of(tmp_path / "cite.db", "Cusco") == []


def test_a_moved_town_is_another_version_of_the_facts(tables, tmp_path):
    versions = set()
    for number in range(2):
        build(tables.folder, tmp_path / f"{number}.db")
        with closing(sqlite3.connect(tmp_path / f"{number}.db")) as connection:
            versions.add(connection.execute("SELECT value FROM meta WHERE key = 'content'").fetchone())
        if not number:
            tables.change("towns.csv", "-14.27", "-14.28")
    assert len(versions) == 2
