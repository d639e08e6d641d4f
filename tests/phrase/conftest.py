"""A small registry with real names and invented ones, and answers built by hand over it."""

from dataclasses import dataclass
from datetime import date

import pytest

from bot.answer import Answer, Coverage, Gap, Row, Status
from bot.message import plain
from bot.phrase import Voice, phrase
from bot.question import Ambiguous, Choice, Intent, NotUnderstood, OutOfScope, Period, Query, Question, Stand
from bot.registry import Category, Centre, Chain, Indicator, Region, Registry, Source

CENTRES = (
    Centre(
        "citemadera-lima",
        "CITEmadera y del Mueble Lima",
        chain="madera",
        region="PE-LIM",
        district="Villa El Salvador",
        city="Lima",
        legal_name="Centro de Innovación Productiva y Transferencia Tecnológica de la Madera y del Mueble",
        source_url="https://www.elperuano.pe/api/visor_html/1-1",
        source_date="2024-12-04",
    ),
    Centre("citeccal-lima", "CITEccal Lima", chain="cuero", region="PE-LIM", city="Lima"),
    Centre("citemateriales", "CITEmateriales", kind="private", region="PE-LIM", city="Lima", status="unknown"),
    Centre("citetextil-cusco", "CITEtextil Camélidos Cusco", chain="textil", region="PE-CUS", city="Cusco"),
    Centre("citeproductivo-vraem", "CITEproductivo VRAEM", region="PE-CUS", city="Pichari"),
    Centre("citepesquero-ilo", "CITEpesquero Ilo", chain="pesquero", region="PE-MOQ", city="Ilo"),
    Centre("citepesquero-callao", "CITEpesquero Callao", chain="pesquero", region="PE-CAL", city="Callao"),
    Centre("ut-tacna", "Unidad Técnica Tacna", type="technical-unit", region="PE-TAC", parent="citepesquero-ilo"),
    Centre("ut-ambo", "UTagroindustrial Ambo", type="technical-unit", region="PE-HUC", city="Ambo"),
)
REGIONS = (
    Region("PE-CUS", "Cusco"),
    Region("PE-LIM", "Lima"),
    Region("PE-MOQ", "Moquegua"),
    Region("PE-ICA", "Ica"),
    Region("PE-TAC", "Tacna"),
    Region("PE-HUC", "Huánuco"),
    Region("PE-CAL", "Callao"),
    Region("PE-UCA", "Ucayali"),
    Region("PE-PIU", "Piura"),
)
CHAINS = (Chain("madera", "Madera y mueble"), Chain("textil", "Textil camélidos"), Chain("pesquero", "Pesquero"))
SERVICE_TYPES = (
    Category("capacitacion", "Capacitación"),
    Category("idi", "I+D+i"),
    Category("tejido", "Tejido a mano"),
)
CLIENT_TYPES = (Category("emprendedor", "Emprendedor"), Category("academia", "Academia"))
INDICATORS = (
    Indicator("services", "Servicios tecnológicos", "servicio"),
    Indicator("clients", "Empresas y unidades productivas atendidas", "empresa", additive=False),
    Indicator("centres", "Centros de la red", "centro", additive=False),
    Indicator("certified", "Servicios certificados", "servicio"),
)
SOURCES = (
    Source("uno", "Servicios de enero a setiembre", "Diario Uno", "https://uno.example/a", date(2025, 11, 11)),
    Source("balance", "Balance de la Red CITE", "El Comercio", "https://comercio.example/b", date(2026, 1, 5)),
    Source("revista", "Servicios previstos en el presupuesto", "Revista Economía"),
)

JAN_SEP = Period(date(2025, 1, 1), date(2025, 9, 30))
Y2024 = Period(date(2024, 1, 1), date(2024, 12, 31))
Y2025 = Period(date(2025, 1, 1), date(2025, 12, 31))
Y2026 = Period(date(2026, 1, 1), date(2026, 12, 31))


def by_id(rows):
    return {row.id: row for row in rows}


@pytest.fixture(scope="session")
def registry():
    return Registry(
        centres=by_id(CENTRES),
        regions=by_id(REGIONS),
        chains=by_id(CHAINS),
        service_types=by_id(SERVICE_TYPES),
        client_types=by_id(CLIENT_TYPES),
        indicators=by_id(INDICATORS),
        sources=by_id(SOURCES),
    )


@dataclass
class Desk:
    """Builds answers and says them."""

    registry: Registry

    def row(self, kind, id_, value=None, period=JAN_SEP, **rest):
        rest.setdefault("sources", ("uno",) if value is not None else ())
        return Row(kind, id_, self.registry.name(kind, id_), value, period=period, **rest)

    def answer(self, intent, rows=(), *, status=Status.ANSWERED, asked=None, about=None, **rest):
        question = Question(intent, Query(**(about or {})), **(asked or {}))
        return Answer(status, question, question, tuple(rows), **rest)

    def say(self, answer, language="es"):
        return phrase(answer, Voice.of(language), self.registry)

    def text(self, answer, language="es"):
        return plain(self.say(answer, language))


@pytest.fixture(scope="session")
def desk(registry):
    return Desk(registry)


def months(*values):
    """Rows of the first months of 2025."""
    ends = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return [
        Row(
            "month",
            f"2025-{month:02}",
            f"2025-{month:02}",
            value,
            period=Period(date(2025, month, 1), date(2025, month, ends[month - 1])),
            sources=("uno",),
        )
        for month, value in enumerate(values, start=1)
    ]


