import subprocess
import sys

import pytest
from sqlalchemy import update

from briefbench import desk
from briefbench.base.errors import LibraryBroken, LibraryBusy
from briefbench.model.kinds import Kind
from briefbench.model.records import Article, Setting
from tests.making import add_article

READ = """
import sys
from briefbench import desk
library = desk.open_library(sys.argv[1])
print(len(desk.find_articles(library, "").ids))
try:
    desk.trash_articles(library, [1])
except desk.LibraryBusy as error:
    print(error.message)
"""


def test_a_change_is_stored_whole_or_not_at_all(library):
    with pytest.raises(ZeroDivisionError), library.change("Half") as session:  # noqa: PT012
        session.add(Setting(name="half", value="1"))
        session.flush()
        raise ZeroDivisionError
    assert desk.library_setting(library, "half") == ""
    assert desk.undo_label(library) == ""


def test_use_cases_do_not_nest(library, article):
    with pytest.raises(RuntimeError, match="share a store function"), library.change("Outer"):
        desk.trash_articles(library, [article])


def test_bulk_statements_past_the_journal_are_refused(library, article):
    with (
        pytest.raises(RuntimeError, match="go past the journal"),
        library.change("Bulk") as session,
    ):
        session.execute(update(Article).values(title="all the same"))


def test_a_change_tells_what_it_wrote(library, article):
    heard = []
    stop = library.events.subscribe(heard.append)
    desk.archive_articles(library, [article])
    stop()
    desk.archive_articles(library, [article], archived=False)
    (changed,) = heard
    assert changed.ids == {Kind.ARTICLE: {article}}
    assert changed.articles == {article}
    assert changed.touches(Kind.ARTICLE)
    assert not changed.touches(Kind.TAG)


def test_another_program_reads_each_commit_and_is_refused_to_write(library):
    add_article(library)
    done = subprocess.run(
        [sys.executable, "-c", READ, str(library.folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    count, refused = done.stdout.splitlines()
    assert count == "1"
    assert refused.startswith("The library is being changed by the tests (process ")


def test_holding_a_library_twice_is_refused(library):
    library.hold()
    with pytest.raises(LibraryBusy):
        desk.open_library(library.folder, hold=True)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryBroken, match="cannot be made"):
        desk.open_library(tmp_path / "file" / "library")


def test_settings_are_kept_and_undone(library):
    assert desk.library_setting(library, "tlp") == "TLP:CLEAR"
    desk.set_library_setting(library, "house", "Office for Regional Affairs")
    desk.set_library_setting(library, "tlp", "TLP:GREEN")
    assert desk.library_setting(library, "tlp") == "TLP:GREEN"
    desk.undo(library)
    desk.undo(library)
    assert desk.library_setting(library, "house") == ""
    assert desk.library_setting(library, "tlp") == "TLP:CLEAR"
