"""The index lasts, mends itself, and is never trusted when it comes from elsewhere."""

import json
import os
import pickle
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh.filedb.filestore import FileStorage

import briefbench
from briefbench.base.errors import LibraryBusy
from briefbench.model.facts import ArticleWords
from briefbench.search import index as index_module
from briefbench.search import segments as segments_module
from briefbench.search.arrays import ArrayFile, Damaged, write_arrays
from briefbench.search.catalogue import FILE
from briefbench.search.find import find
from briefbench.search.index import LOCK, open_index
from tests.search.making import parsed


def article(id_, body="border"):
    return ArticleWords(id_, f"headline {id_}", body, "Minister\nSpeaker", "said")


def found(index, text):
    ids = index.ids()
    return ids[find(parsed(text), lambda: index, ids, lambda _: ids > 0).mask].tolist()


def test_an_index_lasts(tmp_path):
    index = open_index(tmp_path / "index")
    index.write([article(2), article(1)])
    index.close()
    again = open_index(tmp_path / "index")
    assert again.ids().tolist() == [1, 2]
    assert again.count() == 2
    assert found(again, "border") == [1, 2]


def test_the_last_words_of_an_article_count(tmp_path):
    index = open_index(tmp_path)
    index.write([article(1, "old"), article(1, "new")])
    index.write([article(1, "newest"), article(2)])
    index.write([article(3)], [3, 9])
    index.write([], [2])
    assert index.ids().tolist() == [1, 3]
    assert found(index, "newest") == [1]
    assert found(index, "new") == found(index, "old") == []


def test_names_of_different_speakers_make_no_phrase(tmp_path):
    index = open_index(tmp_path)
    index.write([article(1)])
    assert found(index, 'speaker:"minister speaker"') == []
    assert found(index, "speaker:minister speaker:speaker") == [1]


def test_nothing_written_when_reading_the_articles_fails(tmp_path):
    def broken():
        yield article(2)
        raise ZeroDivisionError

    index = open_index(tmp_path)
    index.write([article(1)])
    with pytest.raises(ZeroDivisionError):
        index.write(broken(), [1])
    assert index.ids().tolist() == [1]
    index.write([article(3)])
    assert len(list(tmp_path.glob("*.arrays"))) == len(index.segments())


def test_clear(tmp_path):
    index = open_index(tmp_path)
    index.write([article(1)])
    (tmp_path / "followed.json").write_text("{}")
    (tmp_path / "folder").mkdir()
    index.clear()
    assert index.count() == 0
    assert {path.name for path in tmp_path.iterdir()} <= {FILE, LOCK}
    index.write([article(4)])
    assert index.ids().tolist() == [4]


def cut(path):
    path.write_bytes(path.read_bytes()[:-9])


def flip(path):
    content = bytearray(path.read_bytes())
    content[-3] ^= 255
    path.write_bytes(content)


def blank(path):
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [cut, flip, blank, Path.unlink])
@pytest.mark.parametrize("name", ["*.arrays", FILE])
def test_a_damaged_index_is_emptied_with_its_mark(tmp_path, harm, name):
    index = open_index(tmp_path)
    index.write([article(1)])
    index.close()
    (tmp_path / "followed.json").write_text("{}")
    harm(next(tmp_path.glob(name)))
    again = open_index(tmp_path)
    assert again.count() == 0
    assert not (tmp_path / "followed.json").exists()
    again.write([article(2)])
    assert found(again, "border") == [2]


def test_damage_while_open_is_mended_at_the_next_question(tmp_path):
    index = open_index(tmp_path)
    index.write([article(1)])
    (tmp_path / FILE).write_text("[]")
    assert index.count() == 0


class Evil:
    """Would make a file when it is unpickled."""

    def __reduce__(self):
        return os.mkdir, ("evil-was-here",)


def test_a_folder_from_elsewhere_runs_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "index"
    folder.mkdir()
    for name in ("_MAIN_1.toc", "words_1.arrays", "words.seg", FILE):
        (folder / name).write_bytes(pickle.dumps(Evil()))
    assert open_index(folder).count() == 0
    assert not (tmp_path / "evil-was-here").exists()


@pytest.mark.parametrize(
    "part",
    [
        {"name": "../../x", "count": 1, "deleted": []},
        {"name": "x", "count": -1, "deleted": []},
        {"name": "x", "count": 1, "deleted": [5]},
        {"name": "x", "count": 1},
        [],
    ],
)
def test_a_false_catalogue_is_not_followed(tmp_path, part):
    content = {"version": 2, "generation": 1, "segments": [part]}
    (tmp_path / FILE).write_text(json.dumps(content))
    assert open_index(tmp_path).count() == 0


