"""Takes pictures of every screen: ``python -m tests.pictures OUT``.

Both schemes, 1280x720 at scale 1 and at scale 2 (2560x1440), without a display; then right to left
and large text; then sheets of charts (``--only charts``). The scale of a Qt program is fixed at its
start, so each scale is a process.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.pictures_timeline import timeline_scenes
from tests.timeline.sheets import write_sheets

WIDTH, HEIGHT = 1280, 720
SCALES = (1, 2)
CHARTS = "charts"

BRIDGE = """<!doctype html><html lang="en"><head><title>Customs counts lorries at Termez</title>
<meta property="og:site_name" content="Vakhsh Herald"></head><body><article>
<h1>Customs counts lorries at Termez</h1><figure>
<img src="bridge_files/bridge.png" width="1600" height="900">
<figcaption>The bridge at Termez in October</figcaption></figure>
<p>Customs officers at the crossing near Termez counted 41 lorries on Wednesday, more than in all of
September, TASS reported, citing Russian media.</p>
<blockquote>“We do not see a new route, we see the old one used by night,” said the deputy chief of
the border service at the bridge.</blockquote>
<ul><li>Fuel and veterinary medicine, in lorries</li><li>Cigarettes, in cars</li></ul>
<p>The office wants to open a second gate before the winter, and has asked the neighbours for two
more scanners and for a list of carriers that both sides can trust.</p></article></body></html>"""


def main(out: Path, only: str = "") -> int:
    """Write the pictures into ``out``; return 0, or the first failure."""
    for scale in () if only == CHARTS else SCALES:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(scale),
            "TZ": "UTC",
        }
        command = [sys.executable, "-m", "tests.pictures", str(out), "--scale", str(scale)]
        command += ["--only", only] if only else []
        status = subprocess.run(command, env=environment, check=False).returncode
        if status:
            return status
    if only in {"", CHARTS}:
        write_sheets(out / CHARTS)
    return 0


class Camera:
    """A window on the sample desk, and what it takes pictures of."""

    def __init__(self, out: Path, scale: int, only: str, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from briefbench import desk
        from briefbench.base.settings import Settings
        from briefbench.ui.appearance import Appearance, add_fonts
        from briefbench.ui.bench import Bench
        from briefbench.ui.main_window import MainWindow
        from briefbench.ui.theme import Theme

        out.mkdir(parents=True, exist_ok=True)
        self._out, self._scale, self._only = out, scale, only
        self.app = QApplication.instance() or QApplication([])
        add_fonts()
        self.theme = Theme()
        self.appearance = Appearance(self.app, self.theme, "light")
        self.library = desk.open_library(folder)
        self.bench = Bench(self.library, self.theme, Settings(folder / "settings.json"))
        self.window = MainWindow(self.bench)
        self.window.resize(WIDTH, HEIGHT)
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def settle(self) -> None:
        """Let questions be answered and the window be laid out."""
        for _ in range(6):
            self.bench.jobs.wait()
            for _ in range(8):
                self.app.processEvents()

    def shoot(self, name: str) -> None:
        """Write a picture of the window in each scheme."""
        if self._only and self._only not in name:
            return
        for scheme in ("light", "dark"):
            self.appearance.choose(scheme)
            self.settle()
            path = self._out / f"{name}-{scheme}@{self._scale}.png"
            self.window.grab().save(str(path))
        self.appearance.choose("light")

    def keep(self, name: str, png: bytes) -> None:
        """Write a picture that is not of the window."""
        (self._out / f"{name}.png").write_bytes(png)

    def mirror(self, *, back: bool = False) -> None:
        """Turn the window from right to left, or ``back``."""
        from PySide6.QtCore import Qt

        way = Qt.LayoutDirection
        self.app.setLayoutDirection(way.LeftToRight if back else way.RightToLeft)
        self.settle()

    def close(self) -> None:
        """End the window and the library."""
        self.window.close()
        self.settle()
        self.library.close()


def take_all(camera: Camera) -> None:
    """Go through the screens in the order of the officer's day."""
    for scene in SCENES:
        for name in scene(camera):
            camera.settle()
            camera.shoot(name)


def _first_run(camera: Camera) -> Iterator[str]:
    yield "first-run"
    camera.window.actions_by_name.trigger("speaker.all")
    yield "speakers-none"
    _close_floating(camera)


