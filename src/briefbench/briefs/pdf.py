"""The printed brief: tagged PDF (PDF/UA-1), its pages as pictures, and where everything stands."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefbench.base.errors import ExportFailed
from briefbench.base.places import resource
from briefbench.base.words import tr
from briefbench.briefs.characters import font_folder
from briefbench.briefs.saving import save_whole
from briefbench.briefs.sheet import Sheet
from briefbench.model.outline import Outline

if TYPE_CHECKING:
    import typst

STANDARD = "ua-1"  # PDF/UA-1, ISO 14289-1: readable with a screen reader
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PdfReport:
    """A written PDF: how many pages, and which characters no font draws (printed as U+FFFD)."""

    pages: int
    replaced: tuple[str, ...] = ()


def write_pdf(outline: Outline, path: Path) -> PdfReport:
    """Write the brief as a tagged PDF; the file is whole or not there.

    Raises:
        ExportFailed: The pages could not be made, or the file not written.

    """
    compiler, lost = _compiler(outline)
    made = _made(compiler, format="pdf", pdf_standards=STANDARD)
    save_whole(path, made[0])
    return PdfReport(_places(compiler)["total"], lost)


def page_images(outline: Outline, *, scale: float) -> list[bytes]:
    """Return every page as PNG, ``scale`` pixels a point (A4 is 595 by 842 points).

    Raises:
        ExportFailed: The pages could not be made.

    """
    compiler, _ = _compiler(outline)
    return _made(compiler, format="png", ppi=POINTS_PER_INCH * scale)


def page_numbers(outline: Outline) -> dict[str, int]:
    """Return the page on which each item (by uid) and each section (by title) begins.

    Raises:
        ExportFailed: The pages could not be made.

    """
    compiler, _ = _compiler(outline)
    found = _places(compiler)
    uids = [item.uid for section in outline.sections for item in section.items]
    titles = [section.title for section in outline.sections]
    return {
        **dict(zip(titles, found["sections"], strict=True)),
        **dict(zip(uids, found["items"], strict=True)),
    }


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()]
    )


def _compiler(outline: Outline) -> tuple[typst.Compiler, tuple[str, ...]]:
    import typst

    sheet = Sheet(outline)
    values = json.dumps(sheet.values(), ensure_ascii=False)
    folder = resource("brief")
    compiler = typst.Compiler(
        str(folder / "brief.typ"),
        root=str(folder),
        font_paths=_fonts(),
        sys_inputs={"brief": values},
    )
    return compiler, tuple(sorted(sheet.lost))


def _made(compiler: typst.Compiler, **options: Any) -> list[bytes]:
    import typst

    try:
        made = compiler.compile(**options)
    except (typst.TypstError, RuntimeError, ValueError) as problem:
        raise _failed(problem) from problem
    return made if isinstance(made, list) else [made] if made else []


def _places(compiler: typst.Compiler) -> dict[str, Any]:
    import typst

    try:
        found = json.loads(compiler.query("<pages>", field="value", one=True))
    except (typst.TypstError, RuntimeError, ValueError) as problem:
        raise _failed(problem) from problem
    return dict(found)


def _failed(problem: Exception) -> ExportFailed:
    first = (str(problem).splitlines() or [""])[0][:200]
    return ExportFailed(
        tr("The pages of the brief could not be made: {reason}").format(reason=first),
        tr("Try again without the house mark or the last item you added, and report this."),
    )
