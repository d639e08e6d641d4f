import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.data import BadTables, build, check

JANUARY = "early,services,centre,cite-cusco,,,2025-01-01,2025-01-31,10,exact,"
TRIALS = "early,services,centre,cite-cusco,ensayos,,2025-01-01,2025-01-31,4,exact,"

FAULTS = [
    ("chains.csv", "id,name,parent,aliases", "", "chains.csv:1: no header row"),
    ("chains.csv", "id,name,parent", "id,parent", "chains.csv:1: name: missing column"),
    ("chains.csv", "parent,aliases", "parent,aliases,colour", "chains.csv:1: colour: unknown column"),
    ("chains.csv", "parent,aliases", "parent,aliases,", "chains.csv:1: (no name): unknown column"),
    ("chains.csv", "parent,aliases", "parent,aliases,name", "chains.csv:1: name: column appears twice"),
    ("chains.csv", "fibra,Fibra fina", "Fibra fina", "chains.csv:3: aliases: the row has 3 cells for 4 columns"),
    ("chains.csv", "fina,textil", "fina," + "s" * 90, f"3: parent: unknown id '{'s' * 60}…' (chains.csv)"),
    ("chains.csv", "textil,vicuña", "textil,vicuña,x", "chains.csv:3: aliases: the row has 5 cells for 4 columns"),
    ("chains.csv", "vicuña", "vicu\udcf1a", "chains.csv:3: aliases: not UTF-8 text"),
    ("chains.csv", "vicuña", "vicu\x00a", "chains.csv:3: aliases: not UTF-8 text"),
    ("chains.csv", "vicuña", '"vicuña', "chains.csv:3: the rest of the file cannot be read: unexpected end of data"),
    ("chains.csv", "Fibra fina", "", "chains.csv:3: name: empty cell"),
    ("chains.csv", "fina,textil", "fina,seda", "chains.csv:3: parent: unknown id 'seda' (chains.csv)"),
    ("chains.csv", "Textil,", "Textil,textil", "chains.csv:2: parent: 'textil' is its own ancestor"),
    ("sources.csv", "late,La", "early,La", "sources.csv:4: id: duplicate id 'early' (first in line 3)"),
    ("chains.csv", "Fibra fina", "TEXTIL", "chains.csv:3: name: 'TEXTIL' is also the name of 'textil' (line 2)"),
    ("centres.csv", "PE-ICA", "PE-XXX", "centres.csv:3: region: unknown id 'PE-XXX' (regions.csv)"),
    ("centres.csv", "public,textil", "public,seda", "centres.csv:2: chain: unknown id 'seda' (chains.csv)"),
    ("centres.csv", "operating,cite-cusco", "operating,x", "centres.csv:3: parent: unknown id 'x' (centres.csv)"),
    (
        "centres.csv",
        "cusco,CITE Lana Cusco,cite",
        "cusco,CITE Lana Cusco,shop",
        "'shop' is none of: cite, technical-unit",
    ),
    ("centres.csv", "cite,public", "cite,mixed", "centres.csv:2: kind: 'mixed' is none of: public, private"),
    ("centres.csv", "Ica,operating", "Ica,open", "'open' is none of: operating, planned, closed, unknown"),
    ("centres.csv", "2025-01,A", "2025-01,D", "centres.csv:2: confidence: 'D' is none of: A, B, C"),
    ("centres.csv", "2025-01,A", "2025-13,A", "'2025-13' is not a date (YYYY, YYYY-MM or YYYY-MM-DD)"),
    ("centres.csv", "CITE Alpaca", "ut-íca", "alias 'ut-íca' is also the name of 'ut-ica' (line 3)"),
    ("centres.csv", "Unidad Ica", "x|Cite ALPACA", "alias 'Cite ALPACA' is also an alias of 'cite-cusco' (line 2)"),
    ("centres.csv", "CITE Alpaca", "Unidad Técnica", "aliases: 'Unidad Técnica' alone could be any centre"),
    ("centres.csv", "CITE Alpaca", "cite", "centres.csv:2: aliases: 'cite' alone could be any centre"),
    ("chains.csv", "Fibra fina", "Centro", "chains.csv:3: name: 'Centro' alone could be any centre"),
    ("centres.csv", "CITE Alpaca", "Sicuani", "aliases: 'Sicuani' is also a name in regions.csv:2"),
    ("centres.csv", "CITE Alpaca", "Vicuña", "aliases: 'Vicuña' is also a name in chains.csv:3"),
    ("chains.csv", "vicuña", "cuzco", "chains.csv:3: aliases: 'cuzco' is also a name in regions.csv:2"),
    (
        "chains.csv",
        "id,name,parent,aliases",
        "id;name;parent;aliases",
        "chains.csv:1: the cells are separated by semicolons; they must be by commas",
    ),
    ("client_types.csv", "cooperativa,", "Coop_1,", "2: id: 'Coop_1' is not an id (a-z, 0-9 and - only)"),
    ("regions.csv", "PE-ICA", "PUN,,Puno,,,,\nPE-ICA", "regions.csv:3: id: 'PUN' is not an ISO 3166-2 code (PE-CUS)"),
    (
        "observations.csv",
        "2025-12-31,900",
        "2205-12-31,900",
        "4: period_end: '2205-12-31' is not between 1990 and 2100",
    ),
    ("indicators.csv", "no", "maybe", "indicators.csv:3: additive: 'maybe' is none of: yes, no"),
    ("sources.csv", "2025-02-01", "1/2/2025", "published_on: '1/2/2025' is not a date (YYYY-MM-DD)"),
    ("places.csv", "PE-CUS", "PE-XXX", "places.csv:2: region: unknown id 'PE-XXX' (regions.csv)"),
    ("places.csv", "province", "town", "places.csv:2: level: 'town' is none of: province, district"),
    ("towns.csv", "Sicuani,PE-CUS", "Sicuani,PE-XXX", "towns.csv:2: region: unknown id 'PE-XXX' (regions.csv)"),
    ("towns.csv", "-14.27", "14.27", "towns.csv:2: latitude: '14.27' is not in Peru, between -18.4 and 0.0"),
    ("towns.csv", "-71.23", "-3.70", "towns.csv:2: longitude: '-3.70' is not in Peru, between -81.4 and -68.6"),
    ("towns.csv", "-14.27", "14°16'S", '2: latitude: "14°16\'S" is not a number of degrees (-13.53188)'),
    ("towns.csv", "-14.27", "nan", "2: latitude: 'nan' is not a number of degrees (-13.53188)"),
    ("towns.csv", "-71.23", '"-71,23"', "2: longitude: '-71,23' is not a number of degrees (-13.53188)"),
    ("towns.csv", "-71.23", "", "towns.csv:2: longitude: empty cell"),
    ("towns.csv", "71.23,Our own survey", "71.23,", "towns.csv:2: source: empty cell"),
    ("towns.csv", "Písac", "SICUANÍ", "towns.csv:3: name: duplicate 'SICUANÍ', 'PE-CUS' (first in line 2)"),
    ("observations.csv", JANUARY, JANUARY.replace("early", "nota"), "2: source: unknown id 'nota' (sources.csv)"),
    ("observations.csv", JANUARY, JANUARY.replace("services", "jobs"), "indicator: unknown id 'jobs' (indicators.csv)"),
    ("observations.csv", JANUARY, JANUARY.replace("centre", "town"), "none of: network, centre, region, chain"),
    ("observations.csv", JANUARY, JANUARY.replace("cite-cusco", "x"), "2: subject: unknown id 'x' (centres.csv)"),
    ("observations.csv", JANUARY, JANUARY.replace("centre", "region"), "unknown id 'cite-cusco' (regions.csv)"),
    (
        "observations.csv",
        JANUARY,
        JANUARY.replace("cite-cusco", ""),
        "2: subject: empty cell where the scope is centre",
    ),
    ("observations.csv", "network,", "network,cite-cusco", "where the scope is network, which takes no subject"),
    ("observations.csv", "ensayos", "cursos", "3: service_type: unknown id 'cursos' (service_types.csv)"),
    ("observations.csv", TRIALS, TRIALS.replace("s,,", "s,x,"), "3: client_type: unknown id 'x' (client_types.csv)"),
    ("observations.csv", "2025-12-31", "2025-12-32", "4: period_end: '2025-12-32' is not a date (YYYY-MM-DD)"),
    ("observations.csv", "2025-12-31", "20251231", "4: period_end: '20251231' is not a date (YYYY-MM-DD)"),
    ("observations.csv", "2025-12-31", "2024-12-31", "'2024-12-31' is before period_start '2025-01-01'"),
    ("observations.csv", "900", "-900", "observations.csv:4: value: negative value '-900'"),
    ("observations.csv", "900", "900.5", "observations.csv:4: value: fractional value '900.5'"),
    ("observations.csv", "900", '"1,900"', "4: value: '1,900' is not a whole number written with digits only"),
    ("observations.csv", "900", "1000000000001", "4: value: value too large: 13 digits"),
    ("observations.csv", "900", "9" * 5000, "4: value: value too large: 5000 digits"),
    ("observations.csv", "900", "", "observations.csv:4: value: empty cell"),
    ("observations.csv", "target", "hope", "4: qualifier: 'hope' is none of: exact, at-least, about, target"),
    ("observations.csv", ",ensayos", ",", "3: value: duplicate row: line 2 gives this figure from the same source"),
]