def _fill(camera: Camera) -> Iterator[str]:
    from briefbench import desk

    report = desk.import_sample(camera.library)
    desk.work_off_index(camera.library)
    camera.settle()
    found = desk.find_articles(camera.library).ids
    for number, path in enumerate(("border", "border/smuggling", "border/crossings", "aid")):
        desk.tag_articles(camera.library, found[number :: 4 + number], path)
    for article in found[::3]:
        view = desk.article_view(camera.library, article)
        desk.accept_suggestions(camera.library, [each.id for each in view.suggestions[:1]])
    camera.window.part("read").articles.view.setFocus()
    camera.settle()
    yield "read"
    camera.window.on_reported(report)
    yield "import-report"
    camera.window.card.close()


def _problems(camera: Camera) -> Iterator[str]:
    from briefbench import desk

    folder = camera.library.folder.parent / "dropped"
    folder.mkdir()
    (folder / "minister-visit.html").write_bytes(b"")
    (folder / "border-report.pdf").write_bytes(b"%PDF-1.7 cut off")
    for name in ("monday", "tuesday", "wednesday"):
        (folder / f"{name}.docx").write_bytes(b"PK\x03\x04 cut off")
    address = "https://vakhsh-herald.example/2026/11/20/customs-day"
    (folder / "Customs day.url").write_text(f"[InternetShortcut]\r\nURL={address}\r\n")
    (folder / "note.txt").write_text("Customs at Panj counted 41 lorries on Monday. " * 12)
    camera.window.on_reported(desk.import_paths(camera.library, [folder], jobs=1))
    camera.settle()
    yield "import-problems"
    camera.mirror()
    yield "import-problems-rtl"
    camera.mirror(back=True)
    camera.window.card.close()


def _original(camera: Camera) -> Iterator[str]:
    read = camera.window.part("read")
    read.reader.turn_original()
    yield "original-outside"
    read.reader.open_original()
    yield "original-warning"
    _close_floating(camera)
    read.reader.turn_original()


def _read(camera: Camera) -> Iterator[str]:
    window, read = camera.window, camera.window.part("read")
    camera.bench.question.ask(words="country:TJ smuggl*")
    camera.settle()
    read.articles.view.setFocus()
    yield "search"
    read.reader.facts.button.setChecked(True)
    read.reader.tail.button.setChecked(True)
    yield "inspector"
    read.reader.facts.button.setChecked(False)
    read.reader.tail.button.setChecked(False)
    window.open_palette()
    yield "palette"
    _close_floating(camera)
    for name, action in (
        ("tag", "article.tag"),
        ("dates", "article.date"),
        ("countries", "article.countries"),
        ("headline", "article.headline"),
        ("quote", "quote.comment"),
    ):
        window.actions_by_name.trigger(action)
        yield name
        _close_floating(camera)
    camera.bench.question.ask(words="nothing-like-this")
    yield "nothing-found"
    camera.bench.question.ask(words="")


TALKS = [
    "The talks at the border post began at nine and ended without a paper on Thursday.",
    "“We see the old route used by night, and we see it every night,” said Rahim Sattorov, deputy "
    "chief of the border service. “Nobody at the gate can say how many lorries pass.”",
    "The minister of trade, Lola Karimova, said “the second gate will open before the winter”.",
    "“It is a promise, no more,” a driver at the gate said. “I have waited since Monday.”",
    "Customs counted 41 lorries on Wednesday, “more than in all of September”, it said.",
    "وزیر تجارت گفت: «دروازه دوم پیش از زمستان باز می‌شود و راه شب بسته خواهد شد.»",
    "The office has asked the neighbours for two more scanners, “and for a list that both sides "
    "can trust”, its spokesman said in a written answer.",
]
"""A text with many quotes, for pictures of the margin."""


