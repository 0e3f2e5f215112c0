"""Whatever is done to an article, each of its quotes is exactly its words or needs review."""

from contextlib import suppress

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select, text

from briefbench import desk
from briefbench.analysis import understand_anew
from briefbench.base.errors import BriefBenchError
from briefbench.model.records import Quote
from briefbench.store.selectors import selectors_of, starts_of
from tests.desk.test_reading_again import renew
from tests.making import BODY, TAIL, add_article, draft_of

LONG = "“We see the old route used by night, and nobody counts the trucks that pass,”"
PAGE = (BODY[0], f"{LONG} said the chief. Yes, he said. Yes, he said.", "Yes, he said.", BODY[1])
ARTICLES = 2

READINGS = (
    (PAGE, TAIL),
    (("Customs office, Dushanbe", *PAGE), ()),  # a line more, the tail lost
    ((" ".join(PAGE),), TAIL),  # paragraphs joined
    ((PAGE[0], *PAGE[1].split(", ", 1), *PAGE[2:]), TAIL),  # one parted
    ((PAGE[0], PAGE[2], PAGE[3]), TAIL),  # one lost
    ((PAGE[0].replace("41", "forty-one"), PAGE[1].replace("trucks", "lorries"), PAGE[3]), TAIL),
    ((PAGE[3], PAGE[2], PAGE[1], PAGE[0]), TAIL),  # turned round
    (tuple(words.replace("“", '"').replace("”", '"') for words in PAGE), TAIL),  # other marks
    (PAGE[:2], (*PAGE[2:], *TAIL)),  # the border elsewhere
    (("Nothing of it.",), ()),
)

articles = st.integers(0, ARTICLES - 1)


