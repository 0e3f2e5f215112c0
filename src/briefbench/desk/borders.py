"""The border between an article and the rest of its page, and what is remembered of moving it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from briefbench.analysis import WordLists
from briefbench.base.errors import NotFound, Refused
from briefbench.base.outlets import outlet_key
from briefbench.base.progress import SILENT, Progress
from briefbench.base.words import tr, trn
from briefbench.desk.library import Library
from briefbench.desk.own_words import understood, word_lists
from briefbench.intake.border_rules import folded, follow_rules, rules_of_move
from briefbench.model.drafts import ArticleDraft, BorderRuleDraft
from briefbench.model.import_records import BorderRule
from briefbench.model.import_rows import BorderRuleRow
from briefbench.model.records import Article, Source
from briefbench.store.articles import articles_by_id
from briefbench.store.borders import (
    block_drafts,
    border_rules,
    rule_drafts,
    rule_row,
)
from briefbench.store.findings import follow_border, stored_draft
from briefbench.store.steps import by_id, in_steps
from briefbench.store.stories import look_again

_CHUNK = 200  # articles whose text is looked at together


def set_tail(
    library: Library,
    article_id: int,
    positions: Sequence[int],
    *,
    tail: bool,
    remember: bool = True,
) -> list[BorderRuleRow]:
    """Move blocks out of the article's own text, or back into it.

    Countries and open suggestions follow the text; what the officer decided, and quotes, stay.

    Args:
        library: The library to change.
        article_id: The article.
        positions: Of the blocks to move.
        tail: Out of the article, or into it.
        remember: Also make rules for pages of this outlet that are read from now on, where the
            blocks can be known again; moving back what a rule knows takes that rule away.

    Returns:
        The rules that were made.

    Raises:
        NotFound: The article is gone.

    """
    label = tr("Take out of the article") if tail else tr("Take into the article")
    with library.change(label) as session:
        (article,) = articles_by_id(session, [article_id])
        wanted = {b.position for b in article.blocks if b.position in set(positions)}
        moved = [block.position for block in article.blocks if block.position in wanted]
        newly = [b for b in article.blocks if b.position in wanted and b.tail != tail]
        for block in newly:
            block.tail = tail
            block.by_officer = True
        made = _remember(session, article, moved, tail=tail) if remember else []
        session.flush()
        if newly:
            lists = word_lists(session)
            follow_border(session, article, understood(lists, article, stored_draft(article)))
        look_again(session, [article_id])
        return [rule_row(rule) for rule in made]


def list_border_rules(library: Library, source_id: int | None = None) -> list[BorderRuleRow]:
    """Return the rules of an outlet, or of all, in the order they were made.

    Raises:
        NotFound: The outlet is gone.

    """
    with library.read() as session:
        source = None if source_id is None else _source(session, source_id)
        return [rule_row(rule) for rule in border_rules(session, source)]


def remove_border_rules(library: Library, rule_ids: Sequence[int]) -> None:
    """Forget rules; articles stay as they are.

    Raises:
        NotFound: A rule is gone; nothing was changed.

    """
    label = trn("Remove {n} border rule", "Remove {n} border rules", len(rule_ids))
    with library.change(label) as session:
        for rule in by_id(session, BorderRule, rule_ids, tr("That border rule is gone.")):
            session.delete(rule)


def apply_border_rules(library: Library, source_id: int, progress: Progress = SILENT) -> int:
    """Follow an outlet's rules on its articles that are in the library; return how many changed.

    What the officer moved by hand stays where it was put. Countries and open suggestions follow
    the text.

    Raises:
        NotFound: The outlet is gone.
        Refused: There is no rule for it.
        LibraryBusy: Another program writes to the library.
        Cancelled: Nothing was changed.

    """
    library.hold()
    with library.read() as session:
        rules = rule_drafts(session, _source(session, source_id))
        lists = word_lists(session)
        if not rules:
            raise Refused(
                tr("There is no border rule for this source."),
                tr("Move the border in one of its articles first."),
            )
        ids = session.scalars(select(Article.id).where(Article.source_id == source_id)).all()
    moved: dict[int, ArticleDraft] = {}
    for start in range(0, len(ids), _CHUNK):
        with library.read() as session:
            for done, article in enumerate(_articles(session, ids[start : start + _CHUNK]), start):
                progress.step(done, len(ids))
                if placed := _placed(article, rules):
                    moved[article.id] = understood(lists, article, placed)
    with library.change(tr("Apply border rules")) as session:
        changed = [
            article.id
            for part in in_steps(list(moved))
            for article in _articles(session, part)
            if _place(session, article, rules, moved[article.id], lists)
        ]
        look_again(session, changed)
        return len(changed)


def _articles(session: Session, ids: Sequence[int]) -> Sequence[Article]:
    """Return articles with all that hangs on the border."""
    below = (Article.blocks, Article.countries, Article.suggestions, Article.quotes)
    options = [selectinload(each) for each in below]
    return session.scalars(select(Article).where(Article.id.in_(ids)).options(*options)).all()


def _placed(article: Article, rules: Sequence[BorderRuleDraft]) -> ArticleDraft | None:
    """Return the article with its border by the rules, None where it is there already."""
    draft = stored_draft(article)
    by_rules = follow_rules(draft.blocks, rules)
    blocks = tuple(
        was if stored.by_officer else wanted
        for stored, was, wanted in zip(article.blocks, draft.blocks, by_rules, strict=True)
    )
    return replace(draft, blocks=blocks) if blocks != draft.blocks else None


def _place(
    session: Session,
    article: Article,
    rules: Sequence[BorderRuleDraft],
    found: ArticleDraft,
    lists: WordLists,
) -> bool:
    """Move the border by the rules; False when there is nothing to do any more.

    What was understood before counts if nobody changed the text or its headline meanwhile.
    """
    placed = _placed(article, rules)
    if placed is None:
        return False
    for block, wanted in zip(article.blocks, placed.blocks, strict=True):
        block.tail = wanted.tail
    same = (placed.title, placed.blocks) == (found.title, found.blocks)
    follow_border(session, article, found if same else understood(lists, article, placed))
    return True


def _source(session: Session, source_id: int) -> Source:
    source = session.get(Source, source_id)
    if source is None:
        raise NotFound(tr("That source is no longer in the library."))
    return source


def _remember(
    session: Session, article: Article, moved: Sequence[int], *, tail: bool
) -> list[BorderRule]:
    """Make the rules a move teaches; one that said the opposite goes, and nothing comes for it."""
    source = article.source
    outlet = outlet_key(source.name, source.domain) if source else ""
    if source is None or not outlet:
        return []
    known = {folded(rule.text): rule for rule in border_rules(session, source)}
    made: list[BorderRule] = []
    for block in (b for b in article.blocks if b.position in set(moved)):
        rule = known.get(folded(block.text))
        if rule is not None and rule.kind.tail != tail:
            session.delete(rule)
    for learned in rules_of_move(block_drafts(article.blocks), moved, tail=tail):
        if folded(learned.text) in known:
            continue
        rule = BorderRule(outlet=outlet, kind=learned.kind, text=learned.text)
        known[folded(learned.text)] = rule
        made.append(rule)
    session.add_all(made)
    session.flush()
    return made
