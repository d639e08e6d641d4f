"""What is put on a server, as it lies in the folder."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def deploy():
    return ROOT / "deploy"


@pytest.fixture(scope="session")
def tool():
    """The path of a program that the development packages bring."""
    return lambda name: str(Path(sys.executable).parent / name)
