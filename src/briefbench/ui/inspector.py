"""The inspector: what is known of an article, and where each fact came from."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from briefbench.base.words import tr
from briefbench.model.rows import ArticleView, CountryRow, MentionRow
from briefbench.ui.article_text import SIDE
from briefbench.ui.facts_strip import chain_words, origin_words
from briefbench.ui.formats import file_size, long_date
from briefbench.ui.theme import GRID, Role
from briefbench.ui.widgets import label, row

Fact = tuple[str, str]

WORDS = 6
"""Words that name a country, shown at most."""


class Inspector(QScrollArea):
    """Two columns of captions and facts; everything can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setProperty("edge", "top")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Inspector"))

    def show_article(self, view: ArticleView) -> None:
        """Show the facts of an article."""
        page = QWidget()
        page.setProperty("ground", "window")
        columns = row(page, (SIDE, 3 * GRID, SIDE, 4 * GRID), 10 * GRID)
        columns.addLayout(_grid(list(_origin_facts(view))), 1)
        columns.addLayout(_grid(list(_content_facts(view))), 1)
        self.setWidget(page)


def _grid(facts: list[Fact]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(4 * GRID)
    grid.setVerticalSpacing(GRID + 2)
    grid.setColumnStretch(1, 1)
    for number, (caption, fact) in enumerate(facts):
        name = label(caption, Role.SMALL, "muted")
        value = label(fact, Role.SMALL, wrap=True)
        value.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        value.setAccessibleName(f"{caption}: {fact}")
        grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, number, 1, Qt.AlignmentFlag.AlignTop)
    grid.setRowStretch(len(facts), 1)
    return grid


def _origin_facts(view: ArticleView) -> Iterator[Fact]:
    published = view.published
    yield tr("Published"), _dated(published.value if published else "", origin_words(published))
    captured = view.captured
    yield tr("Captured"), _dated(captured.value if captured else "", origin_words(captured))
    yield tr("Event"), long_date(view.event) if view.event else tr("not set")
    yield tr("Added"), long_date(view.added)
    if view.source:
        domain = f" ({view.source.domain})" if view.source.domain else ""
        yield tr("Source"), f"{view.source.name}{domain}"
    yield tr("How it came"), chain_words(view) or tr("the text names no other source")
    yield tr("Byline"), ", ".join(view.byline) or tr("none")
    yield tr("Address"), view.url or tr("not known")
    original = view.original
    member = f" · {original.member}" if original.member else ""
    size = file_size(original.size)
    yield tr("Original"), f"{original.name}{member}, {original.format.value.upper()}, {size}"
    yield tr("SHA-256"), " ".join(original.sha256[n : n + 8] for n in range(0, 64, 8))


def _content_facts(view: ArticleView) -> Iterator[Fact]:
    for country in view.countries:
        yield country.code, _evidence(country)
    if not view.countries:
        yield tr("Countries"), tr("none")
    yield tr("Tags"), ", ".join(tag.path for tag in view.tags) or tr("none")
    yield tr("Language"), view.language or tr("not known")
    for copy in view.copies[:8]:
        yield tr("Copy"), f"{copy.source}, {long_date(copy.published)}: {copy.title}"
    for brief in view.briefed:
        yield tr("Briefed in"), brief


def _evidence(country: CountryRow) -> str:
    about = tr("about it") if country.about else tr("named")
    words = list(dict.fromkeys(_named(mention) for mention in country.mentions))
    shown = ", ".join(words[:WORDS])
    who = tr("set by you") if country.by_officer else ""
    share = f"{round(country.share * 100)} %" if country.share else ""
    number = str(len(country.mentions)) + "×" if country.mentions else ""
    parts = (country.name, about, who, share, f"{number} {shown}".strip())
    return " · ".join(part for part in parts if part)


def _named(mention: MentionRow) -> str:
    """Return the words of a mention, with the countries they may stand for too."""
    if not mention.rivals:
        return f"“{mention.words}”"
    return tr("“{words}” (or {codes})").format(words=mention.words, codes=", ".join(mention.rivals))


def _dated(value: str, origin: str) -> str:
    words = long_date(value) if value else tr("not known")
    return f"{words} ({origin})" if origin else words
