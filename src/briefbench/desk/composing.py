"""How articles and quotes get to their place in a brief: each of these is one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from briefbench.analysis.country_names import country_name
from briefbench.base.words import tr, trn
from briefbench.desk.briefs import new_brief
from briefbench.desk.library import Library
from briefbench.model.kinds import ItemKind, TextType
from briefbench.model.records import Article, Brief, Item, ItemQuote, Section
from briefbench.store import briefs as questions
from briefbench.store.articles import articles_by_id
from briefbench.store.quotes import quotes_by_id


def add_articles_to_brief(
    library: Library,
    brief_id: int | None,
    article_ids: Sequence[int],
    section_id: int | None = None,
    position: int | None = None,
) -> list[int]:
    """Put articles into a brief as items, one each, and return the items' ids in that order.

    The item's text is the article's first paragraph, as an excerpt. An article that stands in the
    brief already gets no second item and stays at its place.

    Args:
        library: Where they are.
        brief_id: Which brief; None starts a new one.
        article_ids: Which articles.
        section_id: Where new items go; without it each goes to the section named after the country
            its article is about, made when absent.
        position: The place of the first new item in that section, counted from 0; at its end
            without.

    Raises:
        NotFound: The brief, the section or an article is gone; nothing was changed.

    """
    label = trn("Add {n} article to brief", "Add {n} articles to brief", len(article_ids))
    with library.change(label) as session:
        adding = _Adding.to(session, brief_id, section_id, position)
        articles = articles_by_id(session, article_ids)
        return [adding.item_of(article).id for article in articles]


def add_quotes_to_brief(
    library: Library,
    brief_id: int | None,
    quote_ids: Sequence[int],
    section_id: int | None = None,
    position: int | None = None,
) -> list[int]:
    """Put quotes into a brief, each into the item of its article, made as for articles.

    Returns:
        The ids of the items, in the order of the quotes.

    Raises:
        NotFound: The brief, the section or a quote is gone; nothing was changed.

    """
    label = trn("Add {n} quote to brief", "Add {n} quotes to brief", len(quote_ids))
    with library.change(label) as session:
        adding = _Adding.to(session, brief_id, section_id, position)
        items = []
        for quote in quotes_by_id(session, quote_ids):
            item = adding.item_of(quote.article)
            if all(held.quote_id != quote.id for held in item.quotes):
                item.quotes.append(ItemQuote(quote_id=quote.id, position=len(item.quotes)))
            session.flush()
            items.append(item.id)
        return items


def move_items(library: Library, item_ids: Sequence[int], section_id: int, position: int) -> None:
    """Put items at another place, in their order.

    Args:
        library: Where they are.
        item_ids: Which items.
        section_id: The section they go to.
        position: The place of the first there, counted from 0 without those that are moved.

    Raises:
        NotFound: An item or the section is gone; nothing was changed.

    """
    with library.change(trn("Move {n} item", "Move {n} items", len(item_ids))) as session:
        target = questions.section_by_id(session, section_id)
        moved = [questions.item_by_id(session, item_id) for item_id in dict.fromkeys(item_ids)]
        inside = [item for item in target.items if item not in moved]
        inside[position:position] = moved
        left = {item.section_id for item in moved} - {target.id}
        for item in moved:
            item.section_id = target.id  # not through the collections: there it would be an orphan
        for before in left:
            rest = questions.section_by_id(session, before).items
            questions.place_in([item for item in rest if item not in moved])
        questions.place_in(inside)


@dataclass(slots=True)
class _Adding:
    """Where what is added goes; ``position`` moves on behind each new item."""

    session: Session
    brief: Brief
    section: Section | None
    position: int | None

    @classmethod
    def to(
        cls, session: Session, brief_id: int | None, section_id: int | None, position: int | None
    ) -> _Adding:
        """Find brief and section; raises NotFound."""
        brief = questions.brief_by_id(session, brief_id) if brief_id else new_brief(session)
        section = questions.section_by_id(session, section_id) if section_id else None
        return cls(session, brief, section, position)

    def item_of(self, article: Article) -> Item:
        """Return the item of an article, made at its place when there is none."""
        for present in self.brief.sections:
            for item in present.items:
                if item.article_id == article.id:
                    return item
        section = self.section or self._section_for(article)
        own = [block.text for block in article.blocks if not block.tail]
        item = Item(
            kind=ItemKind.ARTICLE,
            headline=article.title,
            article_id=article.id,
            text_type=TextType.EXCERPT,
            text=own[0] if own else "",
            position=len(section.items),
        )
        if self.section is None or self.position is None:
            section.items.append(item)
        else:
            section.items.insert(self.position, item)
            self.position += 1
            questions.place_in(section.items)
        self.session.flush()
        return item

    def _section_for(self, article: Article) -> Section:
        about = next((c.code for c in article.countries if c.about), "")
        title = country_name(about) if about else tr("Other")
        return questions.section_named(self.session, self.brief, title)
