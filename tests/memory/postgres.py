"""A PostgreSQL of the test run: made in a folder of its own, reached by a socket in it, gone with it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

DEBIAN = Path("/usr/lib/postgresql")

MISSING = "PostgreSQL was left out: its initdb and pg_ctl were not found on the PATH or in /usr/lib/postgresql"

OPTIONS = "-c listen_addresses= -c fsync=off -c max_connections=40"


@dataclass(frozen=True)
class Server:
    folder: Path

    def make(self, schema: str) -> None:
        with psycopg.connect(host=str(self.folder), user="cite", dbname="postgres") as connection:
            connection.execute(f"CREATE SCHEMA {schema}")  # type: ignore[arg-type]

    def url(self, schema: str) -> str:
        """A database of one's own: everything is made in, and looked for in, this schema."""
        return f"postgresql+psycopg://cite:secreto@/postgres?host={self.folder}&options=-csearch_path%3D{schema}"


def binaries() -> Path | None:
    """The folder of the newest server at hand."""
    found = shutil.which("pg_ctl")
    debian = sorted(DEBIAN.glob("*/bin"), key=lambda folder: float(folder.parent.name))
    folders = [Path(found).resolve().parent] if found else debian[-1:]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextmanager
def running(commands: Path) -> Iterator[Server]:
    """A server while entered; as root it runs as another user, for it refuses to be root's."""
    folder = Path(tempfile.mkdtemp(prefix="cite-bot-postgres-"))
    owner = _owner()
    shutil.chown(folder, owner)
    data = folder / "data"

    def run(command: str, *args: str) -> None:
        subprocess.run(  # noqa: S603 - the server's own commands
            [commands / command, "-D", data, *args],
            cwd=folder,
            user=owner if os.geteuid() == 0 else None,
            stdout=subprocess.DEVNULL,
            check=True,
        )

    try:
        run("initdb", "--auth=trust", "--no-sync", "--username=cite", "--encoding=UTF8", "--no-locale")
        run("pg_ctl", "--wait", "--silent", f"--log={folder / 'log'}", f"--options=-k {folder} {OPTIONS}", "start")
        try:
            yield Server(folder)
        finally:
            run("pg_ctl", "--silent", "--mode=immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _owner() -> str:
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    return "postgres" if any(user.pw_name == "postgres" for user in pwd.getpwall()) else "nobody"