@pytest.mark.parametrize(("file", "old", "new", "told"), FAULTS)
def test_each_fault_is_told_once_with_its_place(tables, file, old, new, told):
    tables.change(file, old, new)

    lines = [str(fault) for fault in check(tables.folder)]

    assert len(lines) == 1
    assert lines[0].startswith(f"{file}:")
    assert lines[0].endswith(told)


def test_sound_tables_have_no_fault(tables, world_source, real_source):
    assert [check(folder) for folder in (tables.folder, world_source, real_source)] == [[], [], []]


@pytest.mark.parametrize("name", ["centres", "regions", "chains", "sources", "observations"])
def test_a_missing_table_is_one_fault_whatever_refers_to_it(tables, name):
    (tables.folder / f"{name}.csv").unlink()

    assert [str(fault) for fault in check(tables.folder)] == [f"{name}.csv: missing file"]


def test_a_missing_folder_is_one_fault(tmp_path):
    assert [str(fault) for fault in check(tmp_path / "nowhere")] == [f"{tmp_path / 'nowhere'}: no such folder"]


def test_a_folder_in_the_place_of_a_table_is_a_fault(tables):
    (tables.folder / "chains.csv").unlink()
    (tables.folder / "chains.csv").mkdir()

    assert [str(fault) for fault in check(tables.folder)] == ["chains.csv: cannot be read: Is a directory"]


