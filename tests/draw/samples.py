"""A chart of every kind and size, by name: answers to questions, and what no table of ours holds yet."""

from datetime import datetime

from bot.chart import Bar, Chart
from bot.phrase import Voice
from bot.phrase.chart import chart
from bot.reply import reply

NOW = datetime(2026, 3, 10, 10, 0)  # noqa: DTZ001 - the time in Lima as it stands on the wall there

WORLD = {
    "top-5": "top 5 de CITE en 2025",
    "all-centres": "ranking de CITE 2025",
    "all-regions": "ranking de regiones 2025",
    "chains": "servicios por cadena",
    "two": "compara Cusco y Puno en 2025",
    "five": "compara Cusco, Puno, Lima, Ica y Piura en 2025",
    "two-in-two-years": "Cusco y Puno 2024 vs 2025",
    "12-months": "evolución mensual de Cusco",
    "12-months-of-the-network": "servicios de la red por mes",
    "24-months": "servicios de la red por mes de 2021 a 2025",
    "4-quarters": "servicios por trimestre en 2025",
    "years": "servicios por año",
    "share": "qué porcentaje es CITEmadera",
    "shares": "qué porcentaje por región",
    "summary": "resumen",
    "client-types": "empresas atendidas por tipo de cliente 2025",
}
REAL = {
    "real-top-5": "top 5 de CITE",
    "real-chains": "servicios por cadena",
    "real-goal": "meta 2026 vs 2025",
    "real-summary": "resumen",
    "real-gaps": "compara Cusco, Puno, Lima, Ica y Piura en 2025",
}
MONTHS = ("ene.", "feb.", "mar.", "abr.", "may.", "jun.", "jul.", "ago.", "set.", "oct.", "nov.", "dic.")
NOTES = ("y 3 más", "Fuente: Pruebas, 5 de marzo de 2026.")


def _by_month(kind, values):
    bars = (
        Bar(f"{MONTHS[n % 12]}\n{2021 + n // 12}", value, "sin cifra" if value is None else f"{value:,}")
        for n, value in enumerate(values)
    )
    return Chart(kind, "Servicios en toda la Red CITE por mes, de 2021 a 2025", tuple(bars), NOTES)


LONG_NAMES = (
    "CITE Tecnologías para Fibras de Alpaca y Llama – Natural Fiber's Tech",
    "CITEpesquero, acuícola y agroindustrial Callao",
    "CITEminería y medio ambiente Ayuda Que Vale Oro",
    "CITE Privado papa y otros cultivos andinos",
    "Unidad Técnica Agroindustrial Huaura",
)
BY_HAND = {
    "25-long-names": Chart(
        "bars",
        "Centros con más servicios de asistencia técnica y capacitación de la cadena Cuero, calzado e industrias "
        "conexas, de enero a setiembre de 2025",
        tuple(Bar(LONG_NAMES[n % 5], 9000 - 300 * n, f"{9000 - 300 * n:,}") for n in range(25)),
        NOTES,
    ),
    "huge-range": Chart(
        "bars",
        "Servicios, en 2025",
        (
            Bar("Red CITE", 1234567, "más de 1,234,567"),
            Bar("CITEmadera y del Mueble Lima", 54321, "cerca de 54,321"),
            Bar("Cusco\n(1 de 2 centros)", 12, "12"),
            Bar("Puno", 0, "0"),
            Bar("Ica", None, "sin cifra"),
        ),
        NOTES,
    ),
    "equal": Chart("bars", "Servicios, en 2025", tuple(Bar(name, 100, "100") for name in ("Cusco", "Puno", "Lima"))),
    "zeros": _by_month("columns", [0, 0, 0]),
    "60-months": _by_month(
        "line", [None if n in {20, 21, 40} else 9000 + 100 * n + 1777 * n % 3000 for n in range(60)]
    ),
    "jagged": _by_month("line", [17000 * (n % 2) + 31 * n for n in range(24)]),
    "gap": _by_month("columns", [None if n in {4, 5} else 12000 + 400 * n for n in range(12)]),
    "at-least": Chart(
        "columns",
        "Servicios en toda la Red CITE por año, de 2022 a 2026",
        (
            Bar("2022", 1200000, "1,200,000"),
            Bar("2023", 85800, "más de 85,800"),
            Bar("2024", 0, "0"),
            Bar("2025", None, "sin cifra"),
            Bar("ene.–feb.\n2026", 300000, "300,000"),
        ),
        NOTES,
    ),
    "at-least-11-years": Chart(
        "columns",
        "Servicios en toda la Red CITE por año, de 2015 a 2025",
        tuple(Bar(str(2015 + n), 40000 + 4000 * n, f"más de {40000 + 4000 * n:,}") for n in range(11)),
        NOTES,
    ),
}

NAMES = (
    *(f"{name}.{language}" for name in (*WORLD, *REAL) for language in ("es", "en", "qu")),
    *(f"{name}.hand" for name in BY_HAND),
)
"""Every sample, with the tongue it is in."""


def sample(name, world, real):
    """The chart of that name, over the facts of the invented and of the real network."""
    what, _, language = name.partition(".")
    if language == "hand":
        return BY_HAND[what]
    facts, question = (world, WORLD[what]) if what in WORLD else (real, REAL[what])
    voice = Voice.of(language)
    return chart(reply(question, facts, voice, NOW).answer, voice, facts.store.registry).chart
