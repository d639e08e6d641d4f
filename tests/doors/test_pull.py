"""`cite-bot data pull` against a stand-in for ITP's portal."""

import gzip
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.clock import noon

from .itp import called
from .portal import cubes, portal, says

WORLD = Path(__file__).parents[1] / "world"
SERVICES, CLIENTS = "itp_cite_servicios_subcategorias", "itp_cite_empresas_tipo"


def service(time, value, centre="CITEmadera Lima", number=28):
    return {
        "CITE ID": number,
        "CITE": centre,
        "Subcategoria ID": 2,
        "Subcategoria": "Capacitación",
        "Time": time,
        "Servicios": value,
    }


def client(time, value):
    return {"CITE ID": 28, "CITE": "CITEmadera Lima", "Tipo empresa": "Emprendedor", "Time": time, "Empresas": value}


GIVEN = {
    SERVICES: [service(202509, 531.0), service(202510, 40.0), service(202511, 0.0), service(202612, 0.0)],
    CLIENTS: [client(202509, 12.0), client(202510, None)],
}


@pytest.fixture
def tables(tmp_path, monkeypatch):
    monkeypatch.setattr("bot.clock.now", lambda: noon(date(2026, 3, 10)))
    folder = tmp_path / "tables"
    shutil.copytree(WORLD, folder)
    for name in ("observations.csv", "sources.csv"):
        (folder / name).write_text((WORLD / name).read_text("utf-8").splitlines()[0] + "\n", encoding="utf-8")
    return folder


def rows(tables, name="observations.csv"):
    return [line.split(",") for line in (tables / name).read_text("utf-8").splitlines()[1:]]


def pull(tables, answer, *args, path="/tesseract"):
    with portal(answer) as (url, asked):
        return (*called("pull", "--url", url + path, "--source", str(tables), *args), asked)


@pytest.mark.parametrize("path", ["/tesseract", "/tesseract/", "/tesseract/data"])
def test_both_cubes_are_asked_for_and_stored_with_the_day_and_the_address(tables, path):
    code, out, err, asked = pull(tables, cubes(GIVEN), path=path)
    assert (code, err) == (0, "")
    assert asked == [
        ("/tesseract/data", {"cube": SERVICES, "drilldowns": "CITE,Subcategoria,Time", "measures": "Servicios"}),
        ("/tesseract/data", {"cube": CLIENTS, "drilldowns": "CITE,Tipo empresa,Time", "measures": "Empresas"}),
    ]
    assert out.splitlines()[-1].startswith(f"3 rows added to {tables}")
    assert [row[0] for row in rows(tables)] == ["dataperu-2026-03-10"] * 3
    assert [row[6:9] for row in rows(tables)] == [
        ["2025-09-01", "2025-09-30", "531"],
        ["2025-10-01", "2025-10-31", "40"],
        ["2025-09-01", "2025-09-30", "12"],
    ]
    [source] = rows(tables, "sources.csv")
    assert source[0] == "dataperu-2026-03-10"
    assert source[-2].startswith("http://127.0.0.1:")
    assert source[-1] == "2026-03-10"


def test_what_says_nothing_new_is_not_stored_and_what_changed_is(tables, monkeypatch):
    pull(tables, cubes(GIVEN))
    monkeypatch.setattr("bot.clock.now", lambda: noon(date(2026, 3, 11)))
    code, out, _, _ = pull(tables, cubes(GIVEN))
    assert (code, out.splitlines()[-1]) == (0, f"Nothing to store: {tables} has all of it.")
    changed = {**GIVEN, SERVICES: [service(202509, 530.0), *GIVEN[SERVICES][1:]]}
    code, out, _, _ = pull(tables, cubes(changed), "--dry-run")
    assert (code, len(rows(tables))) == (0, 3)
    assert "services, citemadera-lima, capacitacion, 2025-09: 531 → 530" in out


def test_a_month_that_has_not_ended_must_be_confirmed(tables):
    unfinished = {**GIVEN, SERVICES: [service(202603, 5.0)]}
    code, out, err, _ = pull(tables, cubes(unfinished))
    assert code == 1
    assert "2026-03: had not ended when dataperu-2026-03-10 was published" in out
    assert "add --yes" in err
    assert pull(tables, cubes(unfinished), "--yes")[0] == 0


def test_a_rejected_record_names_the_cube_and_not_a_temporary_file(tables):
    wrong = {**GIVEN, SERVICES: [service(202509, 1.0, centre="CITEmadera Lma"), service(202510, 0.5)]}
    code, out, _, _ = pull(tables, cubes(wrong))
    assert code == 1
    assert f"127.0.0.1: {SERVICES}:2: CITE: unknown centre 'CITEmadera Lma'; the nearest known one is CITE" in out
    assert f"127.0.0.1: {SERVICES}:3: servicios: '0.5' is not a whole number of 0 or more" in out


