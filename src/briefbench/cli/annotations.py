"""Quotes out of the library and into it, as W3C Web Annotations."""

from __future__ import annotations

from pathlib import Path

import click

from briefbench import desk
from briefbench.base.words import tr, trn
from briefbench.cli.common import TerminalProgress, with_library

FILE = click.Path(dir_okay=False, path_type=Path)


@click.group("annotations")
def web_annotations() -> None:
    """Give quotes to other programs, and take theirs (W3C Web Annotations, JSON-LD)."""


@web_annotations.command("export")
@click.argument("file", type=FILE)
@with_library
def export_file(library: desk.Library, file: Path) -> None:
    """Write all quotes to FILE, with their words, speakers, comments, tags and pages."""
    count = desk.export_annotations(library, file)
    click.echo(trn("{n} annotation written", "{n} annotations written", count))


@web_annotations.command("import")
@click.argument("file", type=FILE)
@with_library
def import_file(library: desk.Library, file: Path) -> None:
    """Take the annotations of FILE as quotes of pages that are in the library.

    Words that are not found for certain wait for review; what is left out is told on stderr.
    """
    with TerminalProgress() as progress:
        report = desk.import_annotations(library, file, progress)
    for one in report.left:
        click.echo(tr("No. {number}: {why}").format(number=one.number, why=one.why), err=True)
    click.echo(desk.annotations_label(report))
