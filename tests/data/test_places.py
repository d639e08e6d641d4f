import sqlite3
from contextlib import closing

import pytest

from bot.data import build


def regions_of(path, name):
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        found = connection.execute("SELECT DISTINCT region FROM places WHERE name = ? ORDER BY region", [name])
        return [region for (region,) in found]


@pytest.mark.parametrize(
    ("name", "regions"),
    [
        ("Leoncio Prado", ["PE-AYA", "PE-HUC", "PE-LIM"]),
        ("Coronel Portillo", ["PE-UCA"]),
        ("Mariscal Nieto", ["PE-MOQ"]),
        ("Villa El Salvador", ["PE-LIM"]),
        ("Ventanilla", ["PE-CAL"]),
        ("Chulucanas", ["PE-PIU"]),
        ("San Juan Bautista", ["PE-AYA", "PE-ICA", "PE-LOR"]),
    ],
)
def test_a_province_or_district_leads_to_its_region(real_db, name, regions):
    assert regions_of(real_db, name) == regions


@pytest.mark.parametrize(("level", "count"), [("province", 196), ("district", 1893)])
def test_every_province_and_district_of_peru_is_there(real_db, level, count):
    with closing(sqlite3.connect(f"{real_db.as_uri()}?mode=ro", uri=True)) as connection:
        found = connection.execute("SELECT count(*), count(DISTINCT region) FROM places WHERE level = ?", [level])
        assert found.fetchone() == (count, 25)


def test_tables_without_places_take_those_of_peru_in_the_regions_they_have(tables, tmp_path):
    (tables.folder / "places.csv").unlink()
    build(tables.folder, tmp_path / "cite.db")

    assert regions_of(tmp_path / "cite.db", "Canchis") == ["PE-CUS"]
    assert regions_of(tmp_path / "cite.db", "Pisco") == ["PE-ICA"]
    assert regions_of(tmp_path / "cite.db", "Mariscal Nieto") == []


def test_tables_with_places_keep_their_own(tables, tmp_path):
    build(tables.folder, tmp_path / "cite.db")

    assert regions_of(tmp_path / "cite.db", "Canchis") == ["PE-CUS"]
    assert regions_of(tmp_path / "cite.db", "Pisco") == []
