"""The image: linted, of two stages, pinned, under an account of its own, and without what it does not need."""

import json
import re
import shlex
import subprocess
from fnmatch import fnmatch
from itertools import chain

import pytest

from .conftest import ROOT

TEXT = re.sub(r"\\\n", " ", (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8"))
STEPS = [tuple(line.split(maxsplit=1)) for line in TEXT.splitlines() if line and not line.startswith("#")]
BASES = [number for number, (word, _) in enumerate(STEPS) if word == "FROM"]
LAST = STEPS[BASES[-1] :]


def last(word):
    """What the image that is shipped says by one word."""
    return [what for name, what in LAST if name == word]


def test_hadolint_has_nothing_to_say(tool, deploy):
    ran = subprocess.run([tool("hadolint"), "--no-color", str(deploy / "Dockerfile")], capture_output=True, check=False)  # noqa: S603 - our own words
    assert (ran.returncode, ran.stdout + ran.stderr) == (0, b"")


def test_its_bases_are_pinned_short_names_and_the_same_python_builds_and_runs():
    bases = [STEPS[number][1].split()[0] for number in BASES]
    assert len(bases) == 2
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.11\.\d+-slim-[a-z]+", bases[0])


def test_it_runs_under_a_number_that_is_not_roots_and_no_step_after_that_is():
    assert last("USER") == ["10001:10001"]
    words = [word for word, _ in LAST]
    assert not {"RUN", "COPY", "ADD"} & set(words[words.index("USER") :])


@pytest.mark.parametrize("word", ["ENTRYPOINT", "CMD", "VOLUME"])
def test_the_signal_to_stop_comes_to_the_bot_and_to_no_shell(word):
    (said,) = last(word)
    assert json.loads(said)


def test_its_health_is_looked_at_without_a_shell():
    (said,) = last("HEALTHCHECK")
    assert json.loads(said.partition("CMD ")[2]) == ["cite-bot", "status"]


def test_the_last_stage_installs_nothing_and_takes_only_what_is_run():
    assert not re.search(r"\b(apt-get|apt|pip|uv|curl|wget)\b", " ".join(last("RUN")))
    taken = {words[-1] for what in last("COPY") if (words := shlex.split(what))}
    assert taken == {".venv", "bot", "locales", "data"}
    assert all("--from=build" in what for what in last("COPY"))


def test_versions_come_from_the_files_that_pin_them():
    steps = [what for word, what in STEPS[: BASES[-1]] if word == "RUN"]
    assert [step.split()[:2] for step in steps] == [[".ci/uv", "sync"]] * 2
    assert all("--no-dev" in step and "--extra postgres" in step for step in steps)
    assert "pip install" not in TEXT


def ignored(path):
    """Whether a path is left out; the last line that fits decides."""
    out = False
    for line in (ROOT / "deploy" / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines():
        pattern = line.lstrip("!").removeprefix("**/")
        tail = path.rpartition("/")[2] if line.startswith("**/") else path
        if line and not line.startswith("#") and (fnmatch(tail, pattern) or path.startswith(f"{pattern}/")):
            out = not line.startswith("!")
    return out


@pytest.mark.parametrize(
    ("path", "out"),
    [
        ("pyproject.toml", False),
        (".ci/uv", False),
        ("bot/__main__.py", False),
        ("bot/understand/es.toml", False),
        ("data/observations.csv", False),
        ("locales/qu/LC_MESSAGES/cite.mo", False),
        ("README.md", False),
        ("data/cite.db", True),
        (".env", True),
        ("deploy/.env", True),
        (".git/config", True),
        ("tests/conftest.py", True),
        (".venv/bin/python", True),
        ("uv.lock", True),
        ("memory.key", True),
    ],
)
def test_what_the_image_is_made_of_is_seen_by_the_builder_and_nothing_else(path, out):
    assert ignored(path) is out


def test_what_it_copies_exists_and_is_not_left_out(root):
    copied = [shlex.split(what)[:-1] for word, what in STEPS[: BASES[-1]] if word == "COPY"]
    assert copied
    for path in chain.from_iterable(copied):
        assert (root / path).exists()
        assert not ignored(path)
