"""Columns follow the library: whatever was done, they are as read anew, and as SQL counts."""

import random
from dataclasses import replace

import pytest
from sqlalchemy import Engine, event, text

from briefbench import desk
from briefbench.base.errors import BriefBenchError
from briefbench.columns import counts
from briefbench.columns.filters import live
from briefbench.columns.quotes import QuoteColumns
from briefbench.model.charts import ChartQuestion
from briefbench.model.drafts import DateDraft
from briefbench.model.kinds import Origin
from briefbench.store.facts import facts_of
from briefbench.store.quote_facts import quote_facts_of
from tests.columns.facts import facts_one_by_one, quotes_one_by_one, read_facts
from tests.columns.making import quotes_back, read_back
from tests.making import BODY, add_drafts, draft_of

DATES = ("2021", "2021-10", "2021-10-31", "2021-10-30T23:30:00Z", "2021-10-31T02:30:00+01:00")
CODES = ("TJ", "UZ", "AF")
NAMES = ("Farrukh Nazarov", "Zarina Saidova", "F. Nazarov", "")
ZONES = ("UTC", "Asia/Dushanbe", "America/New_York")
STEPS = 25


class Officer:
    """Does at random what an officer may do."""

    def __init__(self, library: desk.Library, seed: int) -> None:
        self.library = library
        self.chance = random.Random(seed)
        self.done: list[str] = []

    def act(self) -> None:
        """Do one thing; what is refused, or has nothing to be done with, is left."""
        action = self.chance.choice(ACTIONS)
        self.done.append(action.__name__)
        try:
            action(self, self.library, self.chance.choice)
        except (BriefBenchError, IndexError):
            self.done[-1] += " (refused)"

    def some(self) -> list[int]:
        """Return ids of one to three articles, those in the trash too."""
        with self.library.read() as session:
            ids = list(session.scalars(text("SELECT id FROM article")))
        return self.chance.sample(ids, min(len(ids), self.chance.randint(1, 3)))

    def one(self, table: str) -> int:
        """Return the id of a row of a table."""
        with self.library.read() as session:
            return self.chance.choice(list(session.scalars(text(f"SELECT id FROM {table}"))))


def import_some(officer, library, choice):
    drafts = []
    for number in range(officer.chance.randint(1, 3)):
        body = choice([BODY, (f"Other words {officer.chance.random()}.", BODY[1])])
        named = {code: choice([True, False]) for code in officer.chance.sample(CODES, 2)}
        draft = draft_of(
            f"Article {number}",
            body,
            source=choice(["Vakhsh Herald", "Amu Post"]),
            published=choice([*DATES, None]),
            countries=tuple(named.items()),
            language=choice(["en", "ru", ""]),
            url=choice([None, "https://vakhsh.example/a", "https://vakhsh.example/b"]),
        )
        quotes = tuple(replace(quote, name=choice(NAMES)) for quote in draft.quotes)
        captured = DateDraft(choice(DATES), Origin.CONTAINER) if choice([1, 0]) else None
        drafts.append(replace(draft, quotes=quotes, captured=captured))
    add_drafts(library, drafts)


def accept(officer, library, choice):
    desk.accept_suggestions(library, [officer.one("suggestion")])


def merge(officer, library, choice):
    desk.merge_speakers(library, [officer.one("speaker")], officer.one("speaker"))


def split(officer, library, choice):
    desk.split_speaker(library, officer.one("speaker"), choice(NAMES))


def brief(officer, library, choice):
    desk.add_articles_to_brief(library, desk.make_brief(library, "Brief"), officer.some())


def brief_quote(officer, library, choice):
    made = desk.make_brief(library, "Brief of a quote")
    desk.add_quotes_to_brief(library, made, [officer.one("quote")])


def move_border(officer, library, choice):
    desk.set_tail(library, officer.some()[0], [choice([0, 1])], tail=choice([True, False]))


def back_and_forth(officer, library, choice):
    for step in (desk.undo, desk.undo, desk.redo):
        step(library)


