"""The doors: `cite-bot` in a terminal, `run` on Telegram, `ask` for scripts, `data` for the tables, and maintenance.

Each command imports only what it needs, so that `ask` starts at once.
"""

import os
from contextlib import nullcontext
from datetime import date
from functools import partial
from pathlib import Path

import click

from bot.doors.day import Day
from bot.doors.door import FrontDoor
from bot.doors.failure import Failure
from bot.doors.hook import LISTEN, Place, webhook_address
from bot.doors.settings import DATA, Settings
from bot.languages import LANGUAGES

FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

lang_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True, help="Language of the answers."
)
source_option = click.option(
    "--source", type=FOLDER, default=DATA, show_default="data/", help="The folder of the tables."
)
db_option = click.option("--db", type=FILE, help="The facts; default: CITE_DB, else data/cite.db.")

dry_run_option = click.option("--dry-run", is_flag=True, help="Show only what would change.")
skip_bad_option = click.option("--skip-bad", is_flag=True, help="Store the rest where rows are rejected.")
yes_option = click.option("--yes", is_flag=True, help="Do not ask about what is doubtful.")
published_option = click.option(
    "--published",
    type=Day(),
    metavar="YYYY-MM-DD",
    help="The day of what does not say its own; default: today in Lima.",
)


@click.group(cls=FrontDoor, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@lang_option
@db_option
@click.version_option(package_name="cite-bot")
@click.pass_context
def main(context: click.Context, lang: str, db: Path | None) -> None:
    """Answers questions about Peru's Red CITE, each figure with its period and its source.

    Without a command: runs on Telegram if TELEGRAM_TOKEN is set, else chats in the terminal.
    """
    context.default_map = {"ask": {"lang": lang, "db": db}, "run": {"db": db}}
    if context.invoked_subcommand is None:
        settings = Settings.read(os.environ, Path.cwd())
        if settings.telegram_token:
            _telegram(settings, db or settings.db)
        else:
            _terminal(settings, db or settings.db, lang)


@main.command()
@click.option(
    "--webhook-url", metavar="URL", help="The address at which Telegram reaches the bot; without it: polling."
)
@click.option("--listen", type=Place(), metavar="HOST:PORT", help=f"Where to wait for the webhook; default: {LISTEN}.")
@db_option
def run(webhook_url: str | None, listen: tuple[str, int] | None, db: Path | None) -> None:
    """Runs the bot on Telegram, until it is stopped (Ctrl-C): by long polling, or by a webhook behind a proxy.

    The proxy speaks HTTPS and passes on what comes for the path of URL (/telegram if it has none). Beside it there
    are /health and /ready, for whoever supervises the bot.
    """
    settings = Settings.read(os.environ, Path.cwd())
    if listen and not webhook_url:
        message = "--listen is of no use without --webhook-url."
        raise click.UsageError(message)
    local = settings.telegram_api_url != Settings().telegram_api_url
    called = webhook_address(webhook_url, settings.telegram_token, local=local) if webhook_url else None
    _telegram(settings, db or settings.db, (called, *(listen or LISTEN)) if called else None)


@main.command()
@db_option
def work(db: Path | None) -> None:
    """Answers what the bots that run elsewhere leave, until it is stopped (Ctrl-C).

    All of them use the PostgreSQL database of MEMORY_URL, each its own copy of the figures. A worker takes over what a
    process that has died had in hand, and what is too much for the others.
    """
    settings = Settings.read(os.environ, Path.cwd())
    _telegram(settings, db or settings.db, worker=True)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each answer.")
@lang_option
@click.option("--now", type=Day(), metavar="YYYY-MM-DD", help="The day of asking; default: today in Lima.")
@db_option
@click.argument("question", nargs=-1)
def ask(as_json: bool, lang: str, now: date | None, db: Path | None, question: tuple[str, ...]) -> None:
    """Answers QUESTION, or each line of standard input.

    A line that is a JSON array of strings is one conversation: its turns are asked in order, and each is answered.
    """
    from bot import clock
    from bot.doors.ask import JSON, TEXT, answer
    from bot.doors.conversation import Conversation, open_facts
    from bot.doors.lines import conversations, encodable
    from bot.doors.streams import standard_input, standard_output
    from bot.phrase import Voice

    asked = [(encodable(" ".join(question)),)] if question else conversations(standard_input())
    with open_facts(db or Settings.read(os.environ, Path.cwd()).db) as facts:
        answer(
            asked,
            partial(Conversation, facts, Voice.of(lang)),
            partial(clock.noon, now) if now else clock.now,
            JSON if as_json else TEXT,
            standard_output("utf-8"),
        )


@main.command()
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many at most.")
def unanswered(limit: int) -> None:
    """Prints the questions that were not understood, the most frequent first: times, last day, text.

    Nothing is kept of who asked them.
    """
    from bot.doors.remembering import open_memory
    from bot.doors.streams import standard_output
    from bot.doors.unanswered import lines

    out = standard_output()
    with open_memory(Settings.read(os.environ, Path.cwd())) as memory:
        for line in lines(memory.unanswered(limit)):
            out.write(line + "\n")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def status(context: click.Context, as_json: bool) -> None:
    """Prints how the summaries go: who is subscribed, what waits, what was sent, which processes live.

    Exits with 1 when something waits and no process has said for three minutes that it lives.
    """
    from bot import clock
    from bot.doors.remembering import open_memory
    from bot.doors.status import as_json as in_json
    from bot.doors.status import lines, stalled
    from bot.doors.streams import standard_output

    out, now = standard_output(), clock.now()
    with open_memory(Settings.read(os.environ, Path.cwd())) as memory:
        found = memory.office.status(now)
    for line in [in_json(found, now)] if as_json else lines(found, now):
        out.write(line + "\n")
    context.exit(1 if stalled(found, now) else 0)


@main.command()
@click.argument("spanish", metavar="[FILE|-]", required=False)
@click.option("--en", "english", metavar="FILE", help="The same in English; without it, English chats get the Spanish.")
@click.option("--qu", "quechua", metavar="FILE", help="The same in Quechua.")
@click.option(
    "--expires", metavar="DAYS", type=click.IntRange(1, 30), default=3, show_default=True, help="How long it is sent."
)
@click.option("--dry-run", is_flag=True, help="Show only what would be sent, and to how many.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--list", "list_", is_flag=True, help="Print the broadcasts so far.")
@click.option("--cancel", metavar="ID", help="Call one off: who has it not yet does not get it.")
def broadcast(  # noqa: PLR0913, PLR0917 - as many options
    spanish: str | None,
    english: str | None,
    quechua: str | None,
    expires: int,
    dry_run: bool,
    yes: bool,
    list_: bool,
    cancel: str | None,
) -> None:
    """Sends the text of FILE (- is standard input) to every chat that is sent summaries and has not paused them all.

    It is shown first, and sent after a yes by the bot that runs, behind the answers to people, not in quiet hours.
    """
    from bot import clock
    from bot.doors.broadcasting import call_off, listed, make, preview, texts
    from bot.doors.remembering import open_memory
    from bot.doors.streams import at_keyboard, standard_output

    if sum(map(bool, (spanish, list_, cancel))) != 1:
        message = "Give FILE, or --list, or --cancel ID."
        raise click.UsageError(message)
    if spanish and not (dry_run or yes) and (spanish == "-" or not at_keyboard()):
        message = "Nobody can be asked here: look at --dry-run, then add --yes."
        raise click.UsageError(message)
    out = standard_output()
    said = texts({"es": spanish, "en": english, "qu": quechua})
    with open_memory(Settings.read(os.environ, Path.cwd())) as memory:
        if list_:
            out.writelines(line + "\n" for line in listed(memory.office.broadcasts()))
        elif cancel:
            out.write(call_off(memory, cancel, clock.now()) + "\n")
        else:
            chats = memory.office.audience()
            out.writelines(line + "\n" for line in preview(said, chats, clock.now()))
            if dry_run:
                return
            if not chats:
                message = "no chat is sent anything, so nobody would hear it"
                raise Failure(message)
            if not yes and not click.confirm("Send it?"):
                message = "nothing was sent"
                raise Failure(message)
            out.write(make(memory, said, clock.now(), expires) + "\n")


@main.group(no_args_is_help=False)
def data() -> None:
    """Builds, checks and fills the tables."""


@data.command()
@source_option
@click.option("--output", type=FILE, default=DATA / "cite.db", show_default="data/cite.db", help="The database.")
def build(source: Path, output: Path) -> None:
    """Builds the database from the tables; the same tables give the same content.

    Prints the path of the database and how many figures it holds.
    """
    from bot.doors.building import build_database

    click.echo(build_database(source, output))


@data.command()
@source_option
@click.pass_context
def check(context: click.Context, source: Path) -> None:
    """Validates the tables: one line for each fault, with file, row, column and what is wrong."""
    from bot.data import check as faults_of

    faults = faults_of(source)
    for fault in faults:
        click.echo(str(fault))
    context.exit(1 if faults else 0)


@data.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(exists=True, path_type=Path))
@source_option
@dry_run_option
@skip_bad_option
@yes_option
@published_option
def import_(  # noqa: PLR0913, PLR0917 - as many options
    files: tuple[Path, ...], source: Path, dry_run: bool, skip_bad: bool, yes: bool, published: date | None
) -> None:
    """Reads ITP's own tables of services and clients into observations.csv: files or folders; CSV, Excel or JSON.

    Prints what is new, changed, unchanged and rejected. A figure of a later day counts; the earlier one stays.
    """
    from bot import clock
    from bot.doors.importing import proposed
    from bot.doors.proposing import show

    proposal, skipped = proposed(files, source, published or clock.now().date())
    show(proposal, skipped, source, dry_run=dry_run, skip_bad=skip_bad, yes=yes)


