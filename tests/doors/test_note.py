"""`cite-bot data note`: a press note is read, shown, and stored after a yes."""

import shutil

import pytest

SURE = """Lima, 3 de noviembre de 2025.- De enero a setiembre, el CITEmadera Lima brindó 5,120 servicios tecnológicos.
La inversión llegó a S/ 3 millones."""

DOUBTFUL = SURE + " En lo que va del año atendió a 800 empresas."


@pytest.fixture
def tables(real_source, tmp_path):
    folder = tmp_path / "tables"
    shutil.copytree(real_source, folder)
    return folder


@pytest.fixture
def note(cite_bot, tables, tmp_path):
    def run(text, *options, stdin=b""):
        (tmp_path / "note.txt").write_text(text, encoding="utf-8")
        return cite_bot("data", "note", "note.txt", "--source", str(tables), *options, stdin=stdin)

    return run


def added(tables, real_source):
    before = (real_source / "observations.csv").read_text().splitlines()
    return (tables / "observations.csv").read_text().splitlines()[len(before) :]


def test_what_is_sure_is_shown_with_its_words_and_stored_by_yes(note, tables, real_source):
    called = note(SURE, "--yes")
    assert (called.returncode, called.stderr) == (0, b"")
    shown = called.stdout.decode()
    assert "services, citemadera-lima, 2025-01-01 to 2025-09-30: 5,120" in shown
    assert "brindó 5,120 servicios tecnológicos" in shown
    (row,) = added(tables, real_source)
    assert row.split(",", 1)[1] == "services,centre,citemadera-lima,,,2025-01-01,2025-09-30,5120,exact,"
    assert (tables / "sources.csv").read_text().splitlines()[-1].startswith(row.split(",")[0])


def test_nothing_doubtful_is_stored_by_yes(note, tables, real_source):
    called = note(DOUBTFUL, "--yes")
    assert "to confirm: " in called.stdout.decode()
    assert [row.split(",")[8] for row in added(tables, real_source)] == ["5120"]


@pytest.mark.parametrize("answer", [b"", b"n\n"])
def test_nothing_is_stored_without_a_yes(note, tables, real_source, answer):
    called = note(SURE, stdin=answer)
    assert called.returncode == 1
    assert "5,120" in called.stdout.decode()
    assert b"cite-bot: nothing " in called.stderr
    assert added(tables, real_source) == []


def test_each_doubtful_figure_has_its_own_yes(note, tables, real_source):
    called = note(DOUBTFUL, stdin=b"n\ny\n")
    assert called.returncode == 0, called.stderr
    assert [row.split(",")[8] for row in added(tables, real_source)] == ["800"]


def test_a_yes_counts_where_the_answers_end_after_it(note, tables, real_source):
    assert note(DOUBTFUL, stdin=b"y\n").returncode == 0
    assert [row.split(",")[8] for row in added(tables, real_source)] == ["5120"]


CONTRADICTED = (
    SURE + " Más tarde se dijo que de enero a setiembre el CITEmadera Lima brindó 4,120 servicios tecnológicos."
)


@pytest.mark.parametrize(
    ("answers", "code", "kept"), [(b"y\ny\n", 1, []), (b"y\nn\n", 0, ["5120"]), (b"n\ny\n", 0, ["4120"])]
)
def test_a_note_that_contradicts_itself_gives_one_figure_at_most(note, tables, real_source, answers, code, kept):
    called = note(CONTRADICTED, stdin=answers)
    assert called.returncode == code
    assert "the note gives another figure for the same" in called.stdout.decode()
    assert [row.split(",")[8] for row in added(tables, real_source)] == kept


def test_it_is_read_from_standard_input_and_only_shown(cite_bot, tables, real_source):
    called = cite_bot("data", "note", "-", "--source", str(tables), "--dry-run", stdin=SURE.encode("cp1252"))
    assert called.returncode == 0
    assert "5,120" in called.stdout.decode()
    assert added(tables, real_source) == []


def test_the_same_note_twice_adds_nothing(note, tables, real_source):
    note(SURE, "--yes")
    called = note(SURE, "--yes")
    assert (called.returncode, called.stdout.decode().splitlines()[-1]) == (
        0,
        f"Nothing to store: {tables} has all of it.",
    )
    assert len(added(tables, real_source)) == 1


def test_a_note_without_a_day_needs_one(note):
    called = note("En 2025 el CITEmadera Lima brindó 5,120 servicios tecnológicos.", "--yes")
    assert (called.returncode, called.stderr.decode()) == (
        1,
        "cite-bot: the note does not say when it was published: add --date\n",
    )
