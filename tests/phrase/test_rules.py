"""What a reply must say, and must not, by the rules on answers."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answer import Answer, Coverage, Gap, Row, Status
from bot.phrase import Voice, phrase
from bot.question import Ambiguous, Choice, Intent, NotUnderstood, OutOfScope, Period, Query, Question, Stand
from bot.registry import Centre, Chain, Registry

Y2024 = Period(date(2024, 1, 1), date(2024, 12, 31))
Y2025 = Period(date(2025, 1, 1), date(2025, 12, 31))
TOPICS = [
    "price",
    "contact",
    "training",
    "jobs",
    "weather",
    "abroad",
    "crafts",
    "money",
    "people",
    "health",
    "sports",
    "security",
    "chatter",
    "reasons",
    "other",
]


def asked_next(message):
    return tuple(suggestion.text for suggestion in message.suggestions)


@pytest.mark.parametrize(
    ("qualifier", "start"),
    [
        ("exact", "85,800 servicios en"),
        ("at-least", "Más de 85,800 servicios en"),
        ("about", "Cerca de 85,800 servicios en"),
        ("target", "La meta para 2025 es 85,800 servicios en"),
    ],
)
def test_a_figure_is_said_as_it_was_published(desk, qualifier, start):
    answer = desk.answer(Intent.COUNT, [desk.row("network", "red", 85800, Y2025, qualifier=qualifier)])
    assert desk.say(answer).title.startswith(start)


@pytest.mark.parametrize(
    ("value", "title"),
    [(1, "1 servicio en"), (0, "0 servicios en"), (2, "2 servicios en"), (1_000_000, "1,000,000 servicios en")],
)
def test_one_service_is_singular(desk, value, title):
    answer = desk.answer(Intent.COUNT, [desk.row("network", "red", value)])
    assert desk.say(answer).title.startswith(title)


@pytest.mark.parametrize(
    ("about", "title"),
    [
        ({"indicator": "certified"}, "Servicios certificados: 1,234 en toda la Red CITE, en 2025."),
        ({"indicator": "centres"}, "1,234 centros en toda la Red CITE, en 2025."),
        ({"service_types": ("tejido",)}, "1,234 servicios de tejido a mano en toda la Red CITE, en 2025."),
        (
            {"service_types": ("capacitacion", "idi"), "regions": ("PE-ICA",)},
            "1,234 servicios de capacitación e I+D+i en Ica, en 2025.",
        ),
        ({"kind": "private"}, "1,234 servicios de centros privados, en 2025."),
        (
            {"chains": ("madera", "textil")},
            "1,234 servicios de las cadenas Madera y mueble y Textil camélidos, en 2025.",
        ),
        ({"regions": ("PE-LIM", "PE-ICA")}, "1,234 servicios en Lima e Ica, en 2025."),
    ],
)
def test_the_filters_are_named_with_the_tables_own_names(desk, about, title):
    answer = desk.answer(Intent.COUNT, [desk.row("network", "red", 1234, Y2025)], about=about)
    assert desk.say(answer).title == title


def test_a_town_that_bears_its_regions_name_is_not_explained(desk):
    answer = desk.answer(Intent.COUNT, [desk.row("region", "PE-CUS", 5)], asked={"stands": (Stand("Cusco", "PE-CUS"),)})
    assert desk.say(answer).lines == ()


def test_more_than_three_missing_centres_are_counted_only(desk):
    ids = ("citemadera-lima", "citeccal-lima", "ut-ambo", "ut-tacna")
    answer = desk.answer(
        Intent.COUNT,
        [desk.row("network", "red", 9, coverage=Coverage(5, 9))],
        gaps=tuple(Gap(id_, None) for id_ in ids),
    )
    assert desk.say(answer).lines == ("5 de 9 centros con cifra.",)


def test_a_sum_names_the_centre_that_has_a_part_of_the_period(desk):
    part = Period(date(2025, 6, 1), date(2025, 12, 31))
    answer = desk.answer(
        Intent.COUNT, [desk.row("network", "red", 9, Y2025)], gaps=(Gap("ut-tacna", part),), status=Status.PARTIAL
    )
    assert desk.say(answer).lines == (
        "Solo con una parte del periodo: Unidad Técnica Tacna (junio a diciembre de 2025).",
    )


def test_a_year_that_still_runs_is_given_up_to_today(desk):
    answer = desk.answer(
        Intent.COUNT,
        [desk.row("network", "red", 9)],
        status=Status.PARTIAL,
        about={"period": Y2025},
        asked={"to_date": True},
    )
    assert desk.say(answer).lines == ("Es lo publicado hasta ahora.",)


def test_a_long_ranking_shows_ten_lines_and_counts_the_rest(desk):
    rows = [Row("centre", f"c{n}", f"CITE {n}", 100 - n, rank=n, period=Y2025) for n in range(1, 26)]
    message = desk.say(desk.answer(Intent.RANKING, rows, about={"group_by": "centre"}))
    assert len(message.items) == 11
    assert message.items[-1] == "y 15 más"


def test_a_ranking_from_below_says_menos(desk):
    rows = [desk.row("centre", "ut-ambo", 3, rank=1), desk.row("centre", "ut-tacna", 4, rank=2)]
    answer = desk.answer(Intent.RANKING, rows, about={"group_by": "centre", "order": "asc"})
    assert desk.say(answer).title == "Centros con menos servicios, de enero a setiembre de 2025"


def test_a_threshold_is_told(desk):
    rows = [desk.row("centre", "ut-ambo", 1800, rank=1), desk.row("centre", "ut-tacna", 1700, rank=2)]
    answer = desk.answer(Intent.RANKING, rows, about={"group_by": "centre", "at_least": 1501})
    assert "Solo con más de 1,500." in desk.say(answer).lines


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ({"at_least": 90000}, "Ninguno tiene 90,000 o más servicios."),
        ({"at_least": 90001, "period": Y2025}, "Ninguno tiene más de 90,000 servicios en 2025."),
        ({"at_most": 5, "regions": ("PE-ICA",)}, "Ninguno tiene 5 o menos servicios en Ica."),
        ({"at_most": 99}, "Ninguno tiene menos de 100 servicios."),
        ({"at_least": 11, "at_most": 20}, "Ninguno tiene entre 11 y 20 servicios."),
    ],
)
def test_a_threshold_that_nobody_reaches_is_told_as_it_was_asked(desk, asked, title):
    message = desk.say(desk.answer(Intent.RANKING, about={"group_by": "centre", **asked}))
    assert (message.title, message.lines) == (title, ())


def test_months_are_ranked_without_a_period_of_their_own_in_the_title(desk):
    rows = [
        Row("month", "2025-03", "2025-03", 9, rank=1, period=Period(date(2025, 3, 1), date(2025, 3, 31))),
        Row("month", "2025-01", "2025-01", 5, rank=2, period=Period(date(2025, 1, 1), date(2025, 1, 31))),
    ]
    message = desk.say(desk.answer(Intent.RANKING, rows, about={"group_by": "month", "period": Y2025}))
    assert message.title == "Meses con más servicios, en 2025"
    assert message.items == ("1. Marzo de 2025 — 9", "2. Enero de 2025 — 5")


def calendar(kind, id_, value, start, end):
    return Row(kind, id_, id_, value, rank=1, period=Period(date(*start), date(*end)))


@pytest.mark.parametrize(
    ("row", "asked", "title"),
    [
        (
            calendar("month", "2025-12", 15147, (2025, 12, 1), (2025, 12, 31)),
            {"period": Y2025},
            "El mes con más servicios fue diciembre de 2025: 15,147.",
        ),
        (
            calendar("month", "2025-02", 3, (2025, 2, 1), (2025, 2, 28)),
            {"order": "asc", "regions": ("PE-CUS",)},
            "El mes con menos servicios en Cusco fue febrero de 2025: 3.",
        ),
        (
            calendar("quarter", "2025-Q4", 40, (2025, 10, 1), (2025, 12, 31)),
            {"indicator": "clients"},
            "El trimestre con más empresas atendidas fue el T4 2025: 40.",
        ),
        (calendar("year", "2025", 9, (2025, 1, 1), (2025, 12, 31)), {}, "El año con más servicios fue 2025: 9."),
    ],
)
def test_the_best_month_quarter_or_year_is_said_in_one_sentence(desk, row, asked, title):
    about = {"group_by": row.kind, "order": "desc", "limit": 1, **asked}
    message = desk.say(desk.answer(Intent.RANKING, [row], about=about))
    assert (message.title, message.items) == (title, ())


def test_months_in_order_say_that_the_year_is_not_published_whole(desk):
    row = calendar("month", "2026-02", 8963, (2026, 2, 1), (2026, 2, 28))
    asked = {"group_by": "month", "limit": 1, "period": Period(date(2026, 1, 1), date(2026, 12, 31))}
    answer = desk.answer(Intent.RANKING, [row], status=Status.PARTIAL, about=asked)
    assert desk.say(answer).lines == ("No todo el periodo (2026) tiene cifra.",)


@pytest.mark.parametrize(
    ("kind", "field", "said"),
    [
        ("region", Coverage(1, 3), "1 de 3 regiones tiene cifra."),
        ("region", Coverage(2, 3), "2 de 3 regiones tienen cifra."),
        ("chain", Coverage(2, 3), "2 de 3 cadenas tienen cifra."),
        ("centre", Coverage(1, 3), "1 de 3 centros que operan tiene cifra."),
        ("service_type", Coverage(2, 3), "2 de 3 tienen cifra."),
    ],
)
def test_a_ranking_names_what_has_a_figure(desk, kind, field, said):
    answer = desk.answer(Intent.RANKING, [desk.row(kind, "x", 5, rank=1)], about={"group_by": kind}, field=field)
    assert desk.say(answer).lines == (said,)


def test_chains_that_include_each_other_are_owned_up(registry, desk):
    chains = {"madera": Chain("madera", "Madera", "bosque"), "bosque": Chain("bosque", "Bosque")}
    rows = [Row("chain", id_, chain.name, 5, rank=1) for id_, chain in chains.items()]
    answer = desk.answer(Intent.RANKING, rows, about={"group_by": "chain"})
    message = phrase(answer, Voice.of("es"), replace(registry, chains=chains))
    assert message.lines == ("Cada cadena incluye sus subcadenas.",)


UNITS = ("ut-ambo", "ut-tacna")


def test_a_ranking_of_centres_asked_for_by_name_says_of_how_many(desk):
    rows = [desk.row("centre", id_, 5, rank=1) for id_ in UNITS]
    answer = desk.answer(Intent.RANKING, rows, about={"centres": UNITS, "group_by": "centre"})
    assert desk.say(answer).title == "Centros con más servicios entre los 2 que pediste, de enero a setiembre de 2025"


def test_a_list_of_centres_asked_for_by_name_does_not_repeat_them(desk):
    answer = desk.answer(Intent.LIST, [desk.row("centre", id_) for id_ in UNITS], about={"centres": UNITS})
    assert desk.say(answer).title == "2 centros"


@pytest.mark.parametrize(
    ("centres", "title"),
    [
        (UNITS, "5 servicios en la UTagroindustrial Ambo y la Unidad Técnica Tacna, de enero a setiembre de 2025."),
        ((*UNITS, "citeccal-lima", "citemateriales"), "5 servicios en 4 centros, de enero a setiembre de 2025."),
    ],
)
def test_more_than_three_centres_are_counted_in_a_sentence(desk, centres, title):
    assert (
        desk.say(desk.answer(Intent.COUNT, [desk.row("network", "red", 5)], about={"centres": centres})).title == title
    )


@pytest.mark.parametrize(
    ("group_by", "start"), [("month", "No hay cifras por mes de servicios"), ("quarter", "No hay cifras por trimestre")]
)
def test_a_total_without_its_months_is_offered_as_such(desk, group_by, start):
    total = desk.row("network", "red", 85800, Y2025, qualifier="at-least")
    asked = {"group_by": group_by, "period": Y2025}
    message = desk.say(desk.answer(Intent.TREND, status=Status.NO_DATA, about=asked, nearest=total))
    assert message.title.startswith(start)
    assert message.lines == ("Sí hay la cifra total: más de 85,800, en 2025.",)


def test_the_goal_of_a_wider_whole_says_of_what(desk):
    goal = desk.row("network", "red", 58513, Period(date(2026, 1, 1), date(2026, 12, 31)), qualifier="target")
    answer = desk.answer(
        Intent.COUNT, status=Status.NO_DATA, about={"centres": ("ut-ambo",)}, nearest=goal, elsewhere=True
    )
    assert desk.say(answer).lines == ("Sí hay una meta para 2026: 58,513 en toda la Red CITE.",)


def test_a_hole_in_the_months_of_a_centre_is_named(desk):
    may = Period(date(2025, 5, 1), date(2025, 5, 31))
    gap = Gap("ut-tacna", Period(date(2025, 6, 1), date(2025, 12, 31)), (may,))
    answer = desk.answer(Intent.COUNT, [desk.row("network", "red", 9, Y2025)], gaps=(gap,))
    assert desk.say(answer).lines == ("Solo con una parte del periodo: Unidad Técnica Tacna (falta mayo de 2025).",)


@pytest.mark.parametrize(
    ("language", "said"),
    [("es", "no cruzadas"), ("en", "not by both"), ("qu", "manam iskaynintachu")],
)
def test_types_that_are_not_crossed_leave_two_questions(desk, language, said):
    asked = {"service_types": ("capacitacion",), "client_types": ("academia",), "regions": ("PE-ICA",), "period": Y2025}
    message = desk.say(desk.answer(Intent.COUNT, status=Status.NO_DATA, about=asked, crossed=True), language)
    assert said in message.title
    assert len(message.suggestions) == 2


def test_the_questions_that_remain_keep_place_and_period(desk):
    asked = {"indicator": "clients", "service_types": ("capacitacion",), "regions": ("PE-ICA",), "period": Y2025}
    message = desk.say(desk.answer(Intent.COUNT, status=Status.NO_DATA, about=asked, crossed=True))
    assert asked_next(message) == (
        "¿Cuántos servicios de capacitación hubo en Ica en 2025?",
        "¿Cuántas empresas atendidas hubo en Ica en 2025?",
    )


def test_a_name_in_doubt_keeps_what_it_was_compared_with(desk):
    choices = (Choice("centre", "citeccal-lima"), Choice("centre", "citemateriales"))
    pending = Question(Intent.COMPARE, Query(centres=("ut-ambo",), period=Y2025))
    message = desk.say(Answer(Status.AMBIGUOUS, Ambiguous("cc", choices, pending)))
    assert asked_next(message)[0] == "Compara UTagroindustrial Ambo y CITEccal Lima en 2025"


def test_a_share_of_types_names_the_type_inside_the_sentence(desk):
    row = desk.row("service_type", "capacitacion", 5, share=0.5)
    answer = desk.answer(Intent.SHARE, [row], whole=desk.row("network", "red", 10))
    assert "corresponde a capacitación, de enero" in desk.say(answer).title


@pytest.mark.parametrize(
    "changed",
    [
        {"qualifier": "at-least"},
        {"qualifier": "about"},
        {"period": Period(date(2025, 1, 1), date(2025, 9, 30))},
        {"coverage": Coverage(1, 2)},
        {"value": None},
    ],
)
def test_figures_that_are_not_alike_have_no_difference(desk, changed):
    one = desk.row("centre", "citemadera-lima", 815, Y2025)
    other = replace(desk.row("centre", "citeccal-lima", 914, Y2025), **changed)
    answer = desk.answer(Intent.COMPARE, [one, other])
    assert not any("más" in line and "(" in line for line in desk.say(answer).lines)


def test_years_with_a_centre_that_began_in_one_of_them_have_no_growth(desk):
    rows = [Row("year", "2024", "2024", 10, period=Y2024), Row("year", "2025", "2025", 20, period=Y2025)]
    part = Period(date(2025, 6, 1), date(2025, 12, 31))
    answer = desk.answer(Intent.COMPARE, rows, gaps=(Gap("ut-tacna", part),))
    assert not any("Cambio" in line for line in desk.say(answer).lines)


def test_growth_is_from_the_earlier_to_the_later_in_whatever_order_they_were_asked(desk):
    rows = [Row("year", "2025", "2025", 3168, period=Y2025), Row("year", "2024", "2024", 2864, period=Y2024)]
    assert desk.say(desk.answer(Intent.COMPARE, rows)).lines == ("Cambio: +304 (+10.6%).",)


def test_growth_from_nothing_has_no_percentage(desk):
    rows = [Row("year", "2024", "2024", 0, period=Y2024), Row("year", "2025", "2025", 5, period=Y2025)]
    assert desk.say(desk.answer(Intent.COMPARE, rows)).lines == ("Cambio: +5.",)


def test_a_compared_period_without_a_figure_keeps_its_name(desk):
    march = Period(date(2019, 3, 1), date(2019, 3, 31))
    april = Period(date(2025, 4, 1), date(2025, 4, 30))
    rows = [Row("month", "2019-03", "2019-03"), Row("month", "2025-04", "2025-04", 7, period=april)]
    answer = desk.answer(Intent.COMPARE, rows, status=Status.PARTIAL, asked={"periods": (march, april)})
    assert desk.say(answer).items == ("Marzo de 2019 — sin cifra", "Abril de 2025 — 7")


def test_a_share_of_a_rounded_whole_is_rounded(desk):
    answer = desk.answer(
        Intent.SHARE,
        [desk.row("centre", "citemadera-lima", 4914, share=0.05)],
        whole=desk.row("network", "red", 85800, qualifier="at-least"),
    )
    assert desk.say(answer).title.startswith("Cerca de 5.0% (4,914 de más de 85,800 servicios)")


def test_a_share_of_a_region_names_the_whole(desk):
    answer = desk.answer(
        Intent.SHARE,
        [desk.row("centre", "citemadera-lima", 5, share=0.5)],
        about={"centres": ("citemadera-lima",)},
        whole=desk.row("region", "PE-LIM", 10),
    )
    assert "El total: servicios en Lima." in desk.say(answer).lines


def test_a_long_list_shows_ten_names_and_counts_the_rest(registry, desk):
    many = {f"c{n}": replace(registry.centres["ut-ambo"], id=f"c{n}", name=f"CITE {n}") for n in range(20)}
    rows = [Row("centre", id_, centre.name) for id_, centre in many.items()]
    message = phrase(desk.answer(Intent.LIST, rows), Voice.of("es"), replace(registry, centres=many))
    assert (message.title, len(message.items), message.items[-1]) == (
        "20 centros que operan en toda la Red CITE",
        11,
        "y 10 más",
    )


def test_a_list_of_private_centres_says_so_once(desk):
    answer = desk.answer(Intent.LIST, [desk.row("centre", "citemateriales")], about={"kind": "private"})
    assert desk.say(answer).title == "1 centro privado que opera en toda la Red CITE"


def test_a_count_of_centres_is_told_as_their_list(desk):
    answer = desk.answer(Intent.COUNT, [desk.row("centre", "citeccal-lima")], about={"regions": ("PE-LIM",)})
    assert desk.say(answer).title == "1 centro que opera en Lima"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2025", "Fuente: elperuano.pe, 2025."),
        ("2024-11", "Fuente: elperuano.pe, noviembre de 2024."),
        ("", "Fuente: elperuano.pe."),
        ("2024-13", "Fuente: elperuano.pe, 2024-13."),
        ("hacia 2019", "Fuente: elperuano.pe, hacia 2019."),
    ],
)
def test_a_profile_dates_its_source_as_far_as_it_is_known(registry, desk, written, said):
    centre = replace(registry.centres["citemadera-lima"], source_date=written)
    known = replace(registry, centres={centre.id: centre})
    answer = desk.answer(Intent.PROFILE, [desk.row("centre", centre.id)])
    assert phrase(answer, Voice.of("es"), known).footnote == (said,)


def test_a_profile_shows_the_latest_figures_beside_the_register(desk):
    answer = desk.answer(
        Intent.PROFILE, [desk.row("centre", "ut-ambo", 2970)], beside=(desk.row("centre", "ut-ambo", 560),)
    )
    lines = desk.say(answer).lines
    assert "2,970 servicios, de enero a setiembre de 2025." in lines
    assert "560 empresas atendidas, de enero a setiembre de 2025." in lines


def test_a_goal_is_never_the_nearest_result(desk):
    goal = desk.row("network", "red", 58513, Period(date(2026, 1, 1), date(2026, 12, 31)), qualifier="target")
    answer = desk.answer(Intent.COUNT, status=Status.NO_DATA, about={"period": Y2024}, nearest=goal)
    assert desk.say(answer).lines == ("Sí hay una meta para 2026: 58,513.",)


@pytest.mark.parametrize(
    ("period", "line"),
    [
        (Y2024, "La más cercana: 67,459 en toda la Red CITE, de enero a setiembre de 2025."),
        (None, "Sí hay la cifra total: 67,459 en toda la Red CITE, de enero a setiembre de 2025."),
    ],
)
def test_the_nearest_of_a_wider_whole_says_of_what(desk, period, line):
    answer = desk.answer(
        Intent.COUNT,
        status=Status.NO_DATA,
        about={"regions": ("PE-CUS",), "period": period},
        nearest=desk.row("network", "red", 67459),
        elsewhere=True,
    )
    assert desk.say(answer).lines == ("Allí operan CITEtextil Camélidos Cusco y CITEproductivo VRAEM.", line)


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (5, "Pichari, en Cusco: la cifra es de toda la región."),
        (None, "Pichari está en Cusco: te respondo por toda la región."),
    ],
)
def test_a_town_is_given_the_figure_of_its_region_only_where_there_is_one(desk, value, line):
    stands = (Stand("Pichari", "PE-CUS"),)
    rows = [desk.row("region", "PE-CUS", value)] if value else []
    status = Status.ANSWERED if value else Status.NO_DATA
    assert line in desk.say(desk.answer(Intent.COUNT, rows, status=status, asked={"stands": stands})).lines


def test_a_chain_without_figures_still_has_centres_to_list(desk):
    answer = desk.answer(Intent.COUNT, status=Status.NO_DATA, about={"chains": ("pesquero",)})
    assert "¿Qué CITE hay de la cadena Pesquero?" in asked_next(desk.say(answer))


@pytest.mark.parametrize(
    ("intent", "asked", "title"),
    [
        (
            Intent.POSITION,
            {},
            "Puesto 3: Cusco, con 4,352 servicios (1 de 2 centros), de enero a setiembre de 2025.",
        ),
        (
            Intent.RANKING,
            {"limit": 1, "group_by": "region"},
            "En primer lugar: Cusco, con 4,352 servicios (1 de 2 centros), de enero a setiembre de 2025.",
        ),
    ],
)
def test_the_rank_of_a_sum_says_of_how_many_centres_it_is(desk, intent, asked, title):
    row = desk.row("region", "PE-CUS", 4352, rank=3, coverage=Coverage(1, 2))
    assert desk.say(desk.answer(intent, [row], about=asked)).title == title


def test_each_share_of_a_sum_says_of_how_many_centres_it_is(desk):
    rows = [desk.row("region", id_, 9, share=0.5, coverage=Coverage(1, 3)) for id_ in ("PE-CUS", "PE-LIM")]
    items = desk.say(desk.answer(Intent.SHARE, rows, about={"group_by": "region"})).items
    assert [item.endswith("(1 de 3 centros)") for item in items] == [True, True]


@pytest.mark.parametrize(("topic", "referred"), [("contact", True), ("price", True), ("weather", False)])
def test_who_needs_what_the_institute_tells_is_sent_there(desk, topic, referred):
    lines = desk.say(Answer(Status.OUT_OF_SCOPE, OutOfScope(topic))).lines
    assert (lines == ("Eso te lo puede decir el ITP: https://www.gob.pe/itp",)) is referred


@pytest.mark.parametrize(
    ("about", "title"),
    [
        ({"chains": ("textil",)}, "En primer lugar de la cadena Textil camélidos: CITEtextil Camélidos Cusco, con 9"),
        ({"regions": ("PE-CUS",), "order": "asc"}, "Con menos en Cusco: CITEtextil Camélidos Cusco, 9 servicios"),
        ({}, "En primer lugar: CITEtextil Camélidos Cusco, con 9 servicios"),
    ],
)
def test_who_is_first_is_so_among_those_asked_about(desk, about, title):
    answer = desk.answer(Intent.RANKING, [desk.row("centre", "citetextil-cusco", 9)], about={"limit": 1, **about})
    assert desk.say(answer).title.startswith(title)


def test_a_share_of_a_part_names_it_once(desk):
    row = desk.row("service_type", "capacitacion", 2, share=0.2)
    whole = desk.row("chain", "textil", 10)
    answer = desk.answer(Intent.SHARE, [row], about={"chains": ("textil",), "group_by": "service_type"}, whole=whole)
    assert desk.say(answer).lines == ("El total: servicios de la cadena Textil camélidos.",)


def test_help_says_what_a_cite_is(desk):
    assert "Centro de Innovación Productiva y Transferencia Tecnológica" in desk.say(desk.answer(Intent.HELP)).lines[0]


@pytest.mark.parametrize("language", ["es", "en", "qu"])
@pytest.mark.parametrize("topic", TOPICS)
def test_a_matter_outside_the_data_gets_one_sentence_and_three_questions(desk, topic, language):
    message = desk.say(Answer(Status.OUT_OF_SCOPE, OutOfScope(topic)), language)
    assert message.title
    assert not any(letter.isdigit() for letter in message.title)
    assert len(message.suggestions) == 3


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (NotUnderstood("xyz"), "No conozco «xyz»."),
        (NotUnderstood("kusko", (Choice("region", "PE-CUS"),)), "No conozco «kusko». ¿Quisiste decir Cusco?"),
        (NotUnderstood(), "No entendí la pregunta."),
        (NotUnderstood(reason="empty"), "No me llegó ninguna pregunta."),
        (NotUnderstood(reason="too_long"), "Es demasiado largo para mí. Pregúntame en una frase, por favor."),
    ],
)
def test_what_was_not_understood_is_named_and_three_questions_are_offered(desk, asked, title):
    message = desk.say(Answer(Status.NOT_UNDERSTOOD, asked))
    assert message.title == title
    assert len(message.suggestions) == 3


def test_three_questions_are_offered_over_an_empty_registry_too():
    message = phrase(Answer(Status.NOT_UNDERSTOOD, NotUnderstood("x")), Voice.of("es"), Registry())
    assert len(set(message.suggestions)) == 3


@pytest.mark.parametrize("intent", [Intent.CHART, Intent.EXPORT])
def test_a_chart_and_a_file_are_said_like_the_figures_they_hold(desk, intent):
    figures = [desk.row("network", "red", 5)]
    assert desk.say(desk.answer(intent, figures)) == desk.say(desk.answer(Intent.COUNT, figures))


def test_a_choice_keeps_the_period_of_the_question(desk, answers):
    assert asked_next(desk.say(answers["several"]))[0] == "¿Cuántos servicios hubo en CITEpesquero Ilo en 2025?"


def test_no_reply_offers_more_than_three_questions(desk, answers):
    for name, answer in answers.items():
        if name != "several":
            assert len(desk.say(answer).suggestions) <= 3, name


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        ({}, "Servicios en Cusco por mes"),
        ({"period": Period(date(2025, 9, 1), date(2025, 9, 30))}, "Servicios en Cusco por mes en 2025"),
    ],
)
def test_months_are_offered_where_they_are_published(desk, asked, question):
    september = Period(date(2025, 9, 1), date(2025, 9, 30))
    about = {"regions": ("PE-CUS",), **asked}
    answer = desk.answer(Intent.COUNT, [desk.row("region", "PE-CUS", 5, september)], about=about)
    assert asked_next(desk.say(answer))[0] == question


@pytest.mark.parametrize(
    ("coverage", "about", "said"),
    [
        ((1, 28), {}, "9 servicios en 1 de los 28 centros de la Red CITE, de enero a setiembre de 2025."),
        ((1, 5), {"regions": ("PE-CUS",)}, "9 servicios en 1 de los 5 centros de Cusco, de enero a setiembre de 2025."),
        (
            (1, 5),
            {"chains": ("textil",), "kind": "private"},
            "9 servicios en 1 de los 5 centros privados de la cadena Textil camélidos, de enero a setiembre de 2025.",
        ),
        ((1, 2), {}, "9 servicios en toda la Red CITE, de enero a setiembre de 2025."),
        ((3, 6), {}, "9 servicios en toda la Red CITE, de enero a setiembre de 2025."),
    ],
)
def test_the_sum_of_few_centres_says_of_how_many(desk, coverage, about, said):
    row = desk.row("network", "red", 9, coverage=Coverage(*coverage))
    assert desk.say(desk.answer(Intent.COUNT, [row], about=about)).title == said


def test_centres_that_do_not_operate_are_owned_up_to(desk):
    answer = desk.answer(Intent.COUNT, [desk.row("network", "red", 9)], outside=("citemateriales",))
    assert desk.say(answer).lines == ("Incluye CITEmateriales: no sabemos si opera.",)


def test_the_only_one_with_a_figure_has_no_share(desk):
    row = desk.row("centre", "ut-ambo", 560, qualifier="at-least")
    about = {"centres": ("ut-ambo",), "indicator": "clients"}
    message = desk.say(desk.answer(Intent.SHARE, status=Status.NO_DATA, about=about, nearest=row, whole=row))
    assert message.title == (
        "No hay un total con qué compararlo: solo UTagroindustrial Ambo tiene cifra de empresas atendidas"
        " de enero a setiembre de 2025."
    )
    assert message.lines == (
        "Más de 560 empresas atendidas en la UTagroindustrial Ambo, de enero a setiembre de 2025.",
    )


def test_several_places_of_a_share_are_named(desk):
    row = desk.row("network", "red", 10, share=0.1)
    about = {"regions": ("PE-UCA", "PE-CUS")}
    title = desk.say(desk.answer(Intent.SHARE, [row], about=about, whole=desk.row("network", "red", 100))).title
    assert "corresponde a Ucayali y Cusco" in title


@pytest.mark.parametrize("intent", [Intent.LIST, Intent.COUNT])
def test_a_place_without_an_operating_centre_says_so(registry, desk, intent):
    planned = {"junin": Centre("junin", "CITE Junín", region="PE-PIU", status="planned")}
    answer = desk.answer(intent, status=Status.NO_DATA, about={"regions": ("PE-PIU",)})
    message = phrase(answer, Voice.of("es"), replace(registry, centres=planned))
    assert "No hay centros que operen en Piura; hay uno planificado: CITE Junín." in (message.title, *message.lines)
    assert "¿Qué CITE hay en Piura?" not in asked_next(message)


def test_a_list_counts_the_others_of_the_register(desk):
    message = desk.say(desk.answer(Intent.LIST, [desk.row("centre", "citeccal-lima")], outside=("citemateriales",)))
    assert message.lines == ("De otro no sabemos si opera: CITEmateriales.",)


def test_of_many_others_of_the_register_only_their_number_is_told(registry, desk):
    other = registry.centres["citemateriales"]
    ids = ("a", "b", "c", "d")
    centres = {**registry.centres, **{id_: replace(other, id=id_) for id_ in ids}}
    answer = desk.answer(Intent.LIST, [desk.row("centre", "citeccal-lima")], outside=ids)
    message = phrase(answer, Voice.of("es"), replace(registry, centres=centres))
    assert message.lines == ("De otros 4 no sabemos si operan.",)


def test_what_was_just_asked_is_not_suggested(desk):
    answer = desk.answer(Intent.COUNT, [desk.row("network", "red", 9)], further=(Question(Intent.COUNT),))
    assert asked_next(desk.say(answer)) == ("¿Qué CITE tienen más servicios?",)


def test_a_flat_trend_has_no_change(desk):
    rows = [Row("year", str(period.start.year), "", 5, period=period) for period in (Y2024, Y2025)]
    assert "Del primero al último: sin cambio." in desk.say(desk.answer(Intent.TREND, rows)).lines


def test_a_chain_says_of_which_it_is_a_part(registry, desk):
    chains = {"agua": Chain("agua", "Agua"), "pesquero": Chain("pesquero", "Pesquero", parent="agua")}
    rows = [desk.row("chain", id_, 9, share=0.9) for id_ in chains]
    answer = desk.answer(Intent.SHARE, rows, about={"group_by": "chain"})
    message = phrase(answer, Voice.of("es"), replace(registry, chains=chains))
    assert message.items[1].endswith("(parte de Agua)")