class Marks(RuleBasedStateMachine):
    """An officer, a reader that gets better and worse, and the history."""

    new_library: object  # makes one, set by the test

    @initialize()
    def open(self):
        self.library = Marks.new_library()
        self.ids = [
            add_article(self.library, title=title, body=PAGE, source=source)
            for title, source in (("One", "Vakhsh Herald"), ("Two", "Issyk Wire"))
        ]

    def teardown(self):
        if hasattr(self, "library"):
            self.library.close()

    def view(self, article):
        return desk.article_view(self.library, self.ids[article])

    def waiting(self):
        return desk.list_quotes_to_review(self.library)

    @rule(article=articles, data=st.data())
    def mark(self, article, data):
        blocks = data.draw(st.lists(st.sampled_from(self.view(article).blocks), max_size=3))
        places = []
        for block in sorted({block.position: block for block in blocks}.values(), key=str):
            start = data.draw(st.integers(0, len(block.text) - 1))
            end = data.draw(st.integers(start + 1, len(block.text)))
            places.append((block.position, start, end))
        with suppress(BriefBenchError):
            desk.mark_quote(self.library, self.ids[article], sorted(places), speaker="The chief")

    @rule(article=articles)
    def accept(self, article):
        ids = [suggestion.id for suggestion in self.view(article).suggestions]
        desk.accept_suggestions(self.library, ids)

    @rule(article=articles, tail=st.booleans(), data=st.data())
    def move_border(self, article, tail, data):
        block = data.draw(st.sampled_from(self.view(article).blocks))
        desk.set_tail(self.library, self.ids[article], [block.position], tail=tail, remember=False)

    @rule(article=articles, reading=st.sampled_from(READINGS))
    def read_again(self, article, reading):
        body, tail = reading
        renew(
            self.library,
            self.ids[article],
            understand_anew(draft_of(body=body, tail=tail, quotes=False)),
        )

    @rule(article=articles, what=st.sampled_from(["trash", "restore", "archive"]))
    def put_away(self, article, what):
        do = {
            "trash": desk.trash_articles,
            "restore": desk.restore_articles,
            "archive": desk.archive_articles,
        }[what]
        do(self.library, [self.ids[article]])

    @rule(article=articles, data=st.data())
    def edit(self, article, data):
        quotes = self.view(article).quotes
        if quotes:
            quote = data.draw(st.sampled_from(quotes))
            desk.set_quote_comment(self.library, quote.id, data.draw(st.sampled_from(["", "So."])))
            desk.set_quote(
                self.library,
                quote.id,
                translation="Да",
                translator="The desk",
                translation_language="ru",
            )
            desk.tag_quotes(self.library, [quote.id], "border")
            desk.set_quote_speaker(self.library, [quote.id], "The mayor", "mayor", "UZ")

    @rule(data=st.data())
    def merge_speakers(self, data):
        speakers = [row.id for row in desk.speaker_rows(self.library)]
        if len(speakers) > 1:
            desk.merge_speakers(self.library, speakers, data.draw(st.sampled_from(speakers)))

    @rule(article=articles, more=st.booleans(), data=st.data())
    def change_words(self, article, more, data):
        view = self.view(article)
        if view.quotes:
            quote = data.draw(st.sampled_from(view.quotes))
            block = data.draw(st.sampled_from(view.blocks))
            start = data.draw(st.integers(0, len(block.text) - 1))
            end = data.draw(st.integers(start + 1, len(block.text)))
            change = desk.add_quote_places if more else desk.set_quote_places
            with suppress(BriefBenchError):
                change(self.library, quote.id, [(block.position, start, end)])

    @rule(article=articles)
    def rename(self, article):
        desk.set_title(self.library, self.ids[article], "Another headline")

    @rule(article=articles, data=st.data())
    def remove(self, article, data):
        quotes = self.view(article).quotes
        if quotes:
            desk.remove_quotes(self.library, [data.draw(st.sampled_from(quotes)).id])

    @precondition(lambda self: self.waiting())
    @rule(data=st.data())
    def place(self, data):
        quote = data.draw(st.sampled_from(self.waiting()))
        spans = desk.quote_to_review(self.library, quote.id).spans
        if all(span.candidates for span in spans):
            chosen = [data.draw(st.sampled_from(span.candidates)) for span in spans]
            with suppress(BriefBenchError):  # they may overlap
                places = [place for candidate in chosen for place in candidate.places]
                desk.place_quote(self.library, quote.id, places)

    @precondition(lambda self: self.waiting())
    @rule(data=st.data())
    def keep_as_orphan(self, data):
        quote = data.draw(st.sampled_from(self.waiting()))
        desk.keep_without_place(self.library, [quote.id])

    @rule()
    def merge(self):
        sources = [source.id for source in desk.list_sources(self.library)]
        with suppress(BriefBenchError):
            desk.merge_sources(self.library, sources, sources[0])

    @rule(join=st.booleans())
    def regroup(self, join):
        with suppress(BriefBenchError):
            if join:
                desk.join_stories(self.library, self.ids)
            else:
                desk.split_from_story(self.library, self.ids[:1])

    @precondition(lambda self: desk.undo_label(self.library))
    @rule(times=st.integers(1, 4))
    def undo(self, times):
        for _ in range(times):
            if desk.undo_label(self.library):
                desk.undo(self.library)

    @precondition(lambda self: desk.redo_label(self.library))
    @rule(times=st.integers(1, 4))
    def redo(self, times):
        for _ in range(times):
            if desk.redo_label(self.library):
                desk.redo(self.library)

    @invariant()
    def every_quote_is_its_words_or_needs_review(self):
        if not hasattr(self, "library"):
            return
        with self.library.read() as session:
            for quote in session.scalars(select(Quote)):
                texts = [block.text for block in quote.article.blocks]
                spans = selectors_of(quote)
                assert spans
                assert quote.words == " ".join(span.exact for span in spans)
                assert bool(quote.places) != quote.review
                assert quote.review or not quote.orphan
                if quote.review:
                    continue
                starts = starts_of(texts)
                for (block, start, end), span in zip(quote.places, spans, strict=True):
                    assert texts[block][start:end] == span.exact
                    assert texts[block][:start].endswith(span.prefix)
                    assert texts[block][end:].startswith(span.suffix)
                    assert starts[block] + start == span.start
            assert session.execute(text("PRAGMA foreign_key_check")).all() == []


def hold(new_library, *, examples, steps):
    Marks.new_library = staticmethod(new_library)
    run_state_machine_as_test(
        Marks,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_marks_hold(new_library):
    hold(new_library, examples=10, steps=20)
