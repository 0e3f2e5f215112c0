"""What an officer does with articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefbench.analysis.country_names import is_country
from briefbench.base.dates import is_date, utc_now
from briefbench.base.errors import Refused
from briefbench.base.words import tr, trn
from briefbench.desk.country_evidence import explained
from briefbench.desk.doubts import with_doubts
from briefbench.desk.library import Library
from briefbench.model.drafts import SourceDraft
from briefbench.model.kinds import Origin
from briefbench.model.records import Article, ArticleCountry
from briefbench.model.rows import ArticleView
from briefbench.store import articles as questions
from briefbench.store.sources import SourceFinder


def article_view(library: Library, article_id: int) -> ArticleView:
    """Return everything the reader and the inspector show of one article.

    Raises:
        NotFound: It is gone.

    """
    with library.read() as session:
        view = questions.article_view(session, article_id, library.folder)
    day = view.published.value if view.published else ""
    return replace(
        view,
        countries=tuple(explained(c, day) for c in view.countries),
        quotes=tuple(with_doubts(library, view.quotes)),
    )


def set_read(library: Library, article_ids: Sequence[int], *, read: bool = True) -> None:
    """Mark articles as read or unread. No step of the history: reading is not a decision.

    Raises:
        NotFound: An article is gone.

    """
    _each(library, tr("Mark as read"), article_ids, lambda a: _set(a, "read", read), undoable=False)


def archive_articles(
    library: Library, article_ids: Sequence[int], *, archived: bool = True
) -> None:
    """Take articles out of the inbox (archived ones count as read), or put them back.

    Raises:
        NotFound: An article is gone; nothing was changed.

    """
    count = len(article_ids)
    label = (
        trn("Archive {n} article", "Archive {n} articles", count)
        if archived
        else trn(
            "Take {n} article out of the archive", "Take {n} articles out of the archive", count
        )
    )

    def change(article: Article) -> None:
        article.archived = archived
        article.read = article.read or archived

    _each(library, label, article_ids, change)


def trash_articles(library: Library, article_ids: Sequence[int]) -> None:
    """Put articles into the trash: kept, but neither searched nor counted.

    Raises:
        NotFound: An article is gone; nothing was changed.

    """
    now = utc_now()
    label = trn(
        "Put {n} article into the trash", "Put {n} articles into the trash", len(article_ids)
    )
    _each(library, label, article_ids, lambda a: _set(a, "trashed", a.trashed or now))


def restore_articles(library: Library, article_ids: Sequence[int]) -> None:
    """Take articles out of the trash.

    Raises:
        NotFound: An article is gone; nothing was changed.

    """
    label = trn("Restore {n} article", "Restore {n} articles", len(article_ids))
    _each(library, label, article_ids, lambda a: _set(a, "trashed", None))


def set_published(library: Library, article_ids: Sequence[int], value: str | None) -> None:
    """Set the published date as the officer knows it; None says that it is not known.

    Raises:
        NotFound: An article is gone; nothing was changed.
        Refused: ``value`` is no ISO date (``2021``, ``2021-10``, ``2021-10-13``, with time).

    """
    _require_date(value)

    def change(article: Article) -> None:
        article.correct("published")
        article.published = value
        article.published_origin = Origin.OFFICER if value else None

    _each(library, tr("Set published date"), article_ids, change)


def set_event(library: Library, article_ids: Sequence[int], value: str | None) -> None:
    """Set the day of the event the articles tell of; None takes it away.

    Raises:
        NotFound: An article is gone; nothing was changed.
        Refused: ``value`` is no ISO date.

    """
    _require_date(value)
    _each(library, tr("Set event date"), article_ids, lambda a: _set(a, "event", value))


def set_title(library: Library, article_id: int, title: str) -> None:
    """Correct the headline.

    Raises:
        NotFound: The article is gone.
        Refused: The headline is empty.

    """
    plain = " ".join(title.split())
    if not plain:
        raise Refused(tr("A headline needs words."))

    def change(article: Article) -> None:
        article.title = plain
        article.correct("title")

    _each(library, tr("Correct headline"), [article_id], change)


def set_source(library: Library, article_ids: Sequence[int], name: str, domain: str = "") -> None:
    """Say which outlet the articles are from; the outlet is made when it is new.

    Raises:
        NotFound: An article is gone; nothing was changed.

    """
    with library.change(tr("Set source")) as session:
        source = SourceFinder(session).source(SourceDraft(name, domain))
        for article in questions.articles_by_id(session, article_ids):
            article.source = source
            article.correct("source")


def set_country(library: Library, article_ids: Sequence[int], code: str, state: str | None) -> None:
    """Say what a country is to the articles.

    Args:
        library: The library to change.
        article_ids: The articles.
        code: ISO 3166-1 alpha-2.
        state: ``"about"``, ``"named"``, or None when it has nothing to do with them.

    Raises:
        NotFound: An article is gone; nothing was changed.
        Refused: There is no such country.

    """
    if not is_country(code):
        raise Refused(
            tr("There is no country with the code {code}.").format(code=code),
            tr("Use a code of two letters, such as TJ."),
        )

    def change(article: Article) -> None:
        article.correct(f"country:{code}")
        found = next((c for c in article.countries if c.code == code), None)
        if state is None:
            article.countries = [c for c in article.countries if c.code != code]
        elif found is None:
            about = state == "about"
            article.countries.append(
                ArticleCountry(code=code, about=about, share=0.0, by_officer=True)
            )
        else:
            found.about = state == "about"
            found.by_officer = True

    _each(library, tr("Set country"), article_ids, change)


def _each(
    library: Library,
    label: str,
    article_ids: Sequence[int],
    change: Callable[[Article], None],
    *,
    undoable: bool = True,
) -> None:
    with library.change(label, undoable=undoable) as session:
        for article in questions.articles_by_id(session, article_ids):
            change(article)


def _set(article: Article, field: str, value: object) -> None:
    setattr(article, field, value)


def _require_date(value: str | None) -> None:
    if value is not None and not is_date(value):
        raise Refused(
            tr("“{value}” is not a date.").format(value=value),
            tr("Write it as 2021-10-13, 2021-10 or 2021."),
        )
