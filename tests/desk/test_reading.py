import io
import tarfile
import zipfile

import pytest

from briefbench import desk
from briefbench.base.errors import Cancelled
from briefbench.base.progress import Progress
from briefbench.desk import reading, unpacking
from briefbench.desk.reading import page_object
from tests.intake.packing import line, page, record, rss, tarred, warc, zipped


def marks(lines):
    return [(p.member, p.article.body.split()[-1]) for p in lines if p.article]


def problems(lines):
    return [(p.member, p.problem.kind) for p in lines if p.problem]


@pytest.fixture
def folder(tmp_path):
    """Files of several kinds, those that hold others between those that do not."""
    (tmp_path / "a.html").write_bytes(page("a"))
    (tmp_path / "b.zip").write_bytes(
        zipped([(f"{n}.html", page(f"b{n}")) for n in range(30)] + [("x.png", b"\x89PNG")])
    )
    (tmp_path / "c.html").write_bytes(page("c"))
    (tmp_path / "d.warc.gz").write_bytes(warc(record(page("d1")), record(page("d2")), packed=True))
    (tmp_path / "e.xml").write_bytes(rss("<title>One</title>", "<title>Two</title>"))
    (tmp_path / "f.jsonl").write_bytes(line("F", "Text f"))
    (tmp_path / "g.zip").write_bytes(b"PK\x03\x04 cut")
    (tmp_path / "h.html").write_bytes(page("h"))
    return tmp_path


def test_files_that_hold_others_give_their_lines_in_place(folder):
    lines = list(desk.read_paths([folder], jobs=2))
    assert marks(lines) == [
        (None, "a"),
        *[(f"{n}.html", f"b{n}") for n in range(30)],
        (None, "c"),
        ("1", "d1"),
        ("2", "d2"),
        ("1", "One"),
        ("2", "Two"),
        ("1", "f"),
        (None, "h"),
    ]
    assert problems(lines) == [("x.png", "unknown"), (None, "broken")]
    assert [p.path for p in lines] == sorted(p.path for p in lines)
    assert all(p.article.countries is not None for p in lines if p.article)
    for path in folder.iterdir():
        assert len({p.sha256 for p in lines if p.path == str(path)}) == 1
    told = page_object(next(p for p in lines if p.member == "3.html"))
    assert (told["ok"], told["format"], told["member"]) == (True, "html", "3.html")


def test_a_page_that_takes_too_long_is_one_line_of_its_archive(tmp_path, monkeypatch):
    path = tmp_path / "b.jsonl"
    body = "The officer said on Monday that the road to Dushanbe is open. " * 300
    path.write_bytes(b"".join(line(f"T{n}", body) for n in range(50)))
    monkeypatch.setattr(reading, "SECONDS_MORE", 0.0)
    monkeypatch.setattr(reading, "SECONDS", 0.05)  # what fifty of these take many times over
    lines = list(desk.read_paths([path], jobs=1))
    assert problems(lines)[0][1] == "time"


def test_an_archive_that_takes_too_long_is_a_line(folder, monkeypatch):
    monkeypatch.setattr(unpacking, "SECONDS", 0.0)
    monkeypatch.setattr(unpacking, "SLOWEST", 2**60)
    hidden = [(f".{n}", b"") for n in range(50_000)]  # a list that takes a second to go through
    (folder / "b.zip").write_bytes(zipped(hidden, method=zipfile.ZIP_STORED))
    lines = list(desk.read_paths([folder / "a.html", folder / "b.zip", folder / "h.html"], jobs=1))
    assert marks(lines) == [(None, "a"), (None, "h")]
    assert problems(lines) == [(None, "time")]
    assert lines[1].sha256


def test_reading_an_archive_can_be_cancelled(folder):
    class Stopping(Progress):
        def step(self, done, total, note=""):
            if note == "4.html":
                raise Cancelled

    given = []
    with pytest.raises(Cancelled):
        given.extend(desk.read_paths([folder / "b.zip"], jobs=1, progress=Stopping()))


def test_a_cut_archive_gives_what_came_before(tmp_path):
    packed = tarred([(f"{n}.html", page(str(n))) for n in range(9)])
    path = tmp_path / "a.tar"
    path.write_bytes(packed[: packed.index(b"5.html") + 700])
    lines = list(desk.read_paths([path], jobs=2))
    assert [mark for _, mark in marks(lines)] == ["0", "1", "2", "3", "4"]
    assert problems(lines) == [(None, "broken")]


def test_a_header_that_claims_a_gigabyte(tmp_path):
    entry = tarfile.TarInfo("x" * 150)
    entry.pax_headers = {"comment": "y"}
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(entry)
    content = bytearray(packed.getvalue())
    content[124:136] = b"77777777777\x00"
    path = tmp_path / "a.tar"
    path.write_bytes(bytes(content))
    assert problems(desk.read_paths([path], jobs=1))