@data.command()
@click.option("--url", required=True, help="The portal's address, such as https://example.pe/tesseract.")
@source_option
@dry_run_option
@skip_bad_option
@yes_option
def pull(url: str, source: Path, dry_run: bool, skip_bad: bool, yes: bool) -> None:
    """Asks ITP's portal Data Perú, a Tesseract OLAP server, for its figures, and stores those that changed."""
    from bot import clock
    from bot.doors.importing import pulled
    from bot.doors.proposing import show

    proposal, skipped = pulled(url, source, clock.now().date())
    show(proposal, skipped, source, dry_run=dry_run, skip_bad=skip_bad, yes=yes)


@data.command()
@click.argument("file", metavar="FILE|-")
@source_option
@click.option("--date", "day", type=Day(), metavar="YYYY-MM-DD", help="The day of the note, if it does not say it.")
@click.option("--publisher", default="", metavar="TEXT", help="Who published it.")
@click.option("--url", default="", help="Where it can be read.")
@click.option("--yes", is_flag=True, help="Store what is sure without asking, and nothing doubtful.")
@dry_run_option
def note(  # noqa: PLR0913, PLR0917 - as many options
    file: str, source: Path, day: date | None, publisher: str, url: str, yes: bool, dry_run: bool
) -> None:
    """Reads a Spanish press note and proposes its figures, each with the words that say it; stores them after a yes."""
    from bot.doors.noting import lines, settle, weighed
    from bot.doors.streams import standard_output

    out = standard_output()
    found = weighed(file, source, day, publisher, url)
    out.writelines(line + "\n" for line in lines(found))
    out.flush()
    if not dry_run:
        out.write(settle(found, source, ask=not yes) + "\n")


