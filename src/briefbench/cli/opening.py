"""Opens the window."""

from __future__ import annotations

from pathlib import Path

import click

from briefbench.base.errors import Refused
from briefbench.base.places import default_library
from briefbench.base.words import tr
from briefbench.cli.display import has_display


@click.command("open")
@click.option(
    "--library",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The library's folder (default: your own).",
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def open_window(folder: Path | None, files: tuple[Path, ...]) -> int:
    """Open the window; files are imported."""
    if not has_display():
        raise Refused(
            tr("There is no display to open a window on."),
            tr("Use the commands for the terminal instead: briefbench --help."),
        )
    from briefbench.ui.app import run_window

    return run_window(folder or default_library(), files)