def _margin(camera: Camera) -> Iterator[str]:
    from briefbench import desk
    from briefbench.model.kinds import MarkColour

    library, read = camera.library, camera.window.part("read")
    page = library.folder.parent / "talks.txt"
    page.write_text("Talks at the border post\n\n" + "\n\n".join(TALKS), "utf-8")
    report = desk.import_paths(library, [page], jobs=1)
    article = report.lines[0].article_id
    assert article is not None
    camera.bench.question.ask(words="title:talks")
    camera.settle()
    camera.bench.show_article.emit(article)
    read.articles.view.setFocus()
    camera.settle()
    yield "margin"
    texts = {block.position: block.text for block in desk.article_view(library, article).blocks}

    def place_of(words: str) -> tuple[int, int, int]:
        return next(
            (position, text.index(words), text.index(words) + len(words))
            for position, text in texts.items()
            if words in text
        )

    spans = [
        (place_of("We see the old route used by night, and we see it every night"), "blue"),
        (place_of("we see it every night,” said Rahim Sattorov"), "purple"),
        (place_of("The talks at the border post began at nine"), "orange"),
        (place_of("دروازه دوم پیش از زمستان باز می‌شود"), "green"),
    ]
    quotes = []
    for place, colour in spans:
        quotes.append(desk.mark_quote(library, article, [place], speaker="Rahim Sattorov"))
        desk.colour_quotes(library, quotes[-1:], MarkColour(colour))
    desk.add_quote_places(library, quotes[0], [place_of("It is a promise, no more")])
    desk.tag_quotes(library, quotes[1:2], "border/night")
    desk.set_quote_comment(library, quotes[1], "New: he names the night")
    camera.settle()
    read.reader.margin.choose_quote(quotes[1])
    yield "margin-overlapping"
    translation = "The second gate opens before the winter, and the night road will be closed."
    desk.set_quote(
        library,
        quotes[3],
        translation=translation,
        translator="R. Sattorov",
        translation_language="en",
    )
    camera.settle()
    read.reader.margin.choose_quote(quotes[3])
    yield "margin-translation"
    camera.mirror()
    yield "margin-rtl"
    camera.mirror(back=True)
    for name in ("quote.comment", "quote.tag", "quote.accept_sure"):
        if name == "quote.accept_sure":
            read.reader.step_suggestion(-1)
            camera.settle()
        camera.window.actions_by_name.trigger(name)
        yield name.replace(".", "-").replace("quote-accept_sure", "margin-sure")
        _close_floating(camera)
    camera.theme.show(text_scale=1.5)
    yield "margin-150"
    camera.theme.show(text_scale=1.0)
    read.reader.take_caret()
    yield "margin-caret"
    camera.bench.question.ask(words="")


def _stories(camera: Camera) -> Iterator[str]:
    from briefbench import desk

    read = camera.window.part("read")
    page = next(p for p in desk.sample_paths() if p.name.startswith("kabul-ledger"))
    newer = camera.library.folder.parent / page.name
    text = page.read_text("utf-8")
    for old, new in (("six officers", "eight officers"), ("fifteen minutes", "ten minutes")):
        text = text.replace(old, new)
    newer.write_text(text, "utf-8")
    desk.import_paths(camera.library, [newer], jobs=1)
    camera.bench.question.ask(words="radio")
    camera.settle()
    yield "versions"
    camera.window.actions_by_name.trigger("article.story")
    yield "story"
    camera.mirror()
    yield "story-rtl"
    camera.mirror(back=True)
    _close_floating(camera)
    camera.window.actions_by_name.trigger("article.border_rules")
    yield "border-rules"
    _close_floating(camera)
    camera.window.actions_by_name.trigger("file.watch")
    yield "watch-folders"
    _close_floating(camera)
    read.compare()
    yield "comparison"
    camera.mirror()
    yield "comparison-rtl"
    camera.mirror(back=True)
    _close_floating(camera)
    camera.bench.question.ask(words="")
    camera.window.actions_by_name.trigger("view.sources")
    yield "sources"
    camera.mirror()
    yield "sources-rtl"
    camera.mirror(back=True)
    _close_floating(camera)
    desk.make_country_group(camera.library, "Our desk", ["TJ", "AF"], note="Night shift")
    camera.window.actions_by_name.trigger("view.country_groups")
    yield "country-groups"
    camera.mirror()
    yield "country-groups-rtl"
    camera.mirror(back=True)
    _close_floating(camera)


