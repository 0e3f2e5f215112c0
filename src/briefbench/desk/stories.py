"""What an officer does with copies and versions: see a story, part it, join it, compare texts."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from briefbench.analysis.comparing import compare_texts, compare_words
from briefbench.analysis.fingerprint import numbers_of, share_of
from briefbench.analysis.originals import StoryText, likely_original, outlet_names
from briefbench.base.errors import Refused
from briefbench.base.words import tr, trn
from briefbench.desk.library import Library
from briefbench.model.kinds import Likely
from briefbench.model.records import Article
from briefbench.model.story_records import InStory
from briefbench.model.story_rows import Comparison, StoryRow, StoryView
from briefbench.store import stories as questions
from briefbench.store.articles import articles_by_id
from briefbench.store.versions import older_versions, siblings_of


def story_view(library: Library, article_id: int) -> StoryView:
    """Return the story of an article: all its live articles, the likely original first.

    Raises:
        NotFound: The article is gone.

    """
    with library.read() as session:
        (here,) = articles_by_id(session, [article_id])
        number = questions.story_numbers(session, [article_id])[article_id]
        ids = questions.members_of(session, number) if number > 0 else [article_id]
        members = [
            article
            for article in articles_by_id(session, ids)
            if article.trashed is None or article is here
        ]
        rows = _story_rows(session, members, here)
        if len(rows) == 1:
            return StoryView("", rows, by_hand=False)
        by_hand = bool(questions.decided(session, {number}))
        return StoryView(questions.story_uid(session, number), rows, by_hand)


def split_from_story(library: Library, article_ids: Sequence[int]) -> None:
    """Part articles from the rest of their stories; those of one story stay together.

    When all of a story is chosen, each of its articles is alone afterwards. Older versions go
    with their page. The program joins neither part to the other again, nor to other stories.

    Raises:
        NotFound: An article is gone; nothing was changed.
        Refused: None of them is in a story with others.

    """
    label = trn(
        "Split {n} article from its story", "Split {n} articles from their story", len(article_ids)
    )
    with library.change(label) as session:
        articles_by_id(session, article_ids)
        chosen = set(article_ids) | siblings_of(session, article_ids)
        numbers = {n for n in questions.story_numbers(session, article_ids).values() if n > 0}
        parted = sum(_part(session, number, chosen) for number in sorted(numbers))
        if not parted:
            raise Refused(tr("These articles are in no story with others."))


def join_stories(library: Library, article_ids: Sequence[int]) -> None:
    """Make one story of the stories of these articles, with all that is in them.

    The program only adds to it afterwards.

    Raises:
        NotFound: An article is gone; nothing was changed.
        Refused: They are one story already, or fewer than two.

    """
    with library.change(tr("Join stories")) as session:
        articles_by_id(session, article_ids)
        numbers = sorted(set(questions.story_numbers(session, article_ids).values()))
        if len(numbers) < 2:
            raise Refused(
                tr("These articles are one story already."),
                tr("Choose articles of different stories."),
            )
        parts = {n: questions.members_of(session, n) if n > 0 else [-n] for n in numbers}
        known = [n for n in numbers if n > 0]
        into = max(known, key=lambda n: len(parts[n])) if known else questions.new_story(session)
        _decide(session, [id_ for members in parts.values() for id_ in members], into)


def compare_versions(library: Library, older_id: int, newer_id: int) -> Comparison:
    """Return what two articles differ in, block by block and word by word.

    Made for two versions of a page, and as good for two copies of a story.

    Raises:
        NotFound: One of them is gone.

    """
    with library.read() as session:
        older, newer = articles_by_id(session, [older_id, newer_id])
        texts = [[block.text for block in a.blocks if not block.tail] for a in (older, newer)]
        return Comparison(
            older_id=older_id,
            newer_id=newer_id,
            title=compare_words(older.title, newer.title),
            published=(older.published or "", newer.published or ""),
            saved=(older.captured or older.added, newer.captured or newer.added),
            source=(_outlet(older), _outlet(newer)),
            share=_share(session, older_id, newer_id),
            blocks=compare_texts(*texts),
        )


def _part(session: Session, story_id: int, chosen: set[int]) -> bool:
    """Part what is chosen of a story from the rest; say whether there was anything to part."""
    members = questions.members_of(session, story_id)
    out, rest = ([m for m in members if (m in chosen) is wanted] for wanted in (True, False))
    if len(members) < 2:
        return False
    if rest:
        _decide(session, rest, story_id)
        _decide(session, out, questions.new_story(session))
    else:
        _decide(session, out[:1], story_id)
        for id_ in out[1:]:
            _decide(session, [id_], questions.new_story(session))
    return True


def _decide(session: Session, ids: Sequence[int], story_id: int) -> None:
    """Put articles into a story as the officer's word."""
    for id_ in ids:
        place = session.get(InStory, id_)
        if place is None:
            session.add(InStory(id=id_, story_id=story_id, by_hand=True))
        else:
            place.story_id, place.by_hand = story_id, True


def _story_rows(
    session: Session, members: Sequence[Article], here: Article
) -> tuple[StoryRow, ...]:
    ids = [article.id for article in members]
    older = older_versions(session, ids)
    prints = {id_: numbers_of(p) for id_, p in questions.fingerprints(session, ids).items()}
    shown = [article for article in members if article.id not in older] or members
    original, likely = _original(session, shown)
    rows = [
        StoryRow(
            id=article.id,
            uid=article.uid,
            title=article.title,
            source=_outlet(article),
            published=article.published or "",
            language=article.language,
            share=1.0 if article is here else share_of(prints[here.id], prints[article.id]),
            likely=likely if article is original and len(members) > 1 else None,
            why=_WHY[likely]() if article is original and len(members) > 1 else "",
            older=article.id in older,
            here=article is here,
        )
        for article in members
    ]
    return tuple(
        sorted(rows, key=lambda r: (not r.likely, r.older, r.published or "9", r.source, r.id))
    )


def _original(session: Session, members: Sequence[Article]) -> tuple[Article, Likely]:
    bodies = questions.bodies(session, [article.id for article in members])
    texts = [
        StoryText(
            names=outlet_names(a.source.name, a.source.domain) if a.source else (),
            text="\n".join([*a.byline, bodies[a.id]]),
            published=a.published or "",
            saved=a.captured or a.added,
        )
        for a in members
    ]
    place, likely = likely_original(texts)
    return members[place], likely


def _share(session: Session, one: int, other: int) -> float:
    prints = questions.fingerprints(session, [one, other])
    return share_of(numbers_of(prints[one]), numbers_of(prints[other]))


def _outlet(article: Article) -> str:
    return article.source.name if article.source else ""


_WHY = {
    Likely.NAMED: lambda: tr("the others name it"),
    Likely.FIRST: lambda: tr("published first"),
    Likely.LONGEST: lambda: tr("the longest text"),
    Likely.CAPTURED: lambda: tr("saved first"),
}
