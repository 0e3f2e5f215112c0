"""Quotes for other programs and from them, as W3C Web Annotations (JSON-LD)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.base.errors import UnreadablePage
from briefbench.base.progress import SILENT, Progress
from briefbench.base.words import tr, trn
from briefbench.briefs.saving import save_whole
from briefbench.desk.library import Library
from briefbench.intake.annotations import LARGEST, read_annotations
from briefbench.model.annotations import AnnotationDraft, AnnotationsReport, LeftAnnotation
from briefbench.model.records import Article, Quote
from briefbench.store.annotations import (
    annotation_objects,
    articles_named,
    blocks_of,
    certain_places,
    known_uids,
    page_object,
    quote_from,
)

AT_HAND = 64
"""Articles whose text is kept while annotations are taken: these come page by page."""


def export_annotations(library: Library, path: Path, quote_ids: Sequence[int] | None = None) -> int:
    """Write quotes as a page of W3C Web Annotations and return how many.

    Each carries its words with what stands around them and their position, who spoke in which role,
    the officer's comment, and the page by address and by the SHA-256 of the kept original.

    Args:
        library: Where the quotes are.
        path: The file, which is replaced when it is there.
        quote_ids: Which ones, in this order; None for all of live articles.

    Raises:
        ExportFailed: The file cannot be written.

    """
    with library.read() as session:
        ids = _live(session) if quote_ids is None else quote_ids
        objects = annotation_objects(session, ids)
    text = json.dumps(page_object(objects), ensure_ascii=False, indent=1)
    save_whole(path, text.encode())
    return len(objects)


def import_annotations(
    library: Library, path: Path, progress: Progress = SILENT
) -> AnnotationsReport:
    """Take the annotations of a file as quotes of the articles they are about, as one change.

    A quote stands where its words are found for certain; otherwise it keeps them and waits for
    review. One that the library has already is left as it is. Nothing is fetched.

    Args:
        library: Where the articles are.
        path: A file of W3C Web Annotations.
        progress: Is told the annotations done; may cancel, nothing was changed then.

    Raises:
        UnreadablePage: The file cannot be opened, or holds no annotations.
        Cancelled: The user stopped.

    """
    found = read_annotations(_content(path), path.name)
    drafts = [one for one in found if isinstance(one, AnnotationDraft)]
    left = [one for one in found if isinstance(one, LeftAnnotation)]
    numbers = {id(one): number for number, one in enumerate(found, 1)}
    wanted: dict[str, tuple[int, AnnotationDraft]] = {}
    with library.read() as session:
        known = known_uids(session, (draft.uid for draft in drafts))
        for done, draft in enumerate(drafts):
            progress.step(done, len(drafts))
            if draft.uid in known or draft.uid in wanted:
                continue
            article = _article(session, draft)
            if article is None:
                left.append(LeftAnnotation(numbers[id(draft)], _not_here(draft)))
            else:
                wanted[draft.uid] = article, draft
    if not wanted:
        return AnnotationsReport((), len(found) - len(left), 0, _in_file_order(left))
    label = trn("Import {n} annotation", "Import {n} annotations", len(wanted))
    with library.change(label) as session:
        blocks = lru_cache(AT_HAND)(partial(blocks_of, session))
        quotes = [
            quote_from(session, article, blocks(article), draft)
            for article, draft in wanted.values()
        ]
        session.add_all(quotes)
        session.flush()
        return AnnotationsReport(
            new=tuple(quote.id for quote in quotes),
            known=len(found) - len(left) - len(quotes),
            review=sum(quote.review for quote in quotes),
            left=_in_file_order(left),
        )


def annotations_label(report: AnnotationsReport) -> str:
    """Return in one sentence how an import of annotations went."""
    new, left = len(report.new), len(report.left)
    parts = [trn("{n} quote taken", "{n} quotes taken", new)]
    if report.review:
        parts.append(trn("{n} to review", "{n} to review", report.review))
    if report.known:
        parts.append(trn("{n} known", "{n} known", report.known))
    if left:
        parts.append(trn("{n} left out", "{n} left out", left))
    return " · ".join(parts)


def _in_file_order(left: Sequence[LeftAnnotation]) -> tuple[LeftAnnotation, ...]:
    return tuple(sorted(left, key=lambda one: one.number))


def _article(session: Session, draft: AnnotationDraft) -> int | None:
    """Return the article an annotation is about: of several the one that has its words."""
    named = articles_named(session, draft.page)
    for article in named[1:] and named:
        if certain_places(blocks_of(session, article), draft.spans):
            return article
    return named[0] if named else None


def _not_here(draft: AnnotationDraft) -> str:
    page = draft.page.address or draft.page.sha256 or draft.page.article
    return tr("Its page is not in the library: {page}").format(page=page[:200])


def _live(session: Session) -> list[int]:
    live = select(Quote.id).join(Quote.article).where(Article.trashed.is_(None))
    return list(session.scalars(live.order_by(Quote.id)))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadablePage(
            tr("{path} cannot be opened: {reason}.").format(
                path=path, reason=error.strerror or error
            ),
            tr("Check the name, and that you may read it."),
            "missing",
        ) from error
