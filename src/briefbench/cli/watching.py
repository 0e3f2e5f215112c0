"""The watch folder, from a terminal."""

from __future__ import annotations

import time
from pathlib import Path

import click

from briefbench import desk
from briefbench.base.errors import Refused
from briefbench.base.words import tr
from briefbench.cli.common import with_library, write_line
from briefbench.cli.importing import line_of

PAUSE = 1.0
"""Seconds between two looks."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="A JSON object for each page.")
@click.option("--once", is_flag=True, help="Import what is there, then end.")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path))
@with_library
def watch(library: desk.Library, folders: tuple[Path, ...], *, as_json: bool, once: bool) -> None:
    """Import what appears in folders, until Ctrl+C.

    Without FOLDERS those are watched that the library names.
    """
    watched = desk.folder_watch(library, folders or None)
    if not watched.folders:
        raise Refused(
            tr("No folder is watched."),
            tr("Name one, or choose one in the settings of the window."),
        )
    told: tuple[str, ...] = ()
    begun = time.time()
    try:
        while True:
            found = watched.look(time.time())
            if watched.problems != told:
                told = watched.problems
                click.echo("\n".join(told), err=True)
            if found:
                _bring(library, found, as_json=as_json)
            elif once and time.time() - begun > 2 * PAUSE + desk.QUIET:
                return
            time.sleep(PAUSE)
    except KeyboardInterrupt:
        return


def _bring(library: desk.Library, paths: list[Path], *, as_json: bool) -> None:
    report = desk.import_paths(library, paths)
    desk.work_off_index(library)
    if as_json:
        for line in report.lines:
            write_line(line_of(line))
        return
    click.echo(desk.import_label(report))
    for line in report.failed:
        click.echo(f"  {line.message} {line.advice}".rstrip(), err=True)
