import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbench.base.errors import LibraryBroken
from briefbench.store.keeping import Keeping, keep_original
from briefbench.store.originals import drop_original, original_path, safe_suffix


def test_a_page_is_kept_as_it_came_under_its_digest(tmp_path):
    content = b"<html>\xff\x00</html>"
    kept = keep_original(tmp_path, content, "Saved Page.HTML")
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    path = original_path(tmp_path, kept.sha256, kept.suffix)
    assert path.name == f"{kept.sha256}.html"
    assert path.read_bytes() == content


def test_the_same_bytes_are_kept_once(tmp_path):
    keep_original(tmp_path, b"same", "a.txt")
    keep_original(tmp_path, b"same", "b.txt")
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == 1


def test_a_half_written_original_is_written_again(tmp_path):
    kept = keep_original(tmp_path, b"whole page", "a.txt")
    path = original_path(tmp_path, kept.sha256, kept.suffix)
    path.write_bytes(b"who")
    keep_original(tmp_path, b"whole page", "a.txt")
    assert path.read_bytes() == b"whole page"


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "originals").write_text("in the way")
    with pytest.raises(LibraryBroken, match="cannot be kept in"):
        keep_original(tmp_path, b"x", "a.txt")


def test_a_file_is_kept_only_as_it_was_read(tmp_path):
    page = tmp_path / "page.html"
    page.write_bytes(b"as it was read")
    sha256 = hashlib.sha256(b"as it was read").hexdigest()
    page.write_bytes(b"as it is now..")
    with Keeping(tmp_path / "library") as keeping:
        assert keeping.keep_file(page, "page.html", sha256) is None
        assert keeping.keep_file(tmp_path / "gone.html", "gone.html", sha256) is None
        page.write_bytes(b"as it was read")
        kept = keeping.keep_file(page, "page.html", sha256)
        assert keeping.keep_file(page, "page.html", sha256) == kept
        keeping.settle()
    assert original_path(tmp_path / "library", sha256, ".html").read_bytes() == b"as it was read"


def test_what_is_not_settled_leaves_nothing(tmp_path):
    with Keeping(tmp_path) as keeping:
        keeping.keep(b"one", "a.txt")
        keeping.keep(b"two", "b.txt")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_many_are_kept_together(tmp_path):
    with Keeping(tmp_path) as keeping:
        many = [keeping.keep(f"page {n}".encode(), "page.txt") for n in range(300)]
        keeping.settle()
    for n, kept in enumerate(many):
        path = original_path(tmp_path, kept.sha256, kept.suffix)
        assert path.read_bytes() == f"page {n}".encode()


def test_dropping_a_missing_original_is_fine(tmp_path):
    drop_original(tmp_path, "0" * 64, ".html")


@given(st.text())
def test_a_suffix_never_leads_out_of_the_folder(name):
    suffix = safe_suffix(name)
    assert not suffix or (suffix.startswith(".") and suffix[1:].isalnum())
