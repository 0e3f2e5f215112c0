"""What an officer does with briefs: compose them out of articles, quotes and charts."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy.orm import Session

from briefbench.base.errors import Refused
from briefbench.base.words import tr, trn
from briefbench.desk.figures import chart_headline
from briefbench.desk.library import Library, setting
from briefbench.model.brief_rows import BriefRow, BriefView
from briefbench.model.charts import ChartLook, ChartQuestion, kept_chart, look_of, question_of
from briefbench.model.kinds import ItemKind, TextType, Tlp
from briefbench.model.records import Brief, Item, Section
from briefbench.store import briefs as questions

BRIEF_FIELDS = frozenset(
    {"title", "subtitle", "number", "author", "distribution", "marking", "tlp", "cutoff"}
)
ITEM_FIELDS = frozenset({"headline", "text", "text_type", "comment", "remark", "tlp"})


def list_briefs(library: Library) -> list[BriefRow]:
    """Return every brief, the newest first."""
    with library.read() as session:
        return questions.brief_rows(session)


def brief_view(library: Library, brief_id: int) -> BriefView:
    """Return everything of one brief, items numbered through.

    Raises:
        NotFound: It is gone.

    """
    with library.read() as session:
        return questions.brief_view(session, brief_id)


def make_brief(library: Library, title: str, *, tlp: Tlp | None = None) -> int:
    """Start a brief and return its id; without ``tlp`` it takes the library's handling mark."""
    with library.change(tr("New brief")) as session:
        return new_brief(session, title, tlp).id


def new_brief(session: Session, title: str = "", tlp: Tlp | None = None) -> Brief:
    """Start a brief inside a change; without a mark it takes the library's."""
    mark = tlp or Tlp(setting(session, "tlp") or Tlp.CLEAR)
    brief = Brief(title=" ".join(title.split()) or tr("Untitled brief"), tlp=mark)
    session.add(brief)
    session.flush()
    return brief


def set_brief(library: Library, brief_id: int, **fields: str | Tlp) -> None:
    """Set fields of a brief: ``BRIEF_FIELDS``.

    Raises:
        NotFound: The brief is gone.
        Refused: The title is empty.
        TypeError: There is no such field.

    """
    _require(fields, BRIEF_FIELDS)
    if not str(fields.get("title", "-")).strip():
        raise Refused(tr("A brief needs a title."))
    with library.change(tr("Change brief")) as session:
        brief = questions.brief_by_id(session, brief_id)
        for name, value in fields.items():
            setattr(brief, name, value)


def set_glance(library: Library, brief_id: int, lines: Sequence[tuple[str, str]]) -> None:
    """Write *At a glance*: lines of text, each with the uid of the item it is linked to.

    Raises:
        NotFound: The brief is gone.

    """
    with library.change(tr("Change “At a glance”")) as session:
        brief = questions.brief_by_id(session, brief_id)
        brief.glance = [[text.strip(), uid] for text, uid in lines if text.strip()]


def remove_brief(library: Library, brief_id: int) -> None:
    """Remove a brief; articles and quotes stay.

    Raises:
        NotFound: The brief is gone.

    """
    with library.change(tr("Remove brief")) as session:
        session.delete(questions.brief_by_id(session, brief_id))


def add_section(library: Library, brief_id: int, title: str) -> int:
    """Add a section at the end and return its id.

    Raises:
        NotFound: The brief is gone.

    """
    with library.change(tr("Add section")) as session:
        brief = questions.brief_by_id(session, brief_id)
        return questions.section_named(session, brief, title.strip() or tr("Untitled section")).id


def rename_section(library: Library, section_id: int, title: str) -> None:
    """Give a section another title.

    Raises:
        NotFound: The section is gone.
        Refused: The title is empty.

    """
    if not title.strip():
        raise Refused(tr("A section needs a title."))
    with library.change(tr("Rename section")) as session:
        questions.section_by_id(session, section_id).title = title.strip()


def move_section(library: Library, section_id: int, position: int) -> None:
    """Put a section at another place of its brief, counted from 0.

    Raises:
        NotFound: The section is gone.

    """
    with library.change(tr("Move section")) as session:
        section = questions.section_by_id(session, section_id)
        brief = questions.brief_by_id(session, section.brief_id)
        others = [other for other in brief.sections if other.id != section.id]
        others.insert(position, section)
        questions.place_in(others)


