"""Everything that a fresh clone installs has its version fixed, in a file that names no package host."""

import importlib.metadata
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_installed_package_is_pinned_to_the_version_at_hand():
    pinned = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["uv"]["constraint-dependencies"])
    installed = {
        f"{package.name.lower().replace('_', '-').replace('.', '-')}=={package.version}"
        for package in importlib.metadata.distributions()
    }
    assert {package for package in installed - pinned if not package.startswith("cite-bot==")} == set()
