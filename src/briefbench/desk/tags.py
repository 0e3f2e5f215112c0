"""What an officer does with tags."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefbench.base.errors import Refused
from briefbench.base.words import tr, trn
from briefbench.desk.library import Library
from briefbench.model.records import Article, ArticleTag, Quote, QuoteTag, Tag
from briefbench.model.rows import TagRow
from briefbench.store.articles import articles_by_id
from briefbench.store.quotes import quotes_by_id
from briefbench.store.tags import HUES, tag_at, tag_by_id, tag_rows


def tag_articles(library: Library, article_ids: Sequence[int], path: str) -> int:
    """Give these articles the tag at ``path`` (``border/trade``), made when absent.

    Returns:
        The tag's id. Articles that carry it already are left as they are.

    Raises:
        NotFound: An article is gone; nothing was changed.
        Refused: The path has no words.

    """
    label = trn("Tag {n} article", "Tag {n} articles", len(article_ids))
    with library.change(label) as session:
        return _give(session, articles_by_id(session, article_ids), path)


def untag_articles(library: Library, article_ids: Sequence[int], tag_id: int) -> None:
    """Take the tag off these articles.

    Raises:
        NotFound: The tag or an article is gone.

    """
    label = trn("Take tag off {n} article", "Take tag off {n} articles", len(article_ids))
    with library.change(label) as session:
        _take_off(session, articles_by_id(session, article_ids), tag_id)


def tag_quotes(library: Library, quote_ids: Sequence[int], path: str) -> int:
    """Give these quotes the tag at ``path``, as ``tag_articles`` does.

    Returns:
        The tag's id.

    Raises:
        NotFound: A quote is gone; nothing was changed.
        Refused: The path has no words.

    """
    label = trn("Tag {n} quote", "Tag {n} quotes", len(quote_ids))
    with library.change(label) as session:
        return _give(session, quotes_by_id(session, quote_ids), path)


def untag_quotes(library: Library, quote_ids: Sequence[int], tag_id: int) -> None:
    """Take the tag off these quotes.

    Raises:
        NotFound: The tag or a quote is gone.

    """
    label = trn("Take tag off {n} quote", "Take tag off {n} quotes", len(quote_ids))
    with library.change(label) as session:
        _take_off(session, quotes_by_id(session, quote_ids), tag_id)


def list_tags(library: Library) -> list[TagRow]:
    """Return all tags in tree order, without counts."""
    with library.read() as session:
        return tag_rows(session)


def rename_tag(library: Library, tag_id: int, name: str) -> None:
    """Give a tag another name at its place in the tree.

    Raises:
        NotFound: It is gone.
        Refused: The name is empty, holds a slash, or stands there already.

    """
    plain = " ".join(name.split())
    if not plain or "/" in plain:
        raise Refused(tr("A tag needs a name without a slash."), tr("Write one word or more."))
    with library.change(tr("Rename tag")) as session:
        tag = tag_by_id(session, tag_id)
        beside = session.scalars(select(Tag).where(Tag.name == plain, Tag.id != tag.id))
        if any(other.parent_id == tag.parent_id for other in beside):
            raise Refused(
                tr("There is a tag {name} already.").format(name=plain), tr("Choose another name.")
            )
        tag.name = plain


def recolour_tag(library: Library, tag_id: int, colour: int) -> None:
    """Give a tag another hue, 0 to 5.

    Raises:
        NotFound: It is gone.

    """
    with library.change(tr("Recolour tag")) as session:
        tag_by_id(session, tag_id).colour = colour % HUES


def remove_tag(library: Library, tag_id: int) -> None:
    """Remove a tag and all below it; articles and quotes stay.

    Raises:
        NotFound: It is gone.

    """
    with library.change(tr("Remove tag")) as session:
        below = [tag_by_id(session, tag_id)]
        for tag in below:
            below.extend(session.scalars(select(Tag).where(Tag.parent_id == tag.id)))
        for tag in reversed(below):
            for carried in session.scalars(select(ArticleTag).where(ArticleTag.tag_id == tag.id)):
                session.delete(carried)
            for held in session.scalars(select(QuoteTag).where(QuoteTag.tag_id == tag.id)):
                session.delete(held)
            session.flush()
            session.delete(tag)
            session.flush()


def _give(session: Session, carriers: Iterable[Article | Quote], path: str) -> int:
    tag = tag_at(session, path)
    for carrier in carriers:
        if any(carried.tag_id == tag.id for carried in carrier.tags):
            continue
        if isinstance(carrier, Article):
            carrier.tags.append(ArticleTag(tag_id=tag.id))
        else:
            carrier.tags.append(QuoteTag(tag_id=tag.id))
    return tag.id


def _take_off(session: Session, carriers: Iterable[Article | Quote], tag_id: int) -> None:
    tag_by_id(session, tag_id)
    for carrier in carriers:
        for carried in [each for each in carrier.tags if each.tag_id == tag_id]:
            carrier.tags.remove(carried)  # type: ignore[arg-type]  # each of its own kind