def remove_section(library: Library, section_id: int) -> None:
    """Remove a section with its items.

    Raises:
        NotFound: The section is gone.

    """
    with library.change(tr("Remove section")) as session:
        section = questions.section_by_id(session, section_id)
        brief = questions.brief_by_id(session, section.brief_id)
        brief.sections = [other for other in brief.sections if other.id != section.id]
        questions.place_in(brief.sections)


def add_chart_to_brief(
    library: Library,
    brief_id: int | None,
    question: ChartQuestion,
    *,
    look: ChartLook | None = None,
    section_id: int | None = None,
) -> int:
    """Put a timeline into a brief, a new one for None, as an item that can be redrawn.

    It is counted as the question asks, anew each time unless it is frozen, and drawn as ``look``
    says; without one, few buckets as bars and more as lines. Returns the item's id.

    Raises:
        NotFound: The brief or the section is gone.

    """
    with library.change(tr("Put chart into the brief")) as session:
        brief = questions.brief_by_id(session, brief_id) if brief_id else new_brief(session)
        section = _chosen_section(session, brief, section_id, tr("Overview"))
        item = Item(
            kind=ItemKind.CHART,
            headline=chart_headline(question),
            position=len(section.items),
            chart=kept_chart(question, look),
        )
        section.items.append(item)
        session.flush()
        return item.id


def add_kept_chart(
    library: Library, brief_id: int | None, text: str, section_id: int | None = None
) -> int:
    """Put a chart that ``chart_text`` wrote into a brief; as ``add_chart_to_brief``."""
    kept = json.loads(text)
    return add_chart_to_brief(
        library, brief_id, question_of(kept), look=look_of(kept), section_id=section_id
    )


def add_silence(
    library: Library, brief_id: int, headline: str = "", section_id: int | None = None
) -> int:
    """Put "Nothing significant to report" on record as an item; return its id.

    Raises:
        NotFound: The brief or the section is gone.

    """
    with library.change(tr("Add silence")) as session:
        brief = questions.brief_by_id(session, brief_id)
        section = _chosen_section(session, brief, section_id, tr("Overview"))
        words = headline.strip() or tr("Nothing significant to report")
        item = Item(kind=ItemKind.SILENCE, headline=words, position=len(section.items))
        section.items.append(item)
        session.flush()
        return item.id


def set_item(library: Library, item_id: int, **fields: str | Tlp | TextType | None) -> None:
    """Set fields of an item: ``ITEM_FIELDS``; ``tlp`` None means the brief's.

    Raises:
        NotFound: The item is gone.
        TypeError: There is no such field.

    """
    _require(fields, ITEM_FIELDS)
    with library.change(tr("Change item")) as session:
        item = questions.item_by_id(session, item_id)
        for name, value in fields.items():
            setattr(item, name, value)


def remove_items(library: Library, item_ids: Sequence[int]) -> None:
    """Remove items from their brief; articles and quotes stay in the library.

    Raises:
        NotFound: An item is gone; nothing was changed.

    """
    label = trn("Remove {n} item", "Remove {n} items", len(item_ids))
    with library.change(label) as session:
        for item_id in item_ids:
            item = questions.item_by_id(session, item_id)
            section = questions.section_by_id(session, item.section_id)
            section.items = [other for other in section.items if other.id != item.id]
            questions.place_in(section.items)
            session.flush()


def remove_item_quote(library: Library, item_id: int, quote_id: int) -> None:
    """Take a quote out of an item; the quote stays in the library.

    Raises:
        NotFound: The item is gone.

    """
    with library.change(tr("Take quote out of the brief")) as session:
        item = questions.item_by_id(session, item_id)
        item.quotes = [held for held in item.quotes if held.quote_id != quote_id]
        questions.place_in(item.quotes)


def _require(fields: dict[str, object] | object, allowed: frozenset[str]) -> None:
    assert isinstance(fields, dict)
    unknown = set(fields) - allowed
    if unknown:
        raise TypeError(f"no such field: {', '.join(sorted(unknown))}")


def _chosen_section(session: Session, brief: Brief, section_id: int | None, title: str) -> Section:
    if section_id is not None:
        return questions.section_by_id(session, section_id)
    return questions.section_named(session, brief, title)
