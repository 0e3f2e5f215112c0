"""The untouched page behind an article: where it lies, what it is, and the pages of a PDF.

The pages of a PDF are drawn by PDFium in a process of their own: QtPdf is not part of the small Qt
that the program is shipped with, and a page that PDFium cannot bear must not end the window.
"""

from __future__ import annotations

import threading
from pathlib import Path
from weakref import WeakKeyDictionary

from briefbench.base.errors import NotFound, Refused, UnreadablePage
from briefbench.base.words import tr
from briefbench.desk.library import Library
from briefbench.desk.pool import SECONDS, Lost, Workers
from briefbench.model.kinds import Format
from briefbench.model.rows import OriginalRow
from briefbench.store.articles import original_row

Answer = tuple[int, bytes]

_WORK = ("briefbench.intake.documents.pdf_file:page_image_task",)
_drawing: WeakKeyDictionary[Library, Workers[None, Answer]] = WeakKeyDictionary()
_starting = threading.Lock()


def original_path(library: Library, article_id: int) -> Path:
    """Return where the page lies from which the article was read.

    Raises:
        NotFound: The article or the file is gone.

    """
    return _path(_original(library, article_id))


def original_kind(library: Library, article_id: int) -> Format | None:
    """Return as what the article's page can be shown; None when it lies inside another file.

    Raises:
        NotFound: The article is gone.

    """
    original = _original(library, article_id)
    return None if original.member else original.format


def original_pages(library: Library, article_id: int) -> int:
    """Return how many pages the article's PDF has.

    Raises:
        NotFound: The article or its file is gone.
        Refused: It was not read from a PDF.
        UnreadablePage: The file cannot be opened any more.

    """
    return _ask(library, article_id, -1, 0.0)[0]


def original_page_image(library: Library, article_id: int, page: int, scale: float) -> bytes:
    """Return a page of the article's PDF as PNG.

    The first call starts a process, which then stays until the library is closed.

    Args:
        library: Where the article is.
        article_id: Which one.
        page: The page's number from 0.
        scale: Pixels for a point (1/72 inch).

    Raises:
        NotFound: The article or its file is gone.
        Refused: It was not read from a PDF, or has no such page.
        UnreadablePage: The page cannot be drawn, or takes too much time or memory.

    """
    return _ask(library, article_id, max(page, 0), scale)[1]


def _ask(library: Library, article_id: int, page: int, scale: float) -> Answer:
    original = _original(library, article_id)
    if original.member or original.format is not Format.PDF:
        raise Refused(
            tr("{name} is no PDF.").format(name=original.name),
            tr("Open the original with the program it was made for."),
        )
    task = (None, (str(_path(original)), original.name, page, scale), SECONDS)
    _, answer = next(_workers(library).results([task]))
    if isinstance(answer, Lost):
        raise UnreadablePage(
            tr("Page {n} of {name} cannot be drawn.").format(n=page + 1, name=original.name),
            tr("Open the original with another program."),
            answer.kind,
        )
    return answer


def _workers(library: Library) -> Workers[None, Answer]:
    """Return the library's process for drawing, started when it is first needed."""
    with _starting:
        workers = _drawing.get(library)
        if workers is None:
            workers = _drawing[library] = Workers(_WORK, jobs=1)
            library.ends(lambda: _drawing.pop(library).close(wait=False))
        return workers


def _original(library: Library, article_id: int) -> OriginalRow:
    with library.read() as session:
        return original_row(session, article_id, library.folder)


def _path(original: OriginalRow) -> Path:
    path = Path(original.path)
    if not path.is_file():
        raise NotFound(
            tr("The original {name} is no longer in the library folder.").format(
                name=original.name
            ),
            tr("Bring the file {path} back from a backup.").format(path=path),
        )
    return path