def _review(camera: Camera) -> Iterator[str]:
    from briefbench import desk
    from briefbench.model.annotations import AnnotationsReport, LeftAnnotation
    from briefbench.model.kinds import Standing
    from briefbench.model.quote_rows import CheckedQuote, QuotesCheck
    from briefbench.ui.annotations_card import AnnotationsCard
    from briefbench.ui.placing import PlacingCard
    from briefbench.ui.quotes_check import CheckCard
    from briefbench.ui.quotes_review import ReviewPanel
    from tests.desk.test_reviewing import lose_quotes

    library, window = camera.library, camera.window
    lose_quotes(library)
    camera.settle()
    yield "strip-review"
    window.actions_by_name.trigger("marks.review")
    camera.settle()
    (panel,) = window.findChildren(ReviewPanel)
    for name in ("review", "review-spans", "review-rtl-words", "review-none"):
        yield name
        panel._step(1)
        camera.settle()
    camera.mirror()
    yield "review-rtl"
    camera.mirror(back=True)
    camera.theme.show(text_scale=1.5)
    yield "review-150"
    camera.theme.show(text_scale=1.0)
    quote = panel.current
    panel.choose_in_article()
    camera.settle()
    yield "review-place"
    (card,) = window.findChildren(PlacingCard)
    card.close()
    waiting = [row.id for row in desk.list_quotes_to_review(library)]
    desk.keep_without_place(library, waiting[:2])
    camera.settle()
    window.actions_by_name.trigger("marks.review")
    camera.settle()
    panel = window.findChildren(ReviewPanel)[-1]
    panel.which.group.button(1).click()
    yield "review-kept"
    panel.leave()
    rows = desk.list_quotes(library)
    checked = [CheckedQuote(row.id, Standing.VERBATIM) for row in rows[3:]]
    nearest = rows[0].words.replace("the", "this", 1)
    gone = "The original karsu.html is missing, or was changed since it was kept."
    checked.append(CheckedQuote(rows[0].id, Standing.DIFFERS, nearest=nearest))
    checked.append(CheckedQuote(rows[1].id, Standing.MISSING, why=gone))
    found = QuotesCheck(tuple(checked)), {row.id: row for row in rows[:2]}
    card = CheckCard(camera.bench, found, window)
    yield "review-check"
    card.close()
    left = (
        LeftAnnotation(3, "It does not say which words it is about."),
        LeftAnnotation(7, "Its page is not in the library: https://elsewhere.example/a/page"),
    )
    card = AnnotationsCard(camera.bench, AnnotationsReport((1, 2, 3), 4, 2, left), window)
    yield "review-annotations"
    card.close()
    assert quote is not None


def _picture(camera: Camera) -> Iterator[str]:
    from PySide6.QtGui import QColor, QImage

    from briefbench import desk

    folder = camera.library.folder.parent / "bridge"
    (folder / "bridge_files").mkdir(parents=True)
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("#8fb3c9"))
    image.save(str(folder / "bridge_files" / "bridge.png"))
    (folder / "bridge.html").write_text(BRIDGE, "utf-8")
    desk.import_paths(camera.library, [folder / "bridge.html"], jobs=1)
    camera.bench.question.ask(words="title:lorries")
    camera.settle()
    yield "picture"
    camera.bench.question.ask(words="")


def _others(camera: Camera) -> Iterator[str]:
    from briefbench.ui.workspaces import WORKSPACES

    for spec in WORKSPACES[1:]:
        camera.window.show_workspace(spec.name)
        yield spec.name
    camera.window.show_workspace("timeline")
    camera.window.part("timeline").list_undated()
    yield "timeline-undated"
    camera.window.show_workspace("read")


def _brief(camera: Camera) -> Iterator[str]:
    from briefbench import desk
    from briefbench.model.charts import ChartQuestion
    from briefbench.model.kinds import Bucket, Tlp
    from briefbench.ui.briefs_rows import Part

    library = camera.library
    brief = desk.make_brief(library, "Border weekly", tlp=Tlp.AMBER)
    desk.set_brief(library, brief, number="37")
    quotes = [quote.id for quote in desk.list_quotes(library)]
    desk.put_into_tray(library, article_ids=desk.find_articles(library).ids[:2])
    desk.put_into_tray(library, quote_ids=quotes)
    desk.add_quotes_to_brief(library, brief, quotes[:3])
    asked = ChartQuestion("border", by=Bucket.WEEK)
    chart = desk.add_chart_to_brief(library, brief, asked)
    desk.set_glance(library, brief, [("Seizures rise; officials name night traffic.", "")])
    camera.window.show_workspace("briefs")
    camera.window.part("briefs").open_brief(brief)
    camera.settle()
    preview = camera.window.part("briefs").preview
    preview.make()
    while not preview.pages.count:
        camera.settle()
    camera.keep("brief-page", desk.preview_pages(library, brief, scale=2.0)[0])
    yield "brief"
    outline = camera.window.part("briefs").outline
    outline.go_to((Part.ITEM, chart))
    camera.settle()
    desk.freeze_charts(library, [chart])
    camera.settle()
    for number, page in enumerate(desk.preview_pages(library, brief, scale=2.0)):
        camera.keep(f"brief-page-{number + 1}", page)
    yield "brief-frozen"
    camera.mirror()
    yield "brief-rtl"
    camera.mirror(back=True)
    camera.window.show_workspace("read")