def test_rows_are_counted_as_an_editor_counts_lines(tables):
    tables.change("chains.csv", "lana|alpaca", '"lana|\nalpaca"')
    tables.change("chains.csv", "fina,textil", "fina,seda")

    assert [str(fault) for fault in check(tables.folder)] == ["chains.csv:4: parent: unknown id 'seda' (chains.csv)"]


def test_faults_come_by_table_and_row(tables):
    tables.change("observations.csv", "900", "x")
    tables.change("centres.csv", "PE-ICA", "PE-XXX")
    tables.change("centres.csv", "2025-01,A", "2025-01,D")

    places = [(fault.file, fault.row, fault.column) for fault in check(tables.folder)]

    assert places == [
        ("centres.csv", 2, "confidence"),
        ("centres.csv", 3, "region"),
        ("observations.csv", 4, "value"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("id,name", "\ufeffid,name", id="byte order mark"),
        pytest.param("fibra,Fibra fina", " fibra , Fibra fina ", id="space around cells"),
        pytest.param("lana|alpaca", "lana||alpaca|", id="empty items"),
        pytest.param("textil,vicuña\n", "textil,vicuña\r\n\r\n", id="line ends of Windows and empty lines"),
        pytest.param("textil,vicuña", "textil,Fibra Fina|fibra-fina|FIBRA FINA", id="own name as alias"),
    ],
)
def test_harmless_habits_are_no_fault(tables, old, new):
    tables.change("chains.csv", old, new)

    assert check(tables.folder) == []


def test_columns_may_stand_in_any_order(tables):
    text = "aliases,id,parent,name\nlana|alpaca,textil,,Textil\nvicuña,fibra,textil,Fibra fina\n"
    (tables.folder / "chains.csv").write_text(text, encoding="utf-8")

    assert check(tables.folder) == []


def test_a_result_and_a_goal_for_the_same_period_are_not_duplicates(tables):
    tables.observe("early,services,network,,,,2025-01-01,2025-12-31,850,exact,")

    assert check(tables.folder) == []


MANGLED = st.sampled_from(["chains.csv", "centres.csv", "towns.csv", "observations.csv"])
PIECES = st.one_of(
    st.binary(max_size=4),
    st.sampled_from([b'"', b",", b"\n", b"\r", b"\x00", b"\xff", b"|", b"-1", b"1e5", b"\xef\xbb\xbf", "٣".encode()]),
)


@given(file=MANGLED, cuts=st.lists(st.tuples(st.integers(0, 600), st.integers(0, 30), PIECES), min_size=1, max_size=4))
@settings(
    max_examples=150,
    # The folder is shared by all examples on purpose: each puts the spoilt table back.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_table_is_either_faulted_or_built(tables, file, cuts):
    path = tables.folder / file
    sound = path.read_bytes()
    text = sound
    for at, length, piece in cuts:
        text = text[:at] + piece + text[at + length :]
    path.write_bytes(text)
    try:
        faults = [fault for fault in check(tables.folder) if not fault.bearable]
        if faults:
            with pytest.raises(BadTables):
                build(tables.folder, tables.folder / "cite.db")
        else:
            build(tables.folder, tables.folder / "cite.db")
        assert all(str(fault).isprintable() for fault in faults)
    finally:
        path.write_bytes(sound)


def test_an_unreadable_row_makes_no_fault_of_those_that_refer_to_it(tables):
    tables.change("chains.csv", "textil,Textil,,", "textil,Textil,")
    assert [str(fault) for fault in check(tables.folder)] == [
        "chains.csv:2: aliases: the row has 3 cells for 4 columns"
    ]


@pytest.mark.parametrize(("source", "value", "found"), [("other", 11, 1), ("other", 10, 0), ("late", 11, 0)])
def test_sources_of_the_same_day_that_differ_can_be_borne(tables, source, value, found):
    tables.change("sources.csv", "late,La", "other,Otra nota,Diario,,2025-02-01\nlate,La")
    tables.observe(JANUARY.replace("early", source).replace(",10,", f",{value},"))
    faults = check(tables.folder)
    assert [(fault.column, fault.bearable) for fault in faults] == [("value", True)] * found


def test_towns_of_one_name_in_two_regions_are_two_towns(tables):
    tables.change("towns.csv", "Písac,PE-CUS", "Sicuani,PE-ICA")
    assert check(tables.folder) == []


def test_a_chain_may_have_the_name_of_a_town(tables):
    tables.change("chains.csv", "vicuña", "pisco")
    assert check(tables.folder) == []
