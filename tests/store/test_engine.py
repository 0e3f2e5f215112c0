import shutil
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, select, text

from briefbench import desk
from briefbench.base.errors import LibraryBroken, LibraryTooNew
from briefbench.model.record_base import Record
from briefbench.model.records import Quote
from briefbench.store import migrations
from briefbench.store.engine import DATABASE, HEAD, open_engine, revision_of, upgrade
from tests.making import add_article

MIGRATIONS = Path(migrations.__file__).parent

KEPT = sorted((Path(__file__).parents[1] / "data" / "libraries").glob("*.sqlite"))


def test_the_last_revision_makes_the_tables_of_the_records(tmp_path):
    engine = open_engine(tmp_path / DATABASE)
    upgrade(engine)
    found = inspect(engine)
    for name, table in Record.metadata.tables.items():
        columns = {column["name"]: column for column in found.get_columns(name)}
        assert set(columns) == {column.name for column in table.columns}, name
        for column in table.columns:
            assert columns[column.name]["nullable"] == column.nullable, f"{name}.{column.name}"
        with engine.connect() as connection:  # not by inspection: it passes over expressions
            listed = connection.execute(text(f"PRAGMA index_list('{name}')"))
            indexes = {index["name"] for index in listed.mappings()}
        assert {index.name for index in table.indexes} <= indexes, name
    engine.dispose()
    assert revision_of(tmp_path / DATABASE) == HEAD


def test_there_is_a_kept_library_of_each_revision():
    assert [path.stem for path in KEPT] == [f"{n:04}" for n in range(1, int(HEAD) + 1)]


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_a_kept_library_opens_with_all_that_is_in_it(kept, tmp_path):
    shutil.copy(kept, tmp_path / DATABASE)
    library = desk.open_library(tmp_path)
    (found,) = desk.article_rows(library, desk.find_articles(library, "").ids)
    assert found.title == "Customs counts 41 attempts"
    assert desk.article_view(library, found.id).blocks[0].text.startswith("Customs in Dushanbe")
    assert not desk.article_view(library, found.id).excerpt
    assert [quote.words for quote in desk.list_quotes(library)] == [
        "“We see the old route used by night,”"
    ]
    with library.read() as session:
        (selectors,) = session.scalars(select(Quote.selectors))
    exact, prefix, suffix, start = selectors[0]
    whole = "\n\n".join(b.text for b in desk.article_view(library, found.id).blocks)
    assert whole.startswith(exact + suffix, start)
    assert (len(selectors), prefix, len(suffix)) == (1, "", 32)
    assert [tag.path for tag in desk.list_tags(library)] == ["border", "border/smuggling"]
    (brief,) = desk.list_briefs(library)
    assert brief.items == 1
    assert desk.undo(library)
    library.close()


def test_a_quote_in_the_history_of_an_older_library_comes_back_with_its_selectors(tmp_path):
    shutil.copy(KEPT[4], tmp_path / DATABASE)
    library = desk.open_library(tmp_path)
    (quote,) = desk.list_quotes(library)
    while desk.undo_label(library):
        desk.undo(library)
    assert desk.list_quotes(library) == []
    while desk.redo_label(library):
        desk.redo(library)
    assert desk.list_quotes(library) == [quote]
    with library.read() as session:
        assert session.scalars(select(Quote.selectors)).all() == [
            [["“We see the old route used by night,”", "", " said the deputy chief of the bo", 59]]
        ]
    library.close()


def test_copies_and_versions_in_a_library_of_the_first_revision_are_found(tmp_path):
    shutil.copy(KEPT[0], tmp_path / DATABASE)
    library = desk.open_library(tmp_path)
    (old,) = desk.find_articles(library, "").ids
    assert desk.index_behind(library) == 2  # its words, and its copies
    body = [b.text for b in desk.article_view(library, old).blocks if not b.tail]
    copy = add_article(library, body=body, source="Issyk Wire", quotes=False, member="2")
    assert desk.article_rows(library, [copy])[0].copies == 0
    desk.work_off_index(library)
    assert desk.index_behind(library) == 0
    assert [row.copies for row in desk.article_rows(library, [old, copy])] == [1, 1]
    assert desk.undo(library)  # a change noted when bodies still had a key
    library.close()


def test_the_last_revision_can_be_taken_back(tmp_path):
    engine = open_engine(tmp_path / DATABASE)
    upgrade(engine)
    with engine.connect() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")
    before = {c["name"] for c in inspect(engine).get_columns("article")}
    assert "body_key" in before
    assert not {"address", "excerpt"} & before
    upgrade(engine)
    after = {c["name"] for c in inspect(engine).get_columns("article")}
    assert {"address", "excerpt"} <= after
    engine.dispose()


def test_a_library_of_a_newer_program_is_refused_and_left_alone(tmp_path, library):
    path = library.folder / DATABASE
    with library.read() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        session.commit()
    library.close()
    with pytest.raises(LibraryTooNew, match="newer BriefBench"):
        desk.open_library(library.folder)
    assert revision_of(path) == "9999"


def test_a_file_that_is_no_database_is_told(tmp_path):
    (tmp_path / DATABASE).write_bytes(b"not a database at all, but long enough to be read" * 40)
    with pytest.raises(LibraryBroken, match="cannot be opened"):
        desk.open_library(tmp_path)
