"""Names come from the tables alone: invented ones work at once, and those of other tables mean nothing."""

from datetime import date

import pytest

from bot.question import NotUnderstood, Question
from bot.registry import Category, Centre, Chain, Indicator, Place, Region, Registry, Town
from bot.understand import Lexicon, understand

REGISTRY = Registry(
    centres={
        "cite-zumbayo": Centre("cite-zumbayo", "CITEapícola Zumbayo", chain="apicola", region="XX-ZUM"),
        "cite-tralera": Centre("cite-tralera", "CITEcerámica Tralera", chain="ceramica", region="XX-TRA"),
        "ut-quipor": Centre("ut-quipor", "Unidad Técnica Quipor", "technical-unit", chain="ceramica", region="XX-TRA"),
        "cite-flurn": Centre("cite-flurn", "CITE Flurn & Hijos", kind="private", aliases=("CITE Flurnito",)),
    },
    regions={
        "XX-ZUM": Region("XX-ZUM", "Zumbayo", capital="Puerto Grell", demonyms=("zumbayino",)),
        "XX-TRA": Region("XX-TRA", "Alta Tralera", capital="Yospe", aliases=("Tralera",)),
    },
    chains={
        "apicola": Chain("apicola", "Apícola", aliases=("miel", "abejas", "colmenas")),
        "ceramica": Chain("ceramica", "Cerámica y vidrio", aliases=("cerámica", "tejas")),
    },
    service_types={
        "polinizacion": Category("polinizacion", "Polinización asistida", ("polinizaciones", "polinización")),
        "horneado": Category("horneado", "Horneado de piezas", ("horneados", "horno")),
    },
    client_types={"gremio": Category("gremio", "Gremio", ("gremios",))},
    indicators={
        "services": Indicator("services", "Servicios tecnológicos", "servicio", aliases=("servicios",)),
        "clients": Indicator("clients", "Empresas atendidas", "empresa", additive=False, aliases=("empresas",)),
        "visits": Indicator("visits", "Visitas guiadas", "visita", aliases=("visitas", "visita")),
    },
    places=(Place("Mondurro", "XX-ZUM", "province"),),
    read_towns=lambda: (Town("Vrispal", "XX-ZUM", -7.0, -76.0),),
)


@pytest.fixture(scope="module")
def query():
    lexicon = Lexicon.of(REGISTRY)

    def asked(text):
        return understand(text, lexicon, date(2026, 3, 10))

    return asked


MEANT = {
    "servicios en Zumbayo en 2025": {"regions": ("XX-ZUM",)},
    "servicios en Sumballo en 2025": {"regions": ("XX-ZUM",)},
    "servicios en Puerto Grell en 2025": {"regions": ("XX-ZUM",)},
    "servicios en Mondurro en 2025": {"regions": ("XX-ZUM",)},
    "servicios de los zumbayinos en 2025": {"regions": ("XX-ZUM",)},
    "servicios de las zumbayinas en 2025": {"regions": ("XX-ZUM",)},
    "servicios de Tralera en 2025": {"regions": ("XX-TRA",)},
    "servicios del CITEapícola Zumbayo en 2025": {"centres": ("cite-zumbayo",)},
    "servicios del cite apicola zumballo en 2025": {"centres": ("cite-zumbayo",)},
    "servicios de la UT Quipor en 2025": {"centres": ("ut-quipor",)},
    "servicios del CITE Flurn en 2025": {"centres": ("cite-flurn",)},
    "servicios del CITE Flurnito en 2025": {"centres": ("cite-flurn",)},
    "servicios de la cadena apícola en 2025": {"chains": ("apicola",)},
    "servicios para la miel en 2025": {"chains": ("apicola",)},
    "servicios de tejas en Alta Tralera 2025": {"regions": ("XX-TRA",), "chains": ("ceramica",)},
    "polinizaciones de 2025": {"service_types": ("polinizacion",)},
    "horneados en Zumbayo en 2025": {"service_types": ("horneado",), "regions": ("XX-ZUM",)},
    "gremios atendidos en 2025": {"indicator": "clients", "client_types": ("gremio",)},
    "visitas guiadas en Tralera en 2025": {"indicator": "visits", "regions": ("XX-TRA",)},
    "¿cuántas visitas hubo en 2025?": {"indicator": "visits"},
}


@pytest.mark.parametrize("text", MEANT)
def test_an_invented_name_works_at_once(query, text):
    asked = query(text)
    assert isinstance(asked, Question), asked
    got = {
        name: getattr(asked.query, name) for name in ("centres", "regions", "chains", "service_types", "client_types")
    }
    filters = {name: ids for name, ids in got.items() if ids}
    assert filters == {name: ids for name, ids in MEANT[text].items() if name != "indicator"}
    assert asked.query.indicator == MEANT[text].get("indicator", "services")
    assert asked.query.period.start.year == 2025


@pytest.mark.parametrize("name", ["Arequipa", "Oxapampa", "capacitaciones", "cooperativas", "CITE Oxapampa"])
def test_names_of_other_tables_mean_nothing(query, name):
    assert isinstance(query(f"servicios de {name} en 2025"), NotUnderstood)


def test_questions_of_every_kind_work_over_invented_names(query):
    assert query("ranking de regiones por polinizaciones en 2025").query.service_types == ("polinizacion",)
    assert query("compara Zumbayo y Tralera en 2025").intent == "compare"
    assert query("¿qué CITE hay en Alta Tralera?").intent == "list"
    assert query("¿qué porcentaje fue de la cadena cerámica en 2025?").intent == "share"
    assert query("visitas por mes en 2025").query.group_by == "month"


def test_empty_tables_crash_nothing():
    asked = understand("servicios de Puno en 2024", Lexicon.of(Registry()), date(2026, 3, 10))
    assert asked is not None


def test_a_town_of_the_map_is_no_name(query):
    assert query("servicios de Vrispal en 2025") == NotUnderstood("vrispal")
