"""A brief as it will be printed: records become an outline of plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from briefbench.analysis.country_names import country_name
from briefbench.base.dates import days_of, utc_now
from briefbench.base.words import tr
from briefbench.desk.doubts import doubted_quotes
from briefbench.desk.figures import kept_figure
from briefbench.desk.library import Library, setting
from briefbench.model.kinds import ItemKind
from briefbench.model.outline import (
    ChartFigure,
    Evidence,
    GlanceLine,
    Outline,
    OutlineItem,
    OutlineSection,
    QuotedWords,
)
from briefbench.model.records import Article, Brief, Item, Quote
from briefbench.store import briefs as questions
from briefbench.store.places import words_at
from briefbench.store.stories import copies_of


def outline_of(library: Library, brief_id: int) -> Outline:
    """Return a brief as it will be printed, charts counted anew that are not frozen.

    A quotation counts as word for word when its words stand in the stored text, unless reading the
    original again (``check_quotes``) has said otherwise since the library was opened.

    Raises:
        NotFound: It is gone.

    """
    with library.read() as session:
        brief = questions.brief_by_id(session, brief_id)
        charts = [i for s in brief.sections for i in s.items if i.kind is ItemKind.CHART]
        asked = {item.id: dict(item.chart) for item in charts}
        zone = setting(session, "zone")
    figures = {item_id: kept_figure(library, chart) for item_id, chart in asked.items()}
    with library.read() as session:
        brief = questions.brief_by_id(session, brief_id)
        return _outline(session, brief, figures, zone, doubted_quotes(library))


def _outline(
    session: Session,
    brief: Brief,
    figures: dict[int, ChartFigure | None],
    zone: str,
    doubted: Mapping[int, str],
) -> Outline:
    articles: dict[int, Article] = {}
    sections: list[OutlineSection] = []
    numbers: dict[str, int] = {}
    for section in brief.sections:
        rows = []
        for item in section.items:
            numbers[item.uid] = len(numbers) + 1
            for article in [item.article, *(held.quote.article for held in item.quotes)]:
                if article is not None:
                    articles[article.id] = article
            quotes = tuple(as_kept(held.quote, doubted) for held in item.quotes)
            rows.append(_outline_item(session, item, numbers[item.uid], brief, figures, quotes))
        sections.append(OutlineSection(section.title, tuple(rows)))
    return Outline(
        title=brief.title,
        subtitle=brief.subtitle,
        number=brief.number,
        date=brief.cutoff[:10],
        period=period_of(article.published for article in articles.values()),
        cutoff=brief.cutoff,
        zone=zone,
        author=brief.author or setting(session, "author"),
        distribution=brief.distribution,
        tlp=brief.tlp,
        marking=brief.marking,
        house=setting(session, "house"),
        unit=setting(session, "unit"),
        mark_svg=setting(session, "mark"),
        glance=tuple(
            GlanceLine(text, numbers[uid]) for text, uid in brief.glance if uid in numbers
        ),
        sections=tuple(sections),
        evidence=tuple(evidence_of(article) for article in articles.values()),
        method=method_note(),
        country_names=names_of(articles.values()),
    )


def _outline_item(
    session: Session,
    item: Item,
    number: int,
    brief: Brief,
    figures: dict[int, ChartFigure | None],
    quotes: tuple[QuotedWords, ...],
) -> OutlineItem:
    article = item.article
    return OutlineItem(
        number=number,
        uid=item.uid,
        kind=item.kind,
        headline=item.headline,
        text_type=item.text_type,
        countries=tuple(c.code for c in article.countries if c.about) if article else (),
        outlet=article.source.name if article and article.source else "",
        published=(article.published or "") if article else "",
        language=article.language if article else "",
        paragraphs=paragraphs_of(item.text),
        quotes=quotes,
        carried=carried_by(session, article) if article else (),
        comment=item.comment,
        remark=item.remark,
        tlp=item.tlp if item.tlp is not brief.tlp else None,
        figure=figures.get(item.id),
        evidence=article.uid if article else "",
    )


def as_kept(quote: Quote, doubted: Mapping[int, str]) -> QuotedWords:
    """Return a quote as it is printed, by ``quoted`` and what its original said when last read."""
    words = quoted(quote)
    return replace(words, verbatim=words.verbatim and doubted.get(quote.id) != quote.words)


def evidence_of(article: Article) -> Evidence:
    """Return where an article's words come from."""
    return Evidence(
        key=article.uid,
        outlet=article.source.name if article.source else "",
        headline=article.title,
        published=article.published or "",
        captured=article.captured or "",
        url=article.url or "",
        sha256=article.original.sha256,
        language=article.language,
    )


