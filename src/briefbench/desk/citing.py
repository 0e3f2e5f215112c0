"""Copy with citation: words with who said them, where, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from sqlalchemy import select

from briefbench.base.scripts import in_marks
from briefbench.base.speaker_names import own_role
from briefbench.base.words import tr
from briefbench.desk.doubts import with_doubts
from briefbench.desk.library import Library
from briefbench.model.records import Article
from briefbench.model.rows import ArticleRow, QuoteRow
from briefbench.model.speech import is_all_said
from briefbench.store.articles import article_rows
from briefbench.store.quotes import quote_rows
from briefbench.store.steps import in_steps


@dataclass(frozen=True, slots=True)
class Citation:
    """The same words for a text field and for a word processor; ``rich`` is HTML, all escaped."""

    plain: str
    rich: str


def cite_quotes(library: Library, quote_ids: Sequence[int]) -> Citation:
    """Return quotes in the order asked, each with speaker, role, outlet, headline, date, address.

    Words that do not stand at their place in the article say so. A translation follows the
    original, its translator named. Quotes that are gone are left out.
    """
    with library.read() as session:
        rows = with_doubts(library, quote_rows(session, quote_ids))
        addresses: dict[int, str] = {}
        for part in in_steps(sorted({row.article_id for row in rows})):
            asked = select(Article.id, Article.url).where(Article.id.in_(part))
            addresses |= {id_: url or "" for id_, url in session.execute(asked)}
    return Citation(
        "\n\n".join(_plain(row, addresses[row.article_id]) for row in rows),
        "\n".join(_rich(row, addresses[row.article_id]) for row in rows),
    )


def cite_articles(library: Library, article_ids: Sequence[int]) -> Citation:
    """Return articles as citations: outlet, headline, date."""
    with library.read() as session:
        lines = [_article(row) for row in article_rows(session, article_ids)]
    return Citation(
        "\n".join(lines), "\n".join(f'<p dir="auto">{escape(line)}</p>' for line in lines)
    )


def _who(row: QuoteRow) -> list[str]:
    """Return name and role of who speaks; one that only repeats the other is said once."""
    role = own_role(row.role, row.speaker)
    return [words for words in (row.speaker, role) if words] or [tr("unnamed")]


def _said(row: QuoteRow, words: str, language: str) -> str:
    """Return words, or their translation, in quotation marks when they are the speaker's."""
    return in_marks(words, language) if is_all_said(row.kind, row.shown) else words


def _plain(row: QuoteRow, address: str) -> str:
    words = _said(row, row.shown, row.language)
    parts = [f"{words} – {', '.join(_who(row))}.", *_doubt(row)]
    if row.translation:
        words = _said(row, row.translation, row.translation_language)
        parts.append(f"{words} ({_translator(row)}).")
    parts.append(_place(row.source, row.headline, row.published))
    return " ".join(parts) + (f". {address}" if address else "")


def _rich(row: QuoteRow, address: str) -> str:
    first, *more = [f"<bdi>{escape(words)}</bdi>" for words in _who(row)]
    said = ", ".join([f"<strong>{first}</strong>", *more])
    outlet = escape(row.source or tr("unknown outlet"))
    where = f"<bdi>{outlet}</bdi>, <bdi>“{escape(row.headline)}”</bdi>, {_day(row.published)}"
    if address.startswith(("http://", "https://")):
        shown = escape(address, quote=True)
        where += f'. <a href="{shown}">{shown}</a>'
    elif address:
        where += f". {escape(address)}"
    lines = [_block(_said(row, row.shown, row.language), row.language)]
    if row.translation:
        lines.append(
            _block(_said(row, row.translation, row.translation_language), row.translation_language)
        )
        lines.append(f"<p><small>{escape(_translator(row))}</small></p>")
    doubt = "".join(f" <em>{escape(words)}</em>" for words in _doubt(row))
    lines.append(f"<p>— {said}.{doubt} {where}</p>")
    return "\n".join(lines)


def _block(words: str, language: str) -> str:
    spoken = f' lang="{escape(language, quote=True)}"' if language else ""
    return f'<blockquote dir="auto"{spoken}><p dir="auto">{escape(words)}</p></blockquote>'


def _translator(row: QuoteRow) -> str:
    if row.translator:
        return tr("unofficial translation by {name}").format(name=row.translator)
    return tr("unofficial translation")


def _doubt(row: QuoteRow) -> list[str]:
    return [] if row.verbatim else [tr("[Not word for word in the kept original.]")]


def _article(row: ArticleRow) -> str:
    return _place(row.source, row.title, row.published)


def _place(source: str, headline: str, published: str) -> str:
    return f"{source or tr('unknown outlet')}, “{headline}”, {_day(published)}"


def _day(published: str) -> str:
    return published[:10] or tr("undated")
