"""ITP's own layout of the invented network, in Latin-1, gives its observations, all but where they come from."""

import csv
import shutil
from pathlib import Path

import pytest

from .made import TODAY, read, take

ITP = Path(__file__).with_name("01_Informacion_ITP_red_CITE")


@pytest.fixture
def world(world_source, tmp_path) -> Path:
    """The invented network before any figure."""
    folder = tmp_path / "world"
    shutil.copytree(world_source, folder)
    for name in ("observations.csv", "sources.csv"):
        (folder / name).write_text((world_source / name).read_text("utf-8").splitlines()[0] + "\n", encoding="utf-8")
    return folder


def rows(folder, name="observations.csv"):
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_its_tables_give_its_observations_to_the_last_figure(world, world_source):
    proposal = take(world, ITP)
    assert proposal.rejected == []
    assert sorted(row[1:] for row in rows(world)) == sorted(row[1:] for row in rows(world_source))
    source = ["itp-ficticio-2026-03-05", "Servicios brindados y clientes atendidos por los CITE", "ITP (ficticio)"]
    assert rows(world, "sources.csv")[1:] == [[*source, "", "2026-03-05"]]


def test_a_table_that_is_missing_is_begun(world, world_source):
    (world / "observations.csv").unlink()
    take(world, ITP)
    assert sorted(row[1:] for row in rows(world)) == sorted(row[1:] for row in rows(world_source))


def test_what_is_there_already_is_not_stored_again(world_source, tmp_path):
    shutil.copytree(world_source, tmp_path / "copy")
    proposal = read(tmp_path / "copy", ITP, today=TODAY)
    assert (proposal.count, proposal.sources) == (0, [])