def test_another_version_is_made_anew(tmp_path):
    index = open_index(tmp_path)
    index.write([article(1)])
    content = json.loads((tmp_path / FILE).read_text())
    content["version"] += 1
    (tmp_path / FILE).write_text(json.dumps(content))
    assert open_index(tmp_path).count() == 0


def test_who_writes_keeps_others_from_writing(tmp_path, monkeypatch):
    monkeypatch.setattr(index_module, "PATIENCE", 0.0)
    index = open_index(tmp_path)
    index.write([article(1)])
    lock = FileStorage(str(tmp_path)).lock(LOCK)
    assert lock.acquire()
    try:
        with pytest.raises(LibraryBusy):
            index.write([article(2)])
        assert found(index, "border") == [1]
    finally:
        lock.release()
    index.write([article(2)])
    assert found(index, "border") == [1, 2]


WRITER = """
import sys
from pathlib import Path
from briefbench.model.facts import ArticleWords
from briefbench.search.index import open_index
index = open_index(Path(sys.argv[1]))
for n in range(1, 26):
    index.write([ArticleWords(n, f"headline {n}", "border")], [n - 20])
"""


def test_a_reader_sees_whole_commits_of_another_program(tmp_path):
    open_index(tmp_path)
    path = str(Path(briefbench.__file__).parents[1])
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], env={**os.environ, "PYTHONPATH": path}
    )
    reader = open_index(tmp_path)
    seen = set()
    while writer.poll() is None:
        ids = reader.ids()
        seen.add(len(ids))
        if len(ids):
            assert ids.tolist() == list(range(int(ids[0]), int(ids[-1]) + 1))
            assert len(ids) <= 20
        hits = found(reader, "border")
        assert hits == list(range(hits[0], hits[-1] + 1)) if hits else True
    assert writer.wait() == 0
    assert seen
    assert reader.ids().tolist() == list(range(6, 26))


def test_threads_read_while_one_writes(tmp_path):
    index = open_index(tmp_path)
    wrong = []
    stop = threading.Event()

    def read():
        ids = np.arange(1, 26)
        while not stop.is_set():
            mask = find(parsed("border"), lambda: index, ids, lambda _: ids > 0).mask
            count = int(mask.sum())
            if not mask[:count].all():
                wrong.append(mask)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for n in range(1, 26):
        index.write([article(n)])
    stop.set()
    for thread in threads:
        thread.join()
    assert not wrong
    assert found(index, "border") == list(range(1, 26))


def test_small_commits_are_joined(tmp_path):
    index = open_index(tmp_path)
    for n in range(1, 76):
        index.write([article(n, f"border word{n}")])
    assert len(index.segments()) < 20
    assert found(index, "border") == list(range(1, 76))
    assert found(index, "word37") == [37]
    index.write([], range(1, 75))
    assert found(index, "border") == [75]
    assert sum(len(segment.ids) for segment in index.segments()) <= 2
    assert len(list(tmp_path.glob("*.arrays"))) == len(index.segments())


def test_large_segments_are_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(segments_module, "MOST_BYTES", 1)
    index = open_index(tmp_path)
    for n in range(1, 11):
        index.write([article(n)])
    assert len(index.segments()) == 10


def test_long_additions_become_several_segments(tmp_path, monkeypatch):
    monkeypatch.setattr(segments_module, "BATCH_ARTICLES", 4)
    index = open_index(tmp_path)
    index.write(article(1 + n % 9) for n in range(13))
    assert len(index.segments()) > 1
    assert found(index, "border") == list(range(1, 10))


arrays = st.dictionaries(
    st.text(max_size=5),
    st.one_of(
        st.lists(st.integers(0, 255)).map(lambda values: np.array(values, np.uint8)),
        st.lists(st.integers(-(2**63), 2**63 - 1)).map(lambda values: np.array(values, np.int64)),
    ),
    max_size=4,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(arrays, st.data())
def test_array_files_come_back_or_say_that_they_are_damaged(tmp_path_factory, given_arrays, data):
    path = tmp_path_factory.mktemp("arrays") / "file"
    write_arrays(path, given_arrays)
    file = ArrayFile(path)
    file.check()
    for name, array in given_arrays.items():
        assert file[name].tolist() == array.tolist()
        assert file[name].dtype == array.dtype
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    other = path.with_suffix(".harmed")
    other.write_bytes(bytes(content[:place]))
    with pytest.raises(Damaged):
        ArrayFile(other).check()


def test_a_head_that_makes_no_sense_is_damage(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"BBARRAY1" + b"\0" * 30)
    with pytest.raises(Damaged):
        ArrayFile(path)
