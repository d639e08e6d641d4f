"""Measures what the README's tables say, and prints it: `.venv/bin/python tests/bench/table.py [PART…]`.

Each part is a program of this folder, which prints its own Markdown. With `--write README.md` what it printed also
takes the place of what stood between `<!-- PART -->` and `<!-- /PART -->` there, so the tables are what was measured.
"""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from processes import machine

HERE = Path(__file__).resolve().parent
PARTS = ("speed", "throughput", "carrying", "broadcast", "large", "scale", "importing")
"""In the order of the README. Together they take more than an hour."""


def measured(part: str) -> str:
    """The Markdown that a part prints; what it complains of is seen at once."""
    done = subprocess.run([sys.executable, str(HERE / f"{part}.py")], stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603
    if done.returncode:
        message = f"{part} has failed"
        raise click.ClickException(message)
    return done.stdout.strip()


def written(page: str, part: str, markdown: str) -> str:
    """A page with other Markdown between the marks of a part.

    Raises:
        click.ClickException: the page has no such marks.
    """
    between = re.compile(rf"(?<=<!-- {part} -->\n).*?(?=<!-- /{part} -->)", re.DOTALL)
    if len(between.findall(page)) != 1:
        message = f"no place for {part}: <!-- {part} --> and <!-- /{part} --> must stand there once"
        raise click.ClickException(message)
    return between.sub(lambda _: f"\n{markdown}\n\n", page)


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(PARTS))
@click.option("--write", "pages", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(parts: Sequence[str], pages: Sequence[Path]) -> None:
    """Measures PARTS, all without one, and prints their tables; puts them into a page too."""
    chosen = parts or PARTS
    for page in pages:  # What has no place there is said before an hour has gone.
        for part in chosen:
            written(page.read_text("utf-8"), part, "")
    for part in chosen:
        markdown = f"{measured(part)}\n\n{machine()}"
        click.echo(f"## {part}\n\n{markdown}\n")
        for page in pages:
            page.write_text(written(page.read_text("utf-8"), part, markdown), encoding="utf-8")


if __name__ == "__main__":
    main()