def year(number, value):
    period = Period(date(number, 1, 1), date(number, 12, 31))
    return Row("year", str(number), str(number), value, period=period, sources=("uno",))


@pytest.fixture(scope="session")
def answers(desk):
    """One answer of each main kind, by name."""
    row, answer = desk.row, desk.answer
    pending = Question(Intent.COUNT, Query(period=Y2025))
    jun_dec = Period(date(2025, 6, 1), date(2025, 12, 31))
    jun_sep = Period(date(2025, 6, 1), date(2025, 9, 30))
    y2019 = Period(date(2019, 1, 1), date(2019, 12, 31))
    ranked = (
        row("centre", "citemadera-lima", 4914, rank=1),
        row("centre", "citeccal-lima", 4864, rank=2),
        row("centre", "citetextil-cusco", 4864, rank=2),
        row("centre", "ut-ambo", 2970, rank=4, qualifier="at-least"),
    )
    return {
        "a centre": answer(
            Intent.COUNT, [row("centre", "citemadera-lima", 4914)], about={"centres": ("citemadera-lima",)}
        ),
        "a region with a gap": answer(
            Intent.COUNT,
            [row("region", "PE-CUS", 4352, coverage=Coverage(1, 2))],
            about={"regions": ("PE-CUS",)},
            asked={"stands": (Stand("Pichari", "PE-CUS"),)},
            gaps=(Gap("citeproductivo-vraem", None),),
        ),
        "a rounded figure": answer(
            Intent.COUNT,
            [row("network", "red", 85800, Y2025, qualifier="at-least", sources=("balance",))],
            about={"period": Y2025},
            beside=(row("network", "red", 67459),),
        ),
        "a goal": answer(
            Intent.COUNT,
            [row("network", "red", 58513, Y2026, qualifier="target", sources=("revista",))],
            about={"period": Y2026},
            asked={"goal": True},
        ),
        "a part of the period": answer(
            Intent.COUNT,
            [row("centre", "ut-tacna", 7419, jun_dec)],
            status=Status.PARTIAL,
            about={"centres": ("ut-tacna",), "period": Y2025},
        ),
        "clients by filters": answer(
            Intent.COUNT,
            [row("region", "PE-MOQ", 725, Y2025)],
            about={
                "indicator": "clients",
                "client_types": ("academia",),
                "chains": ("textil",),
                "regions": ("PE-MOQ",),
            },
            summed_clients=True,
        ),
        "a ranking": answer(
            Intent.RANKING,
            ranked,
            about={"group_by": "centre", "order": "desc"},
            field=Coverage(4, 9),
            gaps=(Gap("ut-tacna", jun_sep),),
        ),
        "the first": answer(
            Intent.RANKING, ranked[:1], about={"group_by": "centre", "order": "desc", "limit": 1}, field=Coverage(9, 9)
        ),
        "a position": answer(
            Intent.POSITION,
            [row("centre", "citetextil-cusco", 4352, rank=3)],
            about={"centres": ("citetextil-cusco",)},
            field=Coverage(5, 9),
        ),
        "two centres": answer(
            Intent.COMPARE,
            [row("centre", "citemadera-lima", 815), row("centre", "citeccal-lima", 914)],
            about={"centres": ("citemadera-lima", "citeccal-lima")},
        ),
        "two years": answer(
            Intent.COMPARE, [year(2024, 2864), year(2025, 3168)], about={"centres": ("citeccal-lima",)}
        ),
        "a share": answer(
            Intent.SHARE,
            [row("centre", "citemadera-lima", 4914, share=4914 / 67459)],
            about={"centres": ("citemadera-lima",)},
            whole=row("network", "red", 67459),
        ),
        "a trend": answer(
            Intent.TREND, months(499, 420, 686), about={"centres": ("citepesquero-callao",), "group_by": "month"}
        ),
        "a list": answer(
            Intent.LIST,
            [row("centre", id_) for id_ in ("citeccal-lima", "citemadera-lima", "citemateriales")],
            about={"regions": ("PE-LIM",)},
        ),
        "a profile": answer(
            Intent.PROFILE, [row("centre", "citemadera-lima")], about={"centres": ("citemadera-lima",)}
        ),
        "a summary": answer(Intent.SUMMARY, [row("network", "red", 67459), *ranked[:2]]),
        "no figure": answer(
            Intent.COUNT, status=Status.NO_DATA, about={"period": y2019}, nearest=row("network", "red", 67459)
        ),
        "no figure but a goal": answer(
            Intent.COUNT,
            status=Status.NO_DATA,
            about={"period": Y2026},
            beside=(row("network", "red", 58513, Y2026, qualifier="target", sources=("revista",)),),
        ),
        "several": Answer(
            Status.AMBIGUOUS,
            Ambiguous(
                "cite pesquero",
                (Choice("centre", "citepesquero-ilo"), Choice("centre", "citepesquero-callao")),
                pending,
            ),
        ),
        "an unknown word": Answer(
            Status.NOT_UNDERSTOOD, NotUnderstood("ikitos", (Choice("region", "PE-CUS"), Choice("region", "PE-ICA")))
        ),
        "a price": Answer(Status.OUT_OF_SCOPE, OutOfScope("price")),
        "sources": answer(Intent.SOURCE, latest=JAN_SEP),
        "help": answer(Intent.HELP, latest=JAN_SEP),
        "a greeting": answer(Intent.GREETING),
        "thanks": answer(Intent.THANKS),
        "a subscription": answer(Intent.SUBSCRIBE),
        "a tongue": answer(Intent.LANGUAGE),
    }
