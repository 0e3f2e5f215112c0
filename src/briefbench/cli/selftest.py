"""Tries every part once on the sample pages; proves that a packaged program is whole."""

from __future__ import annotations

import importlib
import tempfile
from pathlib import Path

import click

from briefbench import desk
from briefbench.base.words import tr

ROOMS = ("intake", "analysis", "store", "search", "columns", "timeline", "briefs", "desk")


def run_selftest() -> int:
    """Import, search and export in a temporary library; return 0 when all of it worked."""
    for room in ROOMS:
        importlib.import_module(f"briefbench.{room}")
    with tempfile.TemporaryDirectory(prefix="briefbench-") as folder:
        library = desk.open_library(Path(folder) / "library", holder="selftest")
        try:
            report = desk.import_sample(library)
            desk.work_off_index(library)
            found = desk.search(library, "border OR water OR trade")
            pdf, docx = Path(folder) / "brief.pdf", Path(folder) / "brief.docx"
            desk.export_digest(library, title="Selftest", pdf=pdf, docx=docx)
            checks = {
                "import": report.new > 0 and not report.failed,
                "search": found.total > 0,
                "pdf": pdf.read_bytes().startswith(b"%PDF"),
                "docx": docx.read_bytes().startswith(b"PK"),
                "window": _window_imports(),
            }
        finally:
            library.close()
    for name, well in checks.items():
        click.echo(f"{name}: {'ok' if well else 'FAILED'}")
    if all(checks.values()):
        click.echo(tr("Selftest passed."))
        return 0
    return 1


def _window_imports() -> bool:
    return bool(importlib.import_module("briefbench.ui.app"))
