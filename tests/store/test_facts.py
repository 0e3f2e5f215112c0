"""Facts as arrays: from the indexes that hold them, and whatever was stored."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from briefbench.model.drafts import DateDraft
from briefbench.model.kinds import Origin, Verdict
from briefbench.store.belongings import OFFERED_INDEX
from briefbench.store.facts import facts_of
from briefbench.store.packing import ARTICLE, COUNTRY, OFFERED, QUOTE, STORY, TAG
from tests.columns.facts import facts_one_by_one, read_facts
from tests.making import add_drafts, draft_of

PACKINGS = (ARTICLE, COUNTRY, TAG, STORY, QUOTE)


@pytest.mark.parametrize("packing", PACKINGS, ids=lambda packing: packing.table)
def test_facts_are_read_from_an_index_without_the_rows(library, packing):
    with library.read() as session:
        made = session.execute(
            text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": packing.index}
        ).scalar_one()
        assert packing.packed in made
        steps = session.connection().exec_driver_sql(
            f"EXPLAIN SELECT group_concat({packing.packed}, '') FROM {packing.table}"
            f" INDEXED BY {packing.index} WHERE {packing.packed} >= '0' AND {packing.packed} < '1'"
        )
        names = [step[1] for step in steps]
    assert "Function" not in names, "SQLite makes the texts anew"


def test_open_suggestions_are_read_from_an_index_without_the_rows(library):
    with library.read() as session:
        steps = session.connection().exec_driver_sql(
            f"EXPLAIN SELECT speaker, group_concat({OFFERED}, '') FROM suggestion"
            f" INDEXED BY {OFFERED_INDEX} WHERE verdict = '{Verdict.OPEN.value}' GROUP BY speaker"
        )
        assert "Function" not in [step[1] for step in steps]


STRANGE = (
    "2021-10-13T08:30:00.123456+05:00",
    "2021-10-13T23:30:00.999999999-01:00",
    "2021-10-13T08",
    "2021-10-13T08:30:15",
    "20211013",
    "2021-02-30",
    "",
)


def test_what_does_not_fit_a_packed_text_is_asked_of_the_article(library):
    drafts = [
        replace(
            draft_of(f"Article {number}", countries=(("TJ", True), ("ATLANTIS", False))),
            published=DateDraft(value, Origin.METADATA),
            captured=DateDraft(STRANGE[-number - 1], Origin.CONTAINER),
            language=("en", "ܠܫ", "en-GB", "", "é", "ру", "zz")[number],
        )
        for number, value in enumerate(STRANGE)
    ]
    ids = add_drafts(library, drafts)
    with library.read() as session:
        for zone in ("UTC", "Asia/Dushanbe"):
            expected = facts_one_by_one(session, zone)
            assert read_facts(facts_of(session), zone) == expected
            assert read_facts(facts_of(session, ids[:3]), zone) == {
                id_: expected[id_] for id_ in ids[:3]
            }
        assert len(facts_of(session, [10**12]).ids) == 0


def test_ids_may_be_far_apart(library):
    ids = add_drafts(library, [draft_of(f"Article {number}") for number in range(3)])
    with library.read() as session:
        session.execute(text("UPDATE sqlite_sequence SET seq = 900000 WHERE name = 'article'"))
        session.commit()
    ids += add_drafts(library, [draft_of("Far away")])
    assert ids[-1] > 900_000
    with library.read() as session:
        facts = facts_of(session)
        assert facts.ids.tolist() == ids
        assert read_facts(facts, "UTC") == facts_one_by_one(session, "UTC")
