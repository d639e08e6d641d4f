"""What all commands share: `--debug`, and failures in one line."""

import traceback

import click
from click.exceptions import Exit

from bot.doors.failure import Failure, Misuse

_DEBUG = "bot.debug"


def _note_debug(context: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's call
    if wanted:
        context.meta[_DEBUG] = True


_DEBUG_OPTION = click.Option(
    ["--debug"],
    is_flag=True,
    expose_value=False,
    callback=_note_debug,
    help="Show the traceback of a failure.",
)


class Door(click.Command):
    """A command with `--debug`."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Its own options and `--debug`."""
        return [*super().get_params(ctx), _DEBUG_OPTION]


class Doors(Door, click.Group):
    """Commands under one name; `--debug` counts before and after each."""

    command_class = Door


class FrontDoor(Doors):
    """All commands; what fails in any of them leaves as a `Failure`, with a traceback only for `--debug`."""

    group_class = Doors

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """Reads the options before the command's name.

        Raises:
            Misuse: they are wrong.
        """
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as fault:
            raise Misuse.of(fault) from fault

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command.

        Raises:
            Failure: it was not called rightly, or failed.
        """
        try:
            return super().invoke(ctx)
        except (Exit, click.Abort, BrokenPipeError):
            raise
        except click.UsageError as fault:
            raise Misuse.of(fault) from fault
        except Exception as fault:
            if ctx.meta.get(_DEBUG):
                traceback.print_exc()
            if isinstance(fault, Failure):
                raise
            raise Failure(_words(fault)) from fault


def _words(fault: Exception) -> str:
    """What happened; with its kind, where only whoever mends it can make sense of it."""
    if isinstance(fault, OSError):
        reason = fault.strerror or str(fault)
        return f"{fault.filename}: {reason}" if fault.filename else reason
    return f"{type(fault).__name__}: {fault} (a mistake in cite-bot; --debug shows where)"
