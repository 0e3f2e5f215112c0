"""Care of the library."""

from __future__ import annotations

import click

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.cli.common import TerminalProgress, with_library


@click.command()
@click.option("--quotes", is_flag=True, help="Also read the originals of all quotes again.")
@with_library
@click.pass_context
def check(ctx: click.Context, library: desk.Library, *, quotes: bool) -> None:
    """Look whether everything in the library is whole; mends the index.

    With --quotes the words of each quote are looked for in the page as it was dropped.
    """
    with TerminalProgress() as progress:
        problems = desk.check_library(library, progress)
        checked = desk.check_quotes(library, None, progress) if quotes else None
    if checked is not None:
        click.echo(desk.quotes_check_label(checked), err=True)
        problems += desk.quote_problems(library, checked)
    for note in desk.library_notes(library):
        click.echo(note, err=True)
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        ctx.exit(1)
    click.echo(tr("The library is whole."))


@click.command("rebuild-index")
@with_library
def rebuild_index(library: desk.Library) -> None:
    """Make the search index anew."""
    with TerminalProgress() as progress:
        count = desk.rebuild_index(library, progress)
    click.echo(trn("{n} article indexed", "{n} articles indexed", count))


@click.command("read-again")
@click.option("--jobs", type=click.IntRange(1, 64), help="Worker processes.")
@with_library
@click.pass_context
def read_again(ctx: click.Context, library: desk.Library, jobs: int | None) -> None:
    """Read kept pages anew that an older version of the program has read.

    Quotes, comments, tags and corrections stay.
    """
    with TerminalProgress() as progress:
        report = desk.read_again(library, None, progress, jobs=jobs)
        if not report.cancelled:
            desk.work_off_index(library, progress)
    click.echo(desk.read_again_label(report))
    if report.cancelled:
        ctx.exit(1)
