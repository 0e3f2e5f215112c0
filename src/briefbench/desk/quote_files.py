"""Quotes as files for spreadsheets, other programs and word processors."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from briefbench.base.cells import plain_cell
from briefbench.base.dates import utc_now
from briefbench.base.errors import Refused
from briefbench.base.progress import SILENT, Progress
from briefbench.base.words import tr, trn
from briefbench.briefs.saving import save_whole
from briefbench.desk.doubts import doubted_quotes, with_doubts
from briefbench.desk.library import Library, setting
from briefbench.desk.outline import as_kept, evidence_of, names_of, period_of
from briefbench.model.kinds import ItemKind, Tlp
from briefbench.model.outline import Outline, OutlineItem, OutlineSection
from briefbench.model.records import Article, Block, Quote
from briefbench.model.rows import QuoteRow
from briefbench.store.places import BodyMap
from briefbench.store.quotes import quote_rows
from briefbench.store.steps import in_steps

COLUMNS = (
    "id", "words", "speaker", "role", "country", "kind", "source", "headline", "published",
    "language", "address", "verbatim", "needs_review", "comment", "translation", "translator",
    "tags", "article_tags", "about", "briefs", "added", "article", "sha256",
)  # fmt: skip
"""Headings of the CSV file, in order; the same names as in JSON, lists joined by ``; ``."""

STEP = 200
"""Quotes between two steps of progress."""


def export_quotes(
    library: Library, quote_ids: Sequence[int], path: Path, progress: Progress = SILENT
) -> int:
    """Write quotes in the order given, as the ending of ``path`` says; return how many.

    * ``.csv``: UTF-8 with a byte order mark, because spreadsheets read it as another encoding
      without one; headings as in ``COLUMNS``. A cell that a spreadsheet would take for a formula
      has an apostrophe before it.
    * ``.json``: ``{"quotes": [...]}``, in each the fields of ``COLUMNS`` with lists and ``null``,
      and ``spans``: ``[start, end)`` in code points of the article's body as ``briefbench read``
      gives it, ``null`` where the quote has no place in the body. ids are UUIDv7.
    * ``.docx``: a Word document of headings, quotations, attributions, footnotes and a list of
      sources, as a brief has them.

    Quotes that are gone are left out. The file is whole or not there.

    Raises:
        Refused: Another ending.
        ExportFailed: The file cannot be written.
        Cancelled: The user stopped; nothing was written.

    """
    match path.suffix.lower():
        case ".csv":
            objects = list(_objects(library, quote_ids, progress, spans=False))
            save_whole(path, _csv(objects).encode("utf-8-sig", "backslashreplace"))
        case ".json":
            objects = list(_objects(library, quote_ids, progress, spans=True))
            text = json.dumps({"quotes": objects}, ensure_ascii=False, indent=1)
            save_whole(path, text.encode("utf-8", "backslashreplace"))
        case ".docx":
            return _write_word(library, quote_ids, path, progress)
        case _:
            raise Refused(
                tr("Quotes cannot be written as {name}.").format(name=path.name),
                tr("Use a name that ends in .csv, .json or .docx."),
            )
    return len(objects)


def quote_objects(library: Library, quote_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Return quotes as objects ready for JSON, with the fields ``export_quotes`` tells."""
    return list(_objects(library, quote_ids, SILENT, spans=True))


def quotes_csv(library: Library, quote_ids: Sequence[int]) -> str:
    """Return quotes as the text of a CSV file, headings first, as ``export_quotes`` writes it."""
    return _csv(_objects(library, quote_ids, SILENT, spans=False))


def _objects(
    library: Library, quote_ids: Sequence[int], progress: Progress, *, spans: bool
) -> Iterator[dict[str, Any]]:
    """Give quotes with the fields of ``COLUMNS``, and with ``spans``, for which texts are read."""
    for start in range(0, len(quote_ids), STEP):
        progress.step(start, len(quote_ids))
        with library.read() as session:
            rows = with_doubts(library, quote_rows(session, quote_ids[start : start + STEP]))
            articles = _articles(session, {row.article_id for row in rows})
            bodies = _bodies(session, articles) if spans else {}
            for row in rows:
                told = _object(row, articles[row.article_id])
                yield told | _spans(row, bodies[row.article_id]) if spans else told


