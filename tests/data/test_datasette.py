"""What somebody sees who opens the database in Datasette with the metadata that lies beside the tables."""

import json
import re
from html import unescape
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette
from datasette.utils import parse_metadata

METADATA = "metadata.yaml"


@pytest.fixture(scope="module")
def metadata(real_source):
    return parse_metadata((real_source / METADATA).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tables(metadata):
    return metadata["databases"]["cite"]["tables"]


@pytest.fixture(scope="module")
def package(real_source):
    return json.loads((real_source / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture
async def opened(real_db, metadata):
    datasette = Datasette([str(real_db)], metadata=metadata)
    await datasette.invoke_startup()
    yield datasette
    for database in datasette.databases.values():
        database.close()
    datasette.executor.shutdown()


async def page(datasette, path, **query):
    answer = await datasette.client.get(f"{path}?{urlencode(query)}" if query else path)
    assert answer.status_code == 200, answer.text
    return answer


async def text(datasette, path, **query):
    """What stands on a page, without its tags."""
    html = (await page(datasette, path, **query)).text
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


async def rows(datasette, query, **asked):
    return (await page(datasette, f"/cite/{query}.json", _shape="array", **asked)).json()


async def test_the_first_page_and_the_database_say_what_it_is_and_where_it_is_from(opened, metadata):
    for path in ("/", "/cite"):
        seen = await text(opened, path)
        for part in ("title", "description", "license", "source"):
            assert metadata[part] in seen, (path, part)


async def test_each_table_says_what_it_is_where_it_is_from_and_what_its_columns_mean(opened, tables):
    for name, table in tables.items():
        seen = unescape((await page(opened, f"/cite/{name}")).text)
        for part in ("title", "description", "license", "license_url", "source", "source_url"):
            assert table[part] in seen, (name, part)
        for column, meaning in table["columns"].items():
            assert f"<dt>{column}</dt><dd>{meaning}</dd>" in seen, (name, column)


async def test_the_metadata_names_the_tables_and_columns_of_the_database(opened, tables):
    database = opened.get_database("cite")
    found = {name: await database.table_columns(name) for name in await database.table_names()}

    assert {name: list(table["columns"]) for name, table in tables.items()} == found


def test_the_metadata_says_the_same_as_the_package(metadata, tables, package):
    parts = ("title", "description")
    database = metadata["databases"]["cite"]
    assert [[said[part] for part in parts] for said in (metadata, database)] == [[package[part] for part in parts]] * 2
    assert metadata["license_url"] == database["license_url"] == package["licenses"][0]["path"]
    for resource in package["resources"]:
        table, (licence, *_) = tables[resource["name"]], resource.get("licenses", package["licenses"])
        assert [table[part] for part in parts] == [resource[part] for part in parts]
        assert (table["license"], table["license_url"]) == (licence["title"], licence["path"])


def test_each_column_means_the_same_in_the_metadata_as_in_the_package(tables, package):
    for resource in package["resources"]:
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        said = {name: meaning for name, meaning in tables[resource["name"]]["columns"].items() if name in fields}
        assert said == {
            name: ". ".join(filter(None, (field["title"], field.get("description", "").rstrip(".")))) + "."
            for name, field in fields.items()
        }
    shared = tables["observations"]["columns"].items() & tables["figures"]["columns"].items()
    assert {name for name, _ in shared} == {*tables["observations"]["columns"]} & {*tables["figures"]["columns"]}


@pytest.mark.parametrize(
    ("table", "column", "unit"),
    [
        ("observations", "value", "unidad del indicador: servicios, empresas o centros"),
        ("figures", "value", "unidad del indicador: servicios, empresas o centros"),
        ("sums", "value", "unidad del indicador: servicios, empresas o centros"),
        ("figures", "months", "meses"),
        ("towns", "latitude", "Grados"),
        ("towns", "longitude", "Grados"),
    ],
)
def test_whatever_is_counted_or_measured_says_its_unit(tables, table, column, unit):
    assert unit in tables[table]["columns"][column]


@pytest.mark.parametrize(
    ("table", "row", "shown"),
    [
        ("figures", {"subject": "citemadera-lima"}, "Servicios tecnológicos"),
        ("observations", {"subject": "citemadera-lima"}, "Nota de prensa de PRODUCE"),
        ("centres", {"id": "citemadera-lima"}, "Madera y mueble"),
        ("centres", {"id": "citetextil-camelidos-cusco"}, "Cusco"),
        ("chains", {"id": "madera"}, "Forestal y madera"),
        ("towns", {"name": "Aramango"}, "Amazonas"),
    ],
)
async def test_a_reference_shows_the_name_of_what_it_refers_to(opened, table, row, shown):
    html = (await page(opened, f"/cite/{table}", **row)).text

    assert re.search(rf'<a href="/cite/[a-z_]+/[^"]+">{shown}[^<]*</a>', unescape(html))


async def test_tables_come_in_the_order_and_with_the_facets_that_help(opened):
    newest, *_ = await rows(opened, "sources")
    seen = await text(opened, "/cite/centres")

    assert newest["published_on"] == "2026-01-05"
    assert all(facet in seen for facet in ("operating", "technical-unit", "Madera y mueble"))


async def test_the_latest_total_of_the_network_comes_with_its_source(opened):
    found = {row["indicador"]: row for row in await rows(opened, "ultimo-total")}

    services = found["Servicios tecnológicos"]
    assert (services["valor"], services["precision"], services["unidad"]) == (85800, "at-least", "servicio")
    assert (services["desde"], services["hasta"]) == ("2025-01-01", "2025-12-31")
    assert (services["fuente"], services["medio"]) == ("Balance 2025 de la Red CITE", "El Comercio")
    assert services["url"].startswith("https://elcomercio.pe/")
    assert found["Empresas y unidades productivas atendidas"]["valor"] == 13000


@pytest.mark.parametrize(
    ("desde", "hasta", "leading"),
    [
        ("2025-01-01", "2025-09-30", ["CITEmadera y del Mueble Lima", "CITEcuero y calzado Trujillo"]),
        ("", "", ["CITEmadera y del Mueble Lima", "CITEcuero y calzado Trujillo"]),
        ("2025-01-01", "2025-08-31", []),
        ("2025-02-01", "", []),
    ],
)
async def test_centres_by_services_in_a_period(opened, desde, hasta, leading):
    found = await rows(opened, "centros-por-servicios", desde=desde, hasta=hasta)

    assert [row["centro"] for row in found[:2]] == leading
    assert [row["valor"] for row in found[:2]] == [4914, 4864][: len(leading)]


async def test_all_figures_come_with_their_sources_and_goals_say_that_they_are(opened):
    found = await rows(opened, "cifras-con-fuente")
    goals = await rows(opened, "metas")

    assert len(found) == 12
    assert all(row["fuente"] and row["url"].startswith("https://") for row in (*found, *goals))
    assert [row["precision"] for row in found if row["valor"] == 58513] == ["target"]
    assert {(row["meta"], row["de"]) for row in goals} == {(58513, "Red CITE"), (13924, "Forestal y madera")}


async def test_the_questions_are_offered_by_their_titles(opened, metadata):
    seen = await text(opened, "/cite")

    assert all(query["title"] in seen for query in metadata["databases"]["cite"]["queries"].values())
