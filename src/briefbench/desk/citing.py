"""Copy with citation: words with who said them, where, and when."""

from __future__ import annotations

from collections.abc import Sequence

from briefbench.base.words import tr
from briefbench.desk.library import Library
from briefbench.model.rows import ArticleRow, QuoteRow
from briefbench.store.articles import article_rows
from briefbench.store.quotes import quote_rows


def cite_quotes(library: Library, quote_ids: Sequence[int]) -> str:
    """Return quotes as plain text, each with speaker, role, outlet, headline and date."""
    with library.read() as session:
        return "\n\n".join(_quote(row) for row in quote_rows(session, quote_ids))


def cite_articles(library: Library, article_ids: Sequence[int]) -> str:
    """Return articles as citations: outlet, headline, date."""
    with library.read() as session:
        return "\n".join(_article(row) for row in article_rows(session, article_ids))


def _quote(row: QuoteRow) -> str:
    who = ", ".join(filter(None, (row.speaker, row.role))) or tr("unnamed")
    words = row.words if row.words[:1] in '“«"„‘' else f"“{row.words}”"
    return f"{words} – {who}. {_place(row.source, row.headline, row.published)}"


def _article(row: ArticleRow) -> str:
    return _place(row.source, row.title, row.published)


def _place(source: str, headline: str, published: str) -> str:
    outlet = source or tr("unknown outlet")
    return f"{outlet}, “{headline}”, {published[:10] or tr('undated')}"