@data.command()
@click.argument("subject", metavar="CENTRE")
@source_option
@click.option("--all", "every", is_flag=True, help="Also the figures of which there is one version only.")
def history(subject: str, source: Path, every: bool) -> None:
    """Prints the versions of the figures of CENTRE, by its name or id, the one that stands first.

    A region or chain can be named too, and the network as red.
    """
    from bot.doors.revisions import revisions
    from bot.doors.streams import standard_output

    standard_output().writelines(line + "\n" for line in revisions(subject, source, every=every))


def _terminal(settings: Settings, db: Path, lang: str) -> None:
    """Chats at the keyboard with line editing, or over a pipe."""
    from bot import clock
    from bot.doors.conversation import Conversation
    from bot.doors.current import open_current
    from bot.doors.history import history_file, remembered
    from bot.doors.interrupt import interruptible
    from bot.doors.lines import lines
    from bot.doors.screen import Screen, typed, wants_colours
    from bot.doors.streams import at_keyboard, standard_input, standard_output
    from bot.doors.terminal import chat
    from bot.phrase import Voice

    out = standard_output()
    keyboard = at_keyboard()
    screen = Screen(typed() if keyboard else lines(standard_input()), out, wants_colours(out, os.environ))
    kept = history_file(os.environ, Path.home()) if keyboard and settings.history else None
    heard = interruptible() if keyboard else nullcontext()
    with open_current(db) as current, remembered(kept), heard:
        chat(Conversation(current.facts, Voice.of(lang)), current, screen, clock.now)


def _telegram(
    settings: Settings, db: Path, webhook: tuple[str, str, int] | None = None, *, worker: bool = False
) -> None:
    """Runs on Telegram, by long polling, or by a webhook: its address, and the host and the port to listen on.

    A worker does neither, and answers what others leave.
    """
    if not settings.telegram_token:
        message = "TELEGRAM_TOKEN is not set; @BotFather on Telegram gives a token."
        raise click.UsageError(message)
    from bot.doors.lasting import settle

    settle()
    from bot.chat import CannotStart, Feeding, Hook
    from bot.chat import run as run_on_telegram
    from bot.doors.current import open_current
    from bot.doors.remembering import open_memory

    try:
        with open_current(db, proven=False) as current:
            run_on_telegram(
                settings.telegram_token,
                current,
                partial(open_memory, settings),
                api_url=settings.telegram_api_url,
                rich=settings.rich_tables,
                hook=Hook(*webhook) if webhook else None,
                worker=worker,
                feeding=Feeding(settings.admins, settings.tables, db) if settings.admins else None,
                secrets=settings.secrets,
            )
    except CannotStart as fault:
        raise Failure(str(fault)) from fault


if __name__ == "__main__":
    main(prog_name="cite-bot")
