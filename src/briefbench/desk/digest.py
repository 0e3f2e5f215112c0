"""A brief made at once out of what a search finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy.orm import Session

from briefbench.analysis.country_names import country_name
from briefbench.base.dates import utc_now
from briefbench.base.errors import NothingFound
from briefbench.base.words import tr
from briefbench.desk.doubts import doubted_quotes
from briefbench.desk.exporting import ExportReport, export_outline
from briefbench.desk.figures import chart_figure, chart_headline
from briefbench.desk.library import Library, setting
from briefbench.desk.outline import (
    as_kept,
    bare,
    carried_by,
    evidence_of,
    method_note,
    names_of,
    period_of,
    printed,
)
from briefbench.desk.searching import find_articles
from briefbench.desk.verbatim import check_quotes
from briefbench.model.charts import ChartQuestion
from briefbench.model.kinds import Bucket, ItemKind, Sort, SpeechKind, TextType, Tlp, Verdict
from briefbench.model.outline import Outline, OutlineItem, OutlineSection, QuotedWords
from briefbench.model.records import Article, Suggestion
from briefbench.store.articles import articles_by_id
from briefbench.store.stories import story_numbers

QUOTES = 2
"""Quotes an item of a digest gives at most."""

SURE = 0.9
"""Confidence from which a direct suggestion is printed though nobody reviewed it."""


def export_digest(
    library: Library,
    *,
    query: str = "",
    title: str = "",
    tlp: Tlp | None = None,
    limit: int = 30,
    pdf: Path | None = None,
    docx: Path | None = None,
) -> ExportReport:
    """Write a brief of at most ``limit`` stories that match, newest first, undated last.

    Raises:
        NothingFound: Nothing matches; nothing was written.
        QueryError: The query cannot be understood.
        ExportFailed: A file could not be made or written.

    """
    outline = digest_outline(library, query=query, title=title, tlp=tlp, limit=limit)
    return export_outline(outline, pdf=pdf, docx=docx)


def digest_outline(
    library: Library, *, query: str = "", title: str = "", tlp: Tlp | None = None, limit: int = 30
) -> Outline:
    """Return the digest as an outline; sections by the first country the stories are about.

    The originals of its accepted quotes are read again: one whose words do not stand there says so.

    Raises:
        NothingFound: Nothing matches.
        QueryError: The query cannot be understood.

    """
    found = find_articles(library, query, sort=Sort.NEWEST)
    if not found.ids:
        raise NothingFound(
            tr("Nothing in the library matches “{query}”.").format(query=query)
            if query
            else tr("The library holds no articles."),
            tr("Try fewer words, or import pages first."),
        )
    cutoff = utc_now()
    question = ChartQuestion(query, by=Bucket.WEEK)
    figure = chart_figure(library, question)
    with library.read() as session:
        stories = _stories(session, found.ids, limit)
        given = [quote.id for article in stories for quote in article.quotes[:QUOTES]]
    if given:
        check_quotes(library, given)
    doubted = doubted_quotes(library)
    with library.read() as session:
        stories = articles_by_id(session, [article.id for article in stories])
        chart = OutlineItem(
            number=1,
            uid="chart",
            kind=ItemKind.CHART,
            headline=chart_headline(question),
            figure=figure,
        )
        overview = (OutlineSection(tr("Overview"), (chart,)),) if figure else ()
        return Outline(
            title=title.strip() or tr("Press digest"),
            subtitle=found.understood,
            sections=overview + _sections(session, stories, doubted, first=len(overview) + 1),
            evidence=tuple(evidence_of(article) for article in stories),
            date=cutoff[:10],
            period=period_of(article.published for article in stories),
            cutoff=cutoff,
            zone=setting(session, "zone") or "UTC",
            author=setting(session, "author"),
            tlp=tlp or Tlp(setting(session, "tlp") or Tlp.CLEAR),
            house=setting(session, "house"),
            unit=setting(session, "unit"),
            mark_svg=setting(session, "mark"),
            method=method_note(),
            country_names=names_of(stories),
        )


def _stories(session: Session, ids: tuple[int, ...], limit: int) -> list[Article]:
    """Return the first article of each story, in the order found."""
    stories: dict[int, Article] = {}
    for start in range(0, len(ids), limit * 2):
        part = ids[start : start + limit * 2]
        numbers = story_numbers(session, part)
        for article in articles_by_id(session, part):
            stories.setdefault(numbers[article.id], article)
            if len(stories) == limit:
                return list(stories.values())
    return list(stories.values())


def _sections(
    session: Session, stories: list[Article], doubted: Mapping[int, str], first: int
) -> tuple[OutlineSection, ...]:
    """Return the stories by country, the country with most first; the rest under *Other*."""
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in stories:
        groups[next((c.code for c in article.countries if c.about), "")].append(article)
    order = sorted(groups, key=lambda code: (not code, -len(groups[code]), country_name(code)))
    sections = []
    number = first
    for code in order:
        items = []
        for article in groups[code]:
            items.append(_digest_item(session, article, doubted, number))
            number += 1
        title = country_name(code) if code else tr("Other")
        sections.append(OutlineSection(title, tuple(items)))
    return tuple(sections)


def _digest_item(
    session: Session, article: Article, doubted: Mapping[int, str], number: int
) -> OutlineItem:
    own = [block.text for block in article.blocks if not block.tail]
    quotes = [as_kept(quote, doubted) for quote in article.quotes[:QUOTES]]
    if not quotes:
        sure = [s for s in article.suggestions if _is_sure(s)]
        quotes = [_not_reviewed(suggestion, article) for suggestion in sure[:QUOTES]]
    return OutlineItem(
        number=number,
        uid=article.uid,
        kind=ItemKind.ARTICLE,
        headline=article.title,
        text_type=TextType.EXCERPT,
        countries=tuple(c.code for c in article.countries if c.about),
        outlet=article.source.name if article.source else "",
        published=article.published or "",
        language=article.language,
        paragraphs=tuple(own[:1]),
        quotes=tuple(quotes),
        carried=carried_by(session, article),
        remark="" if article.published else tr("The page gives no date of publication."),
        evidence=article.uid,
    )


def _is_sure(suggestion: Suggestion) -> bool:
    direct = suggestion.kind is SpeechKind.DIRECT and suggestion.verdict is Verdict.OPEN
    return direct and suggestion.confidence >= SURE


def _not_reviewed(suggestion: Suggestion, article: Article) -> QuotedWords:
    texts = [block.text for block in article.blocks]
    return QuotedWords(
        words=printed(texts, suggestion.places) or bare(suggestion.words),
        language=article.language,
        speaker=suggestion.speaker,
        role=suggestion.role if suggestion.role != suggestion.speaker else "",
        reviewed=False,
        evidence=article.uid,
    )
