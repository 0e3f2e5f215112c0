import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbench.intake.archives import room, unpack
from briefbench.intake.archives.members import Names, shown_name
from briefbench.intake.archives.unpack import members_of, next_members
from briefbench.intake.pages import read_page
from briefbench.model.kinds import Format
from tests.intake.packing import kinds, line, marks, page, record, rss, tarred, warc, zipped

PACKED = "Content-Encoding: gzip\r\n"


def read(tmp_path, content, name="desk.zip"):
    path = tmp_path / name
    path.write_bytes(content)
    return read_page(path)


def test_each_page_of_a_zip_is_an_article(tmp_path):
    pages = read(tmp_path, zipped([("a.html", page("one")), ("in/b.html", page("two"))]))
    assert marks(pages) == {"a.html": "one", "in/b.html": "two"}
    assert [p.article.format for p in pages] == [Format.HTML] * 2
    assert len({p.sha256 for p in pages}) == 1


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_each_page_of_a_tar_is_an_article(tmp_path, mode):
    pages = read(tmp_path, tarred([("a.html", page("one")), ("in/b.html", page("two"))], mode))
    assert marks(pages) == {"a.html": "one", "in/b.html": "two"}


@pytest.mark.parametrize(
    ("pack", "ending"), [(gzip.compress, "gz"), (bz2.compress, "bz2"), (lzma.compress, "xz")]
)
def test_a_packed_page_is_one_article(tmp_path, pack, ending):
    pages = read(tmp_path, pack(page("one")), f"sluice.html.{ending}")
    assert marks(pages) == {"sluice.html": "one"}


def test_archives_inside_archives_join_their_names(tmp_path):
    inner = zipped([("b.html", page("two")), ("w.warc", warc(record(page("three"))))])
    feed = rss(f"<title>Boats</title><description>{'Word ' * 20}</description>")
    content = zipped(
        [
            ("a.html", page("one")),
            ("more/inner.zip", inner),
            ("boats.xml", feed),
            ("two.jsonl", line("A", "Text a") + line("B", "Text b")),
        ]
    )
    found = marks(read(tmp_path, content))
    assert found == {
        "a.html": "one",
        "more/inner.zip/b.html": "two",
        "more/inner.zip/w.warc/1": "three",
        "boats.xml/1": "Word",
        "two.jsonl/1": "a",
        "two.jsonl/2": "b",
    }


def test_what_belongs_to_a_complete_page_is_no_page(tmp_path):
    entries = [
        ("saved/sluice_files/frame.html", page("frame")),
        ("saved/sluice.html", page("one")),
        ("saved/other_files/own.html", page("own")),
        (".hidden.html", page("hidden")),
        ("__MACOSX/saved/._sluice.html", b"\x00\x05\x16\x07"),
        ("saved/.DS_Store", b"\x00\x00\x00\x01Bud1"),
    ]
    expected = {"saved/sluice.html": "one", "saved/other_files/own.html": "own"}
    assert marks(read(tmp_path, zipped(entries))) == expected
    assert kinds(read(tmp_path, zipped(entries))) == {}
    assert marks(read(tmp_path, tarred(entries, "w:gz"), "a.tgz")) == expected


def test_names_are_shown_and_never_used_as_paths(tmp_path):
    climbing = ["../../out.html", "/out.html", "..\\out.html", "C:\\out.html", "a/../../out.html"]
    folder = tmp_path / "deep" / "er"
    folder.mkdir(parents=True)
    pages = read(folder, zipped([(name, page(str(n))) for n, name in enumerate(climbing)]))
    assert len(marks(pages)) == len(climbing)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["desk.zip"]


