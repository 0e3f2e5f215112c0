"""What an article's page gives besides its text: days it may be of, and its picture."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.analysis import offered_dates as reading
from briefbench.desk.library import Library
from briefbench.intake.pictures import is_picture, part_names, picture_in
from briefbench.model.fact_rows import OfferedDateRow
from briefbench.model.import_records import Original, Part
from briefbench.model.records import Article
from briefbench.store.articles import articles_by_id
from briefbench.store.originals import original_path
from briefbench.store.places import BodyMap

LARGEST_PAGE = 64 * 2**20
"""Bytes of a page that is searched for its picture."""


def offered_dates(library: Library, article_id: int) -> list[OfferedDateRow]:
    """Return days that may be the published date, the likeliest first, by what the text says.

    Words such as "on Wednesday" are counted back from when the page was captured, else from when it
    came into the library. Nothing is taken: ``set_published`` does that.

    Raises:
        NotFound: The article is gone.

    """
    with library.read() as session:
        (article,) = articles_by_id(session, [article_id])
        own = [(block.position, block.text) for block in article.blocks if not block.tail]
        until = article.captured or article.added
    places = BodyMap(own)
    offers = reading.offered_dates("\n\n".join(text for _, text in own), until)
    return [OfferedDateRow(o.value, o.words, places.place(o.span)) for o in offers]


def article_picture(library: Library, article_id: int) -> tuple[bytes, str] | None:
    """Return the article's lead picture (PNG, JPEG, GIF or WebP, 8 MB at most) and its caption.

    None when the page shows none, or did not bring it along: nothing is fetched.

    Raises:
        NotFound: The article is gone.

    """
    with library.read() as session:
        (article,) = articles_by_id(session, [article_id])
        if not article.picture:
            return None
        caption = article.picture["caption"] or article.picture["alt"]
        content = _content(session, library.folder, article)
    return (content, caption) if content and is_picture(content) else None


def _content(session: Session, folder: Path, article: Article) -> bytes | None:
    """Return the bytes of the picture: of a file beside the page, or from within the page."""
    reference = article.picture["reference"]
    beside = session.scalar(
        select(Original)
        .join(Part, Part.original_id == Original.id)
        .where(Part.page_id == article.original_id, Part.name.in_(part_names(reference)))
    )
    found = beside or (article.original if not article.member else None)
    if found is None or found.size > LARGEST_PAGE:
        return None
    try:
        content = original_path(folder, found.sha256, found.suffix).read_bytes()
    except OSError:
        return None
    return content if beside else picture_in(content, article.format, reference, article.url or "")
