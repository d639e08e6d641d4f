"""Invented networks of five centres, whose figures each test writes in a few words."""

import re
from datetime import date

import pytest

from bot.data import build
from bot.lookup import Store, look_up
from bot.lookup.periods import month_of, months_period
from bot.question import Intent, Period, Query, Question

TODAY = date(2026, 3, 10)

TABLES = {
    "regions": """
id,ubigeo,name,capital,aliases,demonyms,main_cities
PE-CUS,08,Cusco,Cusco,,,
PE-ICA,11,Ica,Ica,,,
PE-PUN,21,Puno,Puno,,,
""",
    "chains": """
id,name,parent,aliases
textil,Textil,,
fibra,Fibra,textil,
agro,Agro,,
""",
    "service_types": """
id,dataperu_id,name,aliases
ensayos,1,Ensayos,
cursos,2,Cursos,
""",
    "client_types": """
id,name,aliases
empresa,Empresa,
gremio,Gremio,
""",
    "indicators": """
id,name,unit,additive,aliases
services,Servicios,servicio,yes,
clients,Clientes,empresa,no,
centres,Centros,centro,no,
""",
    "sources": """
id,title,publisher,url,published_on
undated,Sin fecha,Diario,,
early,Primera,Diario,,2025-02-01
late,Segunda,Diario,,2026-02-01
""",
    "centres": """
id,name,type,kind,chain,region,province,district,city,status,parent,dataperu_id,legal_name,legal_basis,aliases,\
source_url,source_date,confidence
alfa,CITE Álfa,cite,public,textil,PE-CUS,,,,operating,,,,,,,,A
beta,CITE beta,cite,public,fibra,PE-CUS,,,,operating,,,,,,,,A
gama,CITE Gama,cite,public,agro,PE-ICA,,,,operating,,,,,,,,A
delta,CITE Delta,cite,private,agro,PE-PUN,,,,operating,,,,,,,,A
omega,CITE Omega,cite,public,agro,PE-ICA,,,,planned,,,,,,,,C
""",
    "places": """
name,level,region,ubigeo
Canchis,province,PE-CUS,0806
""",
}

SCOPES = {"red": "network", "PE": "region", "textil": "chain", "fibra": "chain", "agro": "chain"}

LINE = re.compile(
    r"(?P<subject>\S+) (?P<start>[\d-]+)(?:(?P<join>\.\.|\+)(?P<end>[\d-]+))? (?P<value>\d+)(?P<rest>(?: \w+=\S+)*)"
)


def months(text: str) -> Period:
    """`2025`, `2025-03` or `2025-01..2025-09` as a period; days stand as they are."""
    start, _, end = text.partition("..")
    return Period(_day(start, last=False), _day(end or start, last=True))


def _day(text: str, *, last: bool) -> date:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) == 2 else 12 if last else 1
    number = 12 * parts[0] + month - 1
    return months_period(number, number).end if last else months_period(number, number).start


def observations(lines) -> list[str]:
    """Rows of the table; `alfa 2025-01+2025-03 10` gives each of the months 10, `..` one figure for all of them."""
    rows = []
    for line in lines:
        found = LINE.fullmatch(line)
        assert found, line
        subject, start, join, end, value, rest = found.group("subject", "start", "join", "end", "value", "rest")
        more = dict(pair.split("=") for pair in rest.split())
        whole = months(f"{start}..{end}" if end else start)
        each = range(month_of(whole.start), month_of(whole.end) + 1)
        for period in [months_period(month, month) for month in each] if join == "+" else [whole]:
            scope = SCOPES.get(subject, SCOPES.get(subject[:2], "centre"))
            named = "" if subject == "red" else subject
            cells = [more.get("source", "early"), more.get("of", "services"), scope, named]
            cells += [more.get("service", ""), more.get("client", ""), str(period.start), str(period.end)]
            rows.append(",".join([*cells, value, more.get("as", "exact"), ""]))
    return rows


HEADER = "source,indicator,scope,subject,service_type,client_type,period_start,period_end,value,qualifier,note"


@pytest.fixture
def network(tmp_path_factory):
    """Builds an invented network from lines like `alfa 2025-01+2025-03 10 service=ensayos` and opens it."""
    opened = []

    def built(*lines: str) -> Store:
        folder = tmp_path_factory.mktemp("network")
        for name, text in TABLES.items():
            (folder / f"{name}.csv").write_text(text.lstrip("\n"), encoding="utf-8")
        table = "\n".join([HEADER, *observations(lines)]) + "\n"
        (folder / "observations.csv").write_text(table, encoding="utf-8")
        build(folder, folder / "cite.db")
        opened.append(Store.open(folder / "cite.db"))
        return opened[-1]

    yield built
    for store in opened:
        store.close()


@pytest.fixture
def ask():
    """Looks up a question put together from its parts; periods are words like `2025-01..2025-09`."""
    parts = ("compared", "periods", "whole", "to_date", "goal")

    def answered(store: Store, intent: str = "count", today: date = TODAY, **fields):
        more = {name: fields.pop(name) for name in parts if name in fields}
        if "periods" in more:
            more["periods"] = tuple(months(text) for text in more["periods"])
        if "period" in fields:
            fields["period"] = months(fields["period"])
        return look_up(Question(Intent(intent), Query(**fields), **more), store, today)

    return answered


@pytest.fixture
def when():
    """A period in the words that tests use: `2025`, `2025-03`, `2025-01..2025-09`."""

    def words(period: Period | None) -> str | None:
        if period is None:
            return None
        start, end = f"{period.start:%Y-%m}", f"{period.end:%Y-%m}"
        if (period.start.month, period.end.month) == (1, 12) and start[:4] == end[:4]:
            return start[:4]
        return start if start == end else f"{start}..{end}"

    return words


@pytest.fixture(scope="session")
def world(world_db):
    store = Store.open(world_db)
    yield store
    store.close()


@pytest.fixture(scope="session")
def real(real_db):
    store = Store.open(real_db)
    yield store
    store.close()