ACTIONS = (
    import_some,
    import_some,
    accept,
    accept,
    merge,
    split,
    brief,
    brief_quote,
    lambda o, lib, choice: desk.set_published(lib, o.some(), choice([*DATES, None])),
    lambda o, lib, choice: desk.set_event(lib, o.some(), choice([*DATES, None])),
    lambda o, lib, choice: desk.set_read(lib, o.some(), read=choice([True, False])),
    lambda o, lib, choice: desk.archive_articles(lib, o.some()),
    lambda o, lib, choice: desk.trash_articles(lib, o.some()),
    lambda o, lib, choice: desk.restore_articles(lib, o.some()),
    lambda o, lib, choice: desk.set_source(lib, o.some(), choice(["Issyk Wire", "Amu Post"])),
    lambda o, lib, choice: desk.set_country(lib, o.some(), choice(CODES), choice(STATES)),
    lambda o, lib, choice: desk.tag_articles(lib, o.some(), choice(["aid", "aid/food", "war"])),
    lambda o, lib, choice: desk.untag_articles(lib, o.some(), o.one("tag")),
    lambda o, lib, choice: desk.remove_tag(lib, o.one("tag")),
    lambda o, lib, choice: desk.merge_sources(lib, [o.one("source")], o.one("source")),
    lambda o, lib, choice: desk.split_from_story(lib, o.some()[:1]),
    lambda o, lib, choice: desk.join_stories(lib, o.some()),
    lambda o, lib, choice: desk.dismiss_suggestions(lib, [o.one("suggestion")]),
    lambda o, lib, choice: desk.set_suggestion_speaker(lib, [o.one("suggestion")], choice(NAMES)),
    lambda o, lib, choice: desk.set_quote_speaker(lib, [o.one("quote")], choice(NAMES)),
    lambda o, lib, choice: desk.add_speaker_name(lib, o.one("speaker"), choice(NAMES)),
    lambda o, lib, choice: desk.tag_quotes(lib, [o.one("quote")], choice(["aid", "war"])),
    lambda o, lib, choice: desk.set_quote_places(lib, o.one("quote"), choice(PLACES)),
    move_border,
    lambda o, lib, choice: desk.remove_quotes(lib, [o.one("quote")]),
    lambda o, lib, choice: desk.remove_items(lib, [o.one("item")]),
    lambda o, lib, choice: desk.remove_brief(lib, o.one("brief")),
    back_and_forth,
    lambda o, lib, choice: desk.undo(lib),
    lambda o, lib, choice: desk.redo(lib),
)
STATES = ("about", "named", None)
PLACES = ([(0, 0, 9)], [(0, 0, 7), (1, 0, 4)], [(1, 0, 38)])

COUNTED = {
    "countries": "SELECT code, count(*) FROM article_country {} GROUP BY code",
    "about": "SELECT code, count(*) FROM article_country {} AND about GROUP BY code",
    "tags": "SELECT tag_id, count(*) FROM article_tag {} GROUP BY tag_id",
}
LIVE = "JOIN article ON article.id = article_id WHERE trashed IS NULL AND article_id NOT IN ({})"


def check(library, zone):
    with library.read() as session:
        table = library.following.table(session, zone)
        known = facts_one_by_one(session, zone)
        assert read_back(table) == known
        assert read_facts(facts_of(session), zone) == known
        quotes = quotes_one_by_one(session, zone)
        assert quotes_back(library.following.quotes(session, zone)) == quotes
        anew = QuoteColumns()
        anew.replace_all(quote_facts_of(session))
        assert quotes_back(anew.table(table)) == quotes
        older = ", ".join(str(id_) for id_, fact in known.items() if fact.older)
        shown = live(table)
        for name, sql in COUNTED.items():
            counted = getattr(counts, f"count_{name}")(table, shown)
            asked = session.execute(text(sql.format(LIVE.format(older or "0"))))
            assert counted == dict(asked.all())


def test_filters_and_counts_ask_the_database_nothing_of_articles(library):
    add_drafts(library, [draft_of(f"Article {n}", quotes=False) for n in range(3)])
    desk.find_articles(library)  # the columns are read

    def ask():
        assert desk.find_articles(library, "about:TJ is:unread", facets=True).total == 3
        assert desk.timeline(library, ChartQuestion("country:TJ")).matches > 0
        assert desk.sidebar(library).inbox == 3

    ask()
    asked = []

    def note(_connection, _cursor, statement, *_more):
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert asked, "what others wrote is looked for"
    assert not [statement for statement in asked if " article" in statement]


@pytest.mark.parametrize("seed", range(3))
def test_columns_are_as_read_anew_whatever_is_done(library, seed):
    officer = Officer(library, seed)
    import_some(officer, library, officer.chance.choice)
    for _ in range(STEPS):
        officer.act()
        try:
            check(library, officer.chance.choice(ZONES))
        except AssertionError as error:
            raise AssertionError(f"after {officer.done}") from error
