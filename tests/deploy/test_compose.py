"""The compose files: valid by the specification, and each service may do no more than it needs."""

import re
import subprocess

import pytest
import yaml
from click import Context

from bot.__main__ import main
from bot.doors.settings import Settings
from bot.memory.address import address

from .conftest import ROOT

FILES = ("compose.yaml", "compose.admins.yaml")
TEXTS = {name: (ROOT / "deploy" / name).read_text(encoding="utf-8") for name in FILES}
WHOLE = {name: yaml.safe_load(text) for name, text in TEXTS.items()}
BASE = WHOLE["compose.yaml"]["services"]
SERVICES = {**WHOLE["compose.admins.yaml"]["services"], **BASE}
USED = re.compile(r"\$\{(\w+)")


def test_they_are_valid_by_the_specification(tool, deploy):
    schema = ("--builtin-schema", "vendor.compose-spec")
    files = [str(deploy / name) for name in FILES]
    ran = subprocess.run([tool("check-jsonschema"), *schema, *files], capture_output=True, check=False)  # noqa: S603 - our own words
    assert ran.returncode == 0, ran.stdout.decode()


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_is_confined(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "proxy" else [])
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service
    assert any(each.partition(":")[0] == "/tmp" for each in service["tmpfs"])  # noqa: S108 - a folder of the container
    assert service["deploy"]["resources"]["limits"].keys() == {"cpus", "memory", "pids"}
    assert service["restart"] == ("no" if name == "tables" else "unless-stopped")
    assert service["stop_grace_period"]
    assert re.fullmatch(r"cite-bot|[a-z]+:\d+\.\d+(\.\d+)?-[a-z0-9.]+", service["image"])


@pytest.mark.parametrize("name", BASE)
def test_only_the_proxy_is_reached_from_outside(name):
    assert ("ports" in BASE[name]) == (name == "proxy")


def test_the_memory_is_reached_by_the_bot_alone_and_is_well_before_it_starts():
    assert [name for name, each in BASE.items() if "memory" in each.get("networks", [])] == [
        "web",
        "worker",
        "postgres",
    ]
    assert WHOLE["compose.yaml"]["networks"]["memory"] == {"internal": True}
    assert BASE["postgres"]["networks"] == ["memory"]
    assert BASE["postgres"]["user"] == "postgres"
    assert all(BASE[name]["depends_on"] == {"postgres": {"condition": "service_healthy"}} for name in ("web", "worker"))


def test_no_secret_stands_in_them_and_each_service_gets_only_its_own():
    for text in TEXTS.values():
        assert not re.search(r"(TOKEN|KEY|PASSWORD): (?!\$\{\w+:\?\}$)\S", text, re.MULTILINE)
    for name in ("postgres", "proxy"):
        assert not any("TELEGRAM" in each or "MEMORY" in each for each in BASE[name]["environment"])


def test_what_is_to_be_filled_in_stands_in_the_example():
    example = (ROOT / "deploy" / ".env.example").read_text(encoding="utf-8")
    named = re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)
    assert sorted(named) == sorted({name for text in TEXTS.values() for name in USED.findall(text)})


def test_the_bot_takes_what_it_is_given(tmp_path):
    given = {name: USED.sub("1", value).replace(":?}", "").replace(":-}", "") for name, value in _given().items()}
    settings = Settings.read(given, tmp_path)
    assert all(
        Settings.read({name: value}, tmp_path) != Settings()
        for name, value in given.items()
        if name != "TELEGRAM_RICH_TABLES"
    )
    assert address(settings.memory_url).host == "postgres"
    assert settings.admins == {1}


@pytest.mark.parametrize("name", ["web", "worker", "tables"])
def test_the_command_of_each_service_is_one_of_ours(name):
    first, *rest = [USED.sub("bot.example.org", word).replace(":?}", "") for word in SERVICES[name]["command"]]
    command = main.get_command(Context(main), first)
    assert command.make_context(first, rest).info_name == first


def test_the_proxy_passes_on_what_telegram_posts_and_nothing_else():
    told = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    assert "https://${DOMAIN:?}/telegram" in BASE["web"]["command"]
    assert re.findall(r"handle (\S+)", told) == ["/telegram"]
    assert re.search(r"^\trespond 404$", told, re.MULTILINE)
    assert "dynamic a web 8080" in told


def _given():
    fed = WHOLE["compose.admins.yaml"]["services"]["web"]["environment"]
    return {**BASE["web"]["environment"], **fed}