def test_names_that_cannot_be_shown_or_come_twice(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate"):
        content = zipped(
            [
                ("a.html", page("one")),
                ("a.html", page("two")),
                ("bad\x07\u202elmth.exe", page("three")),
                ("n" * 2000, page("four")),
            ]
        )
    found = marks(read(tmp_path, content))
    assert found["a.html"] == "one"
    assert found["a.html (2)"] == "two"
    assert found["bad\ufffd\ufffdlmth.exe"] == "three"
    assert max(map(len, found)) <= 300


def test_cyrillic_names_as_windows_packs_them(tmp_path):
    packed = bytearray(zipped([("ABCDE.html", page("one"))]))
    for at in range(len(packed) - 5):
        if packed[at : at + 5] == b"ABCDE":
            packed[at : at + 5] = "Канал".encode("cp866")
    assert marks(read(tmp_path, bytes(packed))) == {"Канал.html": "one"}


def test_a_locked_or_damaged_member_does_not_stop_the_others(tmp_path):
    content = bytearray(
        zipped(
            [("a.html", page("one")), ("b.html", page("two")), ("c.html", page("three"))],
            method=zipfile.ZIP_STORED,
        )
    )
    content[content.index(b"two")] ^= 0xFF
    locked = content.rindex(b"PK\x01\x02")  # the entry of c.html in the list
    content[locked + 8] |= 1
    pages = read(tmp_path, bytes(content))
    assert marks(pages) == {"a.html": "one"}
    assert kinds(pages) == {"b.html": "broken", "c.html": "locked"}
    assert all(p.problem.message and p.problem.advice for p in pages if p.problem)


def test_an_empty_archive_is_a_problem(tmp_path):
    assert kinds(read(tmp_path, zipped([("folder/", b"")]))) == {None: "empty"}
    assert kinds(read(tmp_path, zipped([("in.zip", zipped([]))]))) == {"in.zip": "empty"}


@pytest.mark.parametrize("mode", ["w:gz", "w:xz", "w:bz2"])
def test_a_cut_tar_gives_what_came_before(tmp_path, mode):
    entries = [(f"{n}.html", page(str(n) + " " + "xyz" * n)) for n in range(40)]
    whole = tarred(entries, "w")
    packed = {"w:gz": gzip, "w:xz": lzma, "w:bz2": bz2}[mode].compress(whole[: len(whole) // 2])
    pages = read(tmp_path, packed, "a.tar.gz")
    assert 5 < len(marks(pages)) < 30
    assert kinds(pages) == {None: "broken"}
    gz = gzip.compress(whole)
    pages = read(tmp_path, gz[: len(gz) * 3 // 4], "a.tar.gz")
    assert marks(pages)
    assert kinds(pages) == {None: "broken"}


def test_links_and_devices_in_a_tar_are_passed_over(tmp_path):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for kind, name in ((tarfile.SYMTYPE, "l.html"), (tarfile.FIFOTYPE, "p.html")):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
        entry = tarfile.TarInfo("a.html")
        entry.size = len(page("one"))
        archive.addfile(entry, io.BytesIO(page("one")))
    assert marks(read(tmp_path, packed.getvalue(), "a.tar")) == {"a.html": "one"}


class TestLimits:
    def test_members(self, tmp_path, monkeypatch):
        monkeypatch.setattr(room, "MOST_MEMBERS", 3)
        pages = read(tmp_path, zipped([(f"{n}.html", page(str(n))) for n in range(6)]))
        assert len(marks(pages)) == 3
        assert kinds(pages) == {None: "memory"}

    def test_members_of_archives_inside_count(self, tmp_path, monkeypatch):
        monkeypatch.setattr(room, "MOST_MEMBERS", 6)
        inner = zipped([(f"{n}.html", page(str(n))) for n in range(4)])
        pages = read(tmp_path, zipped([("a.zip", inner), ("b.zip", inner)]))
        assert len(marks(pages)) == 4
        assert kinds(pages) == {None: "memory"}

    @pytest.mark.parametrize("pack", [zipped, tarred])
    def test_a_large_member(self, tmp_path, monkeypatch, pack):
        monkeypatch.setattr(room, "LARGEST_MEMBER", 10_000)
        entries = [("a.html", page("one")), ("b.html", b"x" * 20_000), ("c.html", page("two"))]
        pages = read(tmp_path, pack(entries))
        assert marks(pages) == {"a.html": "one", "c.html": "two"}
        assert kinds(pages) == {"b.html": "memory"}

    def test_a_member_that_lies_about_its_size(self, tmp_path, monkeypatch):
        monkeypatch.setattr(room, "LARGEST_MEMBER", 10_000)
        content = zipped([("b.html", b"x" * 20_000)])
        content = content.replace((20_000).to_bytes(4, "little"), (20).to_bytes(4, "little"))
        assert kinds(read(tmp_path, content)) == {"b.html": "broken"}

    @pytest.mark.parametrize(
        "content",
        [
            zipped([("b.html", b" " * 2_000_000)]),
            gzip.compress(b" " * 2_000_000),
            warc(
                record(
                    gzip.compress(page() + b" " * 2_000_000), headers="Content-Encoding: gzip\r\n"
                )
            ),
        ],
    )
    def test_a_trap(self, tmp_path, monkeypatch, content):
        monkeypatch.setattr(room, "RATIO_FROM", 100_000)
        (problem,) = read(tmp_path, content)
        assert problem.problem.kind == "memory"

    def test_a_trap_in_a_packed_tar(self, tmp_path, monkeypatch):
        monkeypatch.setattr(room, "RATIO_FROM", 100_000)
        entries = [("a.html", page("one")), *((f"{n}.bin", bytes(10**6)) for n in range(9))]
        pages = read(tmp_path, tarred(entries, "w:gz"))
        assert marks(pages) == {"a.html": "one"}
        assert kinds(pages)[None] == "memory"

    def test_all_together(self, tmp_path, monkeypatch):
        monkeypatch.setattr(room, "LARGEST_ALL", 5_000)
        pages = read(tmp_path, zipped([(f"{n}.html", page(str(n))) for n in range(20)]))
        assert 1 < len(marks(pages)) < 15
        assert kinds(pages) == {None: "memory"}

    def test_depth(self, tmp_path):
        content = page("one")
        for depth in range(1, 6):
            content = zipped([("in", content), (f"{depth}.html", page(str(depth)))])
        pages = read(tmp_path, content)
        assert marks(pages) == {"5.html": "5", "in/4.html": "4", "in/in/3.html": "3"}
        assert kinds(pages) == {"in/in/in": "memory"}

    def test_the_file_itself(self, tmp_path, monkeypatch):
        monkeypatch.setattr(unpack, "LARGEST_CONTAINER", 100)
        assert kinds(read(tmp_path, zipped([("a.html", page())]))) == {None: "memory"}


def test_a_file_is_unpacked_some_members_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr(unpack, "BATCH_MEMBERS", 3)
    path = tmp_path / "a.zip"
    path.write_bytes(zipped([(f"{n}.html", page(str(n))) for n in range(7)]))
    batches = [next_members(str(path), True)]
    while not batches[-1].last:
        batches.append(next_members(str(path), False))
    assert [m.name for batch in batches for m in batch.members] == [f"{n}.html" for n in range(7)]
    assert {len(batch.members) for batch in batches[:-1]} == {3}
    assert next_members(str(path), False).members == ()
    first = next_members(str(path), True)
    assert first.members[0].name == "0.html"
    assert next_members(str(path), True) == first
    while not next_members(str(path), False).last:
        pass
    path.unlink()
    (gone,) = next_members(str(path), True).members
    assert [found.kind for _, found in gone.content.read("a.zip", whole=False)] == ["missing"]


@given(st.lists(st.tuples(st.text(max_size=20), st.binary(max_size=200)), max_size=8))
@settings(max_examples=60, deadline=None)
def test_archives_of_any_names_and_bytes_give_lines(entries):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT, errors="replace") as tar:
        for name, content in entries:
            entry = tarfile.TarInfo(name.encode("utf-8", "replace").decode() or "x")
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    members = list(members_of(io.BytesIO(packed.getvalue()), "a.tar"))
    assert members
    names = [member.name for member in members if member.name]
    assert len(names) == len(set(names))
    for member in members:
        assert all(sign >= " " for sign in member.name)


@given(st.lists(st.text(max_size=400), max_size=10))
def test_shown_names_are_all_different_and_seen(stored):
    names = Names()
    shown = [names.name(one) for one in stored]
    assert len(shown) == len(set(shown))
    assert all("\u202e" not in name and "\n" not in name for name in shown)


@given(st.text())
def test_a_shown_name_is_short_and_stays_itself(stored):
    assert len(shown_name(stored)) <= 300
    assert shown_name(shown_name(stored)) == shown_name(stored)


@given(
    st.sampled_from(
        [
            zipped([("a.html", page()), ("b.txt", b"text")]),
            tarred([("a.html", page()), ("b.txt", b"text")], "w:gz"),
            warc(record(page()), record(page("two")), packed=True),
            gzip.compress(page()),
        ]
    ),
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=6),
    st.integers(0, 3000),
)
@settings(max_examples=150, deadline=None)
def test_damaged_archives_give_lines(content, changes, cut):
    damaged = bytearray(content)
    for place, value in changes:
        damaged[place % len(damaged)] = value
    for member in members_of(io.BytesIO(bytes(damaged[: cut or None])), "a"):
        assert member.content is not None
