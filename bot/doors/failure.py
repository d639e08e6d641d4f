"""How a command fails: one clear line on standard error."""

import click


class Failure(click.ClickException):
    """Something outside is not as it must be; the message is made one line."""

    exit_code = 1

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))

    def show(self, file: object = None) -> None:
        """Prints the line on standard error."""
        del file
        click.echo(f"cite-bot: {self.message}", err=True)


class Misuse(Failure):
    """A command that was not called as its help says."""

    exit_code = 2

    @classmethod
    def of(cls, fault: click.UsageError) -> "Misuse":
        """The same in one line, with the help to read."""
        return cls(f"{fault.format_message()} See {fault.ctx.command_path if fault.ctx else 'cite-bot'} --help.")
