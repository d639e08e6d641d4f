"""The systemd unit and its drop-ins: sound, and confined as far as it goes."""

import os
import re
import shutil
import subprocess

import pytest
from click import Context

from bot.__main__ import main

from .conftest import ROOT

DROPS = ("", "webhook", "worker", "admins")
ANALYZE = shutil.which("systemd-analyze")
MOST = 2.0
"""The exposure that `systemd-analyze security` may tell, of 10."""


def directives(name):
    """What a file of the unit sets, the later of two of one name after the earlier."""
    lines = (ROOT / "deploy" / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("=", 1)) for line in lines if "=" in line and not line.startswith("#")]


UNIT = directives("cite-bot.service")


@pytest.fixture
def analyze(tmp_path, root, capsys):
    """Has systemd-analyze look at the unit with a drop-in; where there is none, that is said aloud."""

    def look(drop, *how):
        if not ANALYZE:
            with capsys.disabled():
                print("\nno systemd-analyze here: the unit is parsed by the other tests only")  # noqa: T201
            pytest.skip("no systemd-analyze")
        unit, beside = tmp_path / "cite-bot.service", tmp_path / "cite-bot.service.d"
        beside.mkdir()
        for name, path in (("cite-bot.service", unit), (f"{drop}.conf", beside / f"{drop}.conf")):
            if name != ".conf":
                # The programs of this folder, so that they are found.
                path.write_text((root / "deploy" / name).read_text().replace("/opt/cite-bot", str(root)))
        environ = {**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"}
        ran = subprocess.run([ANALYZE, *how, str(unit)], capture_output=True, text=True, env=environ, check=False)  # noqa: S603 - our own words
        return ran.returncode, ran.stdout + ran.stderr

    return look


@pytest.mark.parametrize("drop", DROPS)
def test_systemd_finds_nothing_wrong(analyze, drop):
    assert analyze(drop, "verify", "--man=no") == (0, "")


@pytest.mark.parametrize("drop", DROPS)
def test_systemd_finds_it_confined(analyze, drop):
    code, told = analyze(drop, "security", "--offline=true", "--no-pager", f"--threshold={round(MOST * 10)}")
    assert code == 0, told
    assert float(re.search(r"exposure level for cite-bot\.service: ([\d.]+)", told)[1]) <= MOST


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DynamicUser", "yes"),
        ("NoNewPrivileges", "yes"),
        ("CapabilityBoundingSet", ""),
        ("ProtectSystem", "strict"),
        ("ProtectHome", "yes"),
        ("PrivateTmp", "yes"),
        ("PrivateUsers", "yes"),
        ("MemoryDenyWriteExecute", "yes"),
        ("RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX"),
        ("RestrictNamespaces", "yes"),
        ("SystemCallArchitectures", "native"),
        ("UMask", "0077"),
        ("StateDirectory", "cite-bot"),
        ("Restart", "on-failure"),
        ("KillMode", "mixed"),
    ],
)
def test_it_is_confined_and_started_anew(name, value):
    assert [found for key, found in UNIT if key == name] == [value]


def test_secrets_are_in_a_file_of_their_own():
    assert ("EnvironmentFile", "/etc/cite-bot.env") in UNIT
    assert not any(re.search("TOKEN|KEY|PASSWORD", value) for key, value in UNIT if key == "Environment")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("cite-bot.service", "ExecStart"),
        ("webhook.conf", "ExecStart"),
        ("worker.conf", "ExecStart"),
        ("admins.conf", "ExecStartPre"),
    ],
)
def test_what_it_starts_is_a_command_of_ours(name, key):
    program, first, *rest = [value for found, value in directives(name) if found == key][-1].split()
    assert program == "/opt/cite-bot/.venv/bin/cite-bot"
    command = main.get_command(Context(main), first)
    assert command.make_context(first, rest).info_name == first


@pytest.mark.parametrize("drop", DROPS[1:])
def test_a_drop_in_loosens_nothing(drop):
    loosened = {key for key, _ in directives(f"{drop}.conf")} & {key for key, _ in UNIT}
    assert loosened <= {"ExecStart", "Environment", "ProcSubset"}
