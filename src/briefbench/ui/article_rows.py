"""How an article of a list is spoken, told in a tip, and dragged."""

from __future__ import annotations

from briefbench.base.words import tr, trn
from briefbench.model.rows import ArticleRow
from briefbench.ui.formats import long_date, tip
from briefbench.ui.paged_model import Look


def spoken(row: ArticleRow) -> str:
    """Return the sentence a screen reader says of an article."""
    parts = [tr("unread") if row.unread else "", row.title, row.source, long_date(row.published)]
    about = [chip.code for chip in row.countries if chip.about]
    if about:
        parts.append(tr("about {countries}").format(countries=" ".join(about)))
    parts += [tag.path for tag in row.tags]
    if row.quotes:
        parts.append(trn("{n} quote", "{n} quotes", row.quotes))
    if row.suggestions:
        parts.append(trn("{n} suggestion", "{n} suggestions", row.suggestions))
    if row.copies:
        parts.append(trn("{n} copy", "{n} copies", row.copies))
    if row.versions > 1:
        parts.append(trn("{n} version", "{n} versions", row.versions))
    parts += [tr("in brief {brief}").format(brief=brief) for brief in row.briefed]
    return ", ".join(part for part in parts if part)


def long_tip(row: ArticleRow) -> str:
    """Return the whole headline, source and date, and the names of the tags."""
    lines = [row.title, f"{row.source} · {long_date(row.published)}"]
    if row.tags:
        lines.append(" · ".join(tag.path for tag in row.tags))
    return "\n".join(lines)


ARTICLES: Look[ArticleRow] = Look(
    text=lambda row: row.title,
    spoken=spoken,
    tip=lambda row: tip(long_tip(row)),
    dragged="article",
)
"""How articles are shown by a ``PagedModel``."""
