"""`cite-bot ask`, as scripts call it."""

import json
import os
import subprocess
import sys

import pytest

ASK = [sys.executable, "-m", "bot", "ask"]


@pytest.fixture
def ask(cite_bot, world_db):
    def answers(*args: str, stdin: bytes = b"") -> list:
        called = cite_bot("ask", "--json", "--db", str(world_db), "--now", "2026-03-10", *args, stdin=stdin)
        assert (called.returncode, called.stderr) == (0, b"")
        return [json.loads(line) for line in called.stdout.splitlines()]

    return answers


def test_the_arguments_are_one_question(ask):
    (answer,) = ask("servicios", "de", "CITEmadera en 2025")
    assert answer["question"] == "servicios de CITEmadera en 2025"
    assert answer["status"] == "answered"
    assert [row["id"] for row in answer["rows"]] == ["citemadera-lima"]


def test_each_line_is_one_answer_in_order_and_a_blank_one_is_answered_too(ask):
    answers = ask(stdin="servicios de CITEmadera en 2025\n\n¿y en 2024?\n".encode())
    assert [answer["question"] for answer in answers] == ["servicios de CITEmadera en 2025", "", "¿y en 2024?"]
    assert [answer["status"] for answer in answers][:2] == ["answered", "not_understood"]
    assert answers[2]["query"]["centres"] == []


def test_a_line_with_an_array_is_a_conversation(ask):
    first, second = ask(stdin='["servicios de CITEmadera en 2025", "¿y en 2024?"]\n'.encode())
    assert (first["query"]["centres"], second["query"]["centres"]) == (["citemadera-lima"], ["citemadera-lima"])
    assert second["query"]["period"] == {"start": "2024-01-01", "end": "2024-12-31"}


def test_a_language_asked_for_holds_for_the_rest_of_its_conversation(ask):
    turns = [json.dumps(["idioma inglés", "gracias"]), json.dumps(["gracias"])]
    _, english, spanish = ask(stdin="\n".join(turns).encode())
    (expected,) = ask("--lang", "en", "gracias")
    assert english["text"] == expected["text"] != spanish["text"]


def test_now_is_the_day_that_this_year_is_taken_from(ask):
    (answer,) = ask("servicios del año pasado")
    assert answer["query"]["period"] == {"start": "2025-01-01", "end": "2025-12-31"}


@pytest.mark.parametrize("question", ["", "   ", "a" * 100_000, "🐟🐟🐟", "caf\udce9"])
def test_what_is_no_question_is_answered_without_a_figure(ask, question):
    (answer,) = ask(question)
    assert (answer["status"], answer["intent"], answer["rows"]) == ("not_understood", None, [])
    assert answer["text"]


def test_text_answers_are_a_blank_line_apart(cite_bot, real_db):
    called = cite_bot("ask", "--db", str(real_db), stdin=b"hola\ngracias\n")
    alone = [cite_bot("ask", "--db", str(real_db), word).stdout for word in ("hola", "gracias")]
    assert called.stdout == b"\n".join(alone)


def test_binary_input_stops_after_the_answers_before_it(cite_bot, real_db):
    called = cite_bot("ask", "--json", "--db", str(real_db), stdin=b"hola\n\xff\xfe\x01\ngracias\n")
    assert called.returncode == 1
    assert called.stderr == b"cite-bot: line 2 of standard input is not UTF-8 text\n"
    assert [json.loads(line)["question"] for line in called.stdout.splitlines()] == ["hola"]


@pytest.fixture
def talking(real_db):
    """A process of `ask` that is talked to line by line."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*ASK, "--json", "--db", str(real_db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with process:
        yield process
        process.kill()


def test_an_answer_comes_before_the_next_line_is_sent(talking):
    for question in (b"hola\n", b"gracias\n"):
        talking.stdin.write(question)
        talking.stdin.flush()
        assert json.loads(talking.stdout.readline())["question"].encode() + b"\n" == question


def test_a_reader_that_leaves_ends_it_quietly(real_db):
    reader, writer = os.pipe()
    os.close(reader)
    called = subprocess.run(  # noqa: S603 - our own command
        [*ASK, "--db", str(real_db)], input=b"hola\n" * 1000, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert called.stderr == b""


def test_the_environment_names_the_facts_and_the_option_wins(cite_bot, real_db, tmp_path):
    missing = str(tmp_path / "missing.db")
    assert cite_bot("ask", "hola", CITE_DB=missing).returncode == 1
    assert cite_bot("ask", "--db", str(real_db), "hola", CITE_DB=missing).returncode == 0
    (tmp_path / ".env").write_text(f"CITE_DB={missing}{os.linesep}")
    assert cite_bot("ask", "hola").returncode == 1


def test_options_before_the_command_count_for_it(cite_bot, world_db):
    before = cite_bot("--lang", "en", "--db", str(world_db), "ask", "gracias")
    assert before.stdout == cite_bot("ask", "--lang", "en", "--db", str(world_db), "gracias").stdout != b""