def redirected(handler, asked):
    """Sends whoever asks to another path, which answers."""
    if handler.path.startswith("/tesseract"):
        says(b"", 307, Location=handler.path.replace("/tesseract", "/moved"))(handler, asked)
    else:
        cubes(GIVEN)(handler, asked)


def packed(handler, asked):
    says(gzip.compress(b'{"data": []}'), Content_Encoding="gzip")(handler, asked)


@pytest.mark.parametrize("answer", [redirected, packed])
def test_what_servers_may_do_is_understood(tables, answer):
    assert pull(tables, answer)[0] == (0 if answer is redirected else 1)
    assert len(rows(tables)) == (3 if answer is redirected else 0)


def broken(handler, asked):
    """Promises more than it gives."""
    del asked
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"data": [')


def silent(handler, asked):
    """Hangs up without a word."""
    del asked
    handler.close_connection = True


ERRORS = [
    (says(b"", 500), "127.0.0.1 answers 500 when asked for the cube itp_cite_servicios_subcategorias"),
    (says(b"", 404), "127.0.0.1 answers 404"),
    (cubes({SERVICES: []}), "127.0.0.1 answers 404 when asked for the cube itp_cite_empresas_tipo"),
    (broken, "127.0.0.1 gives no figures: peer closed connection"),
    (silent, "127.0.0.1 gives no figures: Server disconnected"),
    (says(b"", 302, Location="http://127.0.0.1:1/"), "127.0.0.1 gives no figures: "),
    (says(b"not gzip", Content_Encoding="gzip"), "127.0.0.1 gives no figures: "),
]


@pytest.mark.parametrize(("answer", "words"), ERRORS)
def test_a_server_that_does_not_answer_well_is_one_clear_line(tables, answer, words):
    code, out, err, _ = pull(tables, answer)
    assert (code, out, rows(tables)) == (1, "", [])
    assert err.startswith(f"cite-bot: {words}")
    assert err.count("\n") == 1
    assert len(err) > len(f"cite-bot: {words}") - 5


WRONG = [
    (says(b"<html>maintenance</html>"), f"127.0.0.1: {SERVICES}: is not JSON: lexical error"),
    (says({"error": "overloaded"}), f"127.0.0.1: {SERVICES}: holds no table of ITP"),
    (says(b'{"data": [{"CITE": "CITEmadera Lima", "Subc'), f"127.0.0.1: {SERVICES}: is not JSON: parse error"),
    (says({"data": [1, 2]}), f"127.0.0.1: {SERVICES}:2: is not a record of names and plain values"),
    (says(b"[" * 50_000), f"127.0.0.1: {SERVICES}: is not the JSON of a cube"),
]


@pytest.mark.parametrize(("answer", "words"), WRONG)
def test_what_is_no_cube_is_rejected_and_nothing_stored(tables, answer, words):
    code, out, _, _ = pull(tables, answer, "--skip-bad")
    assert (code, rows(tables)) == (1, [])
    assert words in out


@pytest.mark.parametrize("packing", [{}, {"Content_Encoding": "gzip"}])
def test_too_much_is_not_read_to_its_end(tables, monkeypatch, packing):
    monkeypatch.setattr("bot.doors.portal.LARGEST", 1 << 20)
    content = b" " * (3 << 20)
    code, _, err, _ = pull(tables, says(gzip.compress(content) if packing else content, **packing))
    assert (code, err) == (1, f"cite-bot: 127.0.0.1 gives more than 1 MB for the cube {SERVICES}\n")


def test_a_server_that_drips_is_given_up(tables, monkeypatch):
    times = iter([0.0, *(1000.0 * step for step in range(1, 10_000))])
    monkeypatch.setattr("bot.doors.portal.monotonic", lambda: next(times))
    code, _, err, _ = pull(tables, cubes({SERVICES: [service(202509, 1.0)] * 200, CLIENTS: []}))
    assert (code, err) == (1, f"cite-bot: 127.0.0.1 takes too long to give the cube {SERVICES}\n")


@pytest.mark.parametrize(
    "url", ["", "example.pe", "ftp://example.pe/tesseract", "http://", "http://[::1", "http://a:x/", "http://a:99999/"]
)
def test_an_address_that_is_none_is_one_clear_line(tables, url):
    code, out, err = called("pull", "--url", url, "--source", str(tables))
    assert (code, out) == (1, "")
    assert err == "cite-bot: --url is not an address like https://example.pe/tesseract\n"


def test_a_server_that_is_not_there_is_one_clear_line(tables):
    code, _, err = called("pull", "--url", "http://127.0.0.1:1/", "--source", str(tables))
    assert code == 1
    assert err.startswith("cite-bot: 127.0.0.1 gives no figures: ")
    assert "refused" in err