def _object(row: QuoteRow, article: Article) -> dict[str, Any]:
    return {
        "id": row.uid,
        "words": row.shown,
        "speaker": row.speaker or None,
        "role": row.role or None,
        "country": row.country,
        "kind": row.kind.value,
        "source": row.source or None,
        "headline": row.headline,
        "published": row.published or None,
        "language": row.language or None,
        "address": article.url,
        "verbatim": row.verbatim,
        "needs_review": row.review and not row.orphan,
        "comment": row.comment,
        "translation": row.translation or None,
        "translator": row.translator or None,
        "tags": [tag.path for tag in row.own_tags],
        "article_tags": [tag.path for tag in row.tags],
        "about": [chip.code for chip in row.countries if chip.about],
        "briefs": list(row.briefed),
        "added": row.added,
        "article": article.uid,
        "sha256": article.original.sha256,
    }


def _spans(row: QuoteRow, body: BodyMap) -> dict[str, Any]:
    spans = [body.span(place) for place in row.places]
    return {"spans": [list(span) for span in spans if span] if spans and all(spans) else None}


def _csv(objects: Iterable[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for one in objects:
        writer.writerow([_cell(one[name]) for name in COLUMNS])
    return text.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            text = "; ".join(map(str, value))
        case _:
            text = str(value)
    return plain_cell(text)


def _articles(session: Session, ids: set[int]) -> dict[int, Article]:
    found: dict[int, Article] = {}
    for part in in_steps(sorted(ids)):
        asked = select(Article).where(Article.id.in_(part)).options(selectinload(Article.original))
        found |= {article.id: article for article in session.scalars(asked)}
    return found


def _bodies(session: Session, ids: Iterable[int]) -> dict[int, BodyMap]:
    """Return where each block begins in the bodies of these articles."""
    bodies: dict[int, BodyMap] = {}
    for part in in_steps(sorted(ids)):
        asked = (
            select(Block.article_id, Block.position, Block.text)
            .where(Block.article_id.in_(part), Block.tail.is_(False))
            .order_by(Block.article_id, Block.position)
        )
        bodies |= {id_: BodyMap([]) for id_ in part}
        for id_, blocks in groupby(session.execute(asked), key=lambda row: row[0]):
            bodies[id_] = BodyMap((position, text) for _, position, text in blocks)
    return bodies


def _write_word(library: Library, quote_ids: Sequence[int], path: Path, progress: Progress) -> int:
    from briefbench.briefs.word import write_quotes  # loads python-docx

    items: list[OutlineItem] = []
    articles: dict[int, Article] = {}
    doubts = doubted_quotes(library)
    with library.read() as session:
        for start in range(0, len(quote_ids), STEP):
            progress.step(start, len(quote_ids))
            for quote in _whole_quotes(session, quote_ids[start : start + STEP]):
                articles[quote.article_id] = quote.article
                items.append(_item(quote, len(items) + 1, doubts))
        title = trn("{n} quote", "{n} quotes", len(items))
        outline = Outline(
            title=tr("Quotes"),
            sections=(OutlineSection(title, tuple(items)),),
            evidence=tuple(evidence_of(article) for article in articles.values()),
            date=utc_now()[:10],
            period=period_of(article.published for article in articles.values()),
            tlp=Tlp(setting(session, "tlp") or Tlp.CLEAR),
            zone=setting(session, "zone") or "UTC",
            author=setting(session, "author"),
            house=setting(session, "house"),
            unit=setting(session, "unit"),
            mark_svg=setting(session, "mark"),
            country_names=names_of(articles.values()),
        )
    write_quotes(outline, path)
    return len(items)


def _whole_quotes(session: Session, ids: Sequence[int]) -> list[Quote]:
    """Return quotes with all that is printed of them and their articles; gone ones left out."""
    article = joinedload(Quote.article)
    asked = select(Quote).options(
        joinedload(Quote.speaker),
        article.joinedload(Article.source),
        article.joinedload(Article.original),
        article.selectinload(Article.countries),
        article.selectinload(Article.blocks),
    )
    found = {quote.id: quote for quote in session.scalars(asked.where(Quote.id.in_(ids)))}
    return [found[id_] for id_ in ids if id_ in found]


def _item(quote: Quote, number: int, doubts: Mapping[int, str]) -> OutlineItem:
    article = quote.article
    return OutlineItem(
        number=number,
        uid=quote.uid,
        kind=ItemKind.ARTICLE,
        headline=article.title,
        countries=tuple(c.code for c in article.countries if c.about),
        outlet=article.source.name if article.source else "",
        published=article.published or "",
        language=article.language,
        quotes=(as_kept(quote, doubts),),
        comment=quote.comment,
        evidence=article.uid,
    )