def _bank(camera: Camera) -> Iterator[str]:
    """The bank of quotes: many, narrowed, several chosen, dragged, large, mirrored, empty."""
    from PySide6.QtCore import QPoint

    from briefbench import desk
    from briefbench.model.bank import QuoteFilter
    from briefbench.model.word_rows import WordOffer
    from briefbench.ui.dragging import carry
    from tests.ui.holding import Held

    library, window = camera.library, camera.window
    views = [desk.article_view(library, id_) for id_ in desk.find_articles(library).ids]
    open_ones = [each.id for view in views for each in view.suggestions]
    quotes = desk.accept_suggestions(library, open_ones)
    desk.set_quote_speaker(
        library,
        quotes[:1],
        "Her Excellency Gulnora Abdurahmonovna Sattorova-Mirzoyeva",
        "First deputy minister for emergency situations, civil defence and border infrastructure",
        "TJ",
    )
    desk.tag_quotes(library, quotes[::4], "border/night")
    desk.set_quote_comment(library, quotes[1], "Ask the office for the figures of September.")
    window.show_workspace("quotes")
    bank = window.part("quotes")
    bank.go_to(quotes[0])  # type: ignore[attr-defined]
    yield "bank-many"
    bank.chosen = QuoteFilter(state=("unbriefed",), said_by=("TJ",))  # type: ignore[attr-defined]
    bank.reload()  # type: ignore[attr-defined]
    yield "bank-filtered"
    bank.bank.view.selectAll()  # type: ignore[attr-defined]
    bank.detail.edit_speaker()  # type: ignore[attr-defined]
    yield "bank-several"
    bank.detail.leave_speaker()  # type: ignore[attr-defined]
    bank.chosen = QuoteFilter(query="", role=("nobody",))  # type: ignore[attr-defined]
    bank.reload()  # type: ignore[attr-defined]
    yield "bank-none"
    bank.go_to(quotes[0])  # type: ignore[attr-defined]
    window.show_workspace("briefs")
    camera.settle()
    briefs = window.part("briefs")
    held = Held(carry("quote", quotes[-3:]))
    held.over(briefs.tray)  # type: ignore[attr-defined]
    yield "bank-over-tray"
    outline = briefs.outline  # type: ignore[attr-defined]
    place = outline.visualRect(briefs.model.item_numbered(2))  # type: ignore[attr-defined]
    held.over(outline.viewport(), QPoint(place.center().x(), place.top() + 1))
    yield "bank-over-outline"
    held.leave()
    window.show_workspace("quotes")
    camera.theme.show(text_scale=1.5)
    yield "bank-150"
    camera.theme.show(text_scale=1.0)
    camera.bench.offer(desk.offer_speaker_rule, quotes[0])
    yield "bank-offer"
    camera.bench.corrected.emit(WordOffer((), (), ""))
    camera.mirror()
    yield "bank-rtl"
    bank.open_article()  # type: ignore[attr-defined]
    camera.settle()
    window.actions_by_name.trigger("quote.comment")
    yield "bank-editor-rtl"
    _close_floating(camera)
    camera.mirror(back=True)
    for _ in range(4):
        desk.undo(library)
    window.show_workspace("read")


def _words(camera: Camera) -> Iterator[str]:
    """Word rules: the offer after a correction, the preview, the panel."""
    from briefbench import desk
    from briefbench.model.kinds import Scope, WordKind
    from briefbench.model.word_rows import WordOffer, WordRuleWish
    from briefbench.ui.word_preview import WordPreviewPanel
    from briefbench.ui.word_rules_panel import WordRulesPanel

    library, window = camera.library, camera.window
    window.show_workspace("read")
    camera.settle()
    reader = window.part("read").reader  # type: ignore[attr-defined]
    reader.step_suggestion(1)
    camera.settle()
    article = reader.view.id
    camera.bench.offer(desk.offer_country_rule, article, reader.view.countries[0].code, "KZ")
    yield "word-offer"
    camera.settle()
    window.actions_by_name.trigger("word.offer")
    yield "word-offer-keys"
    camera.bench.corrected.emit(WordOffer((), (), ""))
    wish = WordRuleWish(WordKind.COUNTRY, "Termez", "TJ", note="The old crossing, not the town")
    preview = WordPreviewPanel(camera.bench, wish, window)
    yield "word-preview"
    preview.leave()
    desk.set_library_setting(library, "officer", "Night desk")
    desk.add_word_rule(library, wish)
    for kind, words, meaning, scope in (
        (WordKind.NOT_CUE, "noted", "", Scope.OUTLET),
        (WordKind.SPEAKER, "the deputy minister", "Gulnora Sattorova", Scope.ARTICLE),
        (WordKind.COUNTRY, "Хатлон", "TJ", Scope.DESK),
        (WordKind.COUNTRY, "هرات", "AF", Scope.DESK),
        (WordKind.NOT_COUNTRY, "Georgia", "GE", Scope.OUTLET),
    ):
        rule = WordRuleWish(kind, words, meaning, scope=scope, article_id=article)
        desk.add_word_rule(library, rule)
    panel = WordRulesPanel(camera.bench, window, article)
    yield "word-rules"
    panel.leave()
    camera.mirror()
    panel = WordRulesPanel(camera.bench, window, article)
    yield "word-rules-rtl"
    panel.leave()
    camera.mirror(back=True)
    for _ in range(7):
        desk.undo(library)