def quoted(quote: Quote) -> QuotedWords:
    """Return an accepted quote as it is printed; says whether its words still stand there."""
    texts = [block.text for block in quote.article.blocks]
    return QuotedWords(
        words=printed(texts, quote.places) or bare(quote.words),
        kind=quote.kind,
        language=quote.article.language,
        speaker=quote.speaker.name if quote.speaker else "",
        role=quote.role,
        translation=quote.translation,
        translator=quote.translator,
        translation_language=quote.translation_language,
        verbatim=words_at(texts, quote.places) == quote.words,
        evidence=quote.article.uid,
    )


def printed(texts: Sequence[str], places: Sequence[Sequence[int]]) -> str:
    """Return the words at places as the page gives them: omissions between them as ``[...]``."""
    return " [...] ".join(
        bare(texts[block][start:end]) for block, start, end in places if 0 <= block < len(texts)
    )


def names_of(articles: Iterable[Article]) -> tuple[tuple[str, str], ...]:
    """Return code and name of every country the articles are about."""
    codes = {country.code for a in articles for country in a.countries if country.about}
    return tuple((code, country_name(code)) for code in sorted(codes))


_MARKS = (("“", "”"), ("„", "“"), ("«", "»"), ('"', '"'), ("‘", "’"), ("「", "」"))


def bare(words: str) -> str:
    """Return a quotation without the marks around it; the page sets its own."""
    text = words.strip()
    for opening, closing in _MARKS:
        inner = text.removeprefix(opening).removesuffix(closing)
        whole = len(text) - len(inner) == 2
        if whole and opening not in inner and closing not in inner:
            return inner.strip().removesuffix(",")
    return text


def carried_by(session: Session, article: Article) -> tuple[str, ...]:
    """Return the other outlets that carry the story, by name."""
    others = copies_of(session, [article.id])[article.id]
    names = {
        other.source.name
        for other in (session.get(Article, id_) for id_ in others)
        if other is not None and other.source is not None
    }
    return tuple(sorted(names))


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text; they are parted by empty lines."""
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())


def period_of(dates: Iterable[str | None]) -> tuple[str, str] | None:
    """Return the first and last ISO day that these dates cover, None when all are unknown."""
    days = [days_of(value) for value in dates if value]
    if not days:
        return None
    return min(d.first for d in days).isoformat(), max(d.last for d in days).isoformat()


def method_note() -> tuple[tuple[str, str], ...]:
    """Return how the brief was made, as heads and texts, for its last page."""
    return (
        (
            tr("Quotations"),
            tr(
                "Quotations are word for word as in the saved page, which is kept unchanged and "
                "named in the notes by its SHA-256. Omissions are marked [...]. Words marked "
                "“not reviewed” were found by the program and not yet confirmed by the desk."
            ),
        ),
        (
            tr("Dates"),
            tr(
                "Published dates are those the source gives. An item without one says so; it is "
                "not counted in charts."
            ),
        ),
        (
            tr("Charts"),
            tr(
                "Articles count for every country they are about. Copies of one text count once "
                "where stories are counted."
            ),
        ),
        (tr("Made"), tr("Made with BriefBench on {day}.").format(day=utc_now()[:10])),
    )
