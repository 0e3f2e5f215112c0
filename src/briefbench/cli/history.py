"""The officer's history from a terminal."""

from __future__ import annotations

import click

from briefbench import desk
from briefbench.base.words import tr
from briefbench.cli.common import with_library


@click.command()
@with_library
def undo(library: desk.Library) -> None:
    """Take back the last change."""
    click.echo(tr("Undone: {label}").format(label=desk.undo(library)))


@click.command()
@with_library
def redo(library: desk.Library) -> None:
    """Make the last undone change again."""
    click.echo(tr("Made again: {label}").format(label=desk.redo(library)))


@click.command()
@click.option("--limit", default=20, show_default=True, help="How many.")
@with_library
def history(library: desk.Library, limit: int) -> None:
    """List the last changes, newest first."""
    for row in desk.list_history(library, limit):
        mark = tr("undone") if row.undone else ""
        click.echo(f"{row.made}  {row.label}  {mark}".rstrip())