def _speakers(camera: Camera) -> Iterator[str]:
    from briefbench.ui.speaker_panel import SpeakersPanel
    from tests.making_speakers import SPEAKER, add_speeches

    library, window = camera.library, camera.window
    window.actions_by_name.trigger("speaker.all")
    yield "speakers-few"
    _close_floating(camera)
    add_speeches(library)
    camera.bench.show_speaker.emit(SPEAKER)
    camera.settle()
    panel = window.findChildren(SpeakersPanel)[-1]
    panel.page.quotes.setFocus()
    yield "speakers"
    for do in ("describe", "add_name", "state_role", "split", "merge"):
        getattr(panel, do)()
        yield f"speakers-{do}"
        _close_top(camera)
    camera.mirror()
    yield "speakers-rtl"
    camera.mirror(back=True)
    camera.theme.show(text_scale=1.5)
    yield "speakers-150"
    camera.theme.show(text_scale=1.0)
    panel.side.look_for("ятимов")
    yield "speakers-found"
    panel.side.look_for("nobody like this")
    yield "speakers-nobody"
    panel.side.switch(1)
    panel.side.take_keys()
    panel.side.alike.setCurrentIndex(panel.side.proposals.index(1, 0))
    yield "speakers-alike"
    camera.mirror()
    yield "speakers-alike-rtl"
    camera.mirror(back=True)
    camera.theme.show(text_scale=1.5)
    yield "speakers-alike-150"
    camera.theme.show(text_scale=1.0)
    while panel.side.proposal is not None:
        panel.keep_apart(panel.side.proposal)
        camera.settle()
    yield "speakers-alike-none"
    _close_floating(camera)


def _close_top(camera: Camera) -> None:
    from briefbench.ui.floating import Floating

    camera.window.findChildren(Floating)[-1].leave()
    camera.settle()


def _large(camera: Camera) -> Iterator[str]:
    camera.theme.show(text_scale=1.5)
    yield "read-150"
    camera.window.open_palette()
    yield "palette-150"
    _close_floating(camera)
    camera.theme.show(text_scale=1.0)


def _mirrored(camera: Camera) -> Iterator[str]:
    camera.mirror()
    camera.settle()
    yield "read-rtl"
    camera.window.open_palette()
    yield "palette-rtl"
    _close_floating(camera)
    for name in ("quotes", "timeline"):
        camera.window.show_workspace(name)
        yield f"{name}-rtl"
    camera.window.show_workspace("read")
    camera.mirror(back=True)


def _close_floating(camera: Camera) -> None:
    from briefbench.ui.floating import Floating

    for panel in camera.window.findChildren(Floating):
        panel.leave()
    camera.settle()


SCENES: tuple[Callable[[Camera], Iterator[str]], ...] = (
    _first_run,
    _fill,
    _problems,
    _original,
    _read,
    _margin,
    _stories,
    _review,
    _picture,
    _others,
    timeline_scenes,
    _brief,
    _bank,
    _words,
    _large,
    _mirrored,
    _speakers,
)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("--scale", type=int, choices=SCALES)
    parser.add_argument("--only", default="", help="a part of the name of a screen")
    return parser.parse_args()


def _run() -> int:
    args = _arguments()
    if not args.scale:
        return main(args.out, args.only)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "CACHE"):
            os.environ[f"BRIEFBENCH_{name}"] = str(Path(folder) / name.lower())
        camera = Camera(args.out, args.scale, args.only, Path(folder) / "library")
        try:
            take_all(camera)
        finally:
            camera.close()
    return 0


if __name__ == "__main__":
    sys.exit(_run())
