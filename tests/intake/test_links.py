import plistlib

import pytest

from briefbench.intake.pages import read_page

ADDRESS = "https://qaynar.example/2026/sluice?id=1&x=2"


def problem(tmp_path, content, name):
    path = tmp_path / name
    path.write_bytes(content)
    (found,) = read_page(path)
    assert found.article is None
    return found.problem


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.url", f"[InternetShortcut]\r\nURL={ADDRESS}\r\nIconIndex=0\r\n".encode()),
        ("b.url", b"[{000214A0}]\r\nProp3=19,2\r\n[InternetShortcut]\r\nURL=" + ADDRESS.encode()),
        ("c.url", f"[InternetShortcut]\r\nURL={ADDRESS}\r\n".encode("utf-16")),
        ("d.desktop", f"[Desktop Entry]\nType=Link\nName=x\nURL={ADDRESS}\n".encode()),
        ("e.desktop", f"[Desktop Entry]\nType=Link\nURL[$e]={ADDRESS}\n".encode()),
        ("f.webloc", plistlib.dumps({"URL": ADDRESS})),
        ("g.webloc", plistlib.dumps({"URL": ADDRESS}, fmt=plistlib.FMT_BINARY)),
    ],
)
def test_a_link_is_a_lead(tmp_path, name, content):
    found = problem(tmp_path, content, name)
    assert found.kind == "lead"
    assert found.address == ADDRESS
    assert name in found.message
    assert ADDRESS in found.message
    assert found.advice


@pytest.mark.parametrize(
    "content",
    [
        b"[InternetShortcut]\nURL=file:///etc/passwd\n",
        b"[InternetShortcut]\nURL=javascript:alert(1)\n",
        b"[InternetShortcut]\nIconIndex=0\n",
        b"[InternetShortcut]\nURL=https://a.example/" + b"a" * 3000,
        plistlib.dumps({"URL": 5}),
        plistlib.dumps({"URL": "https://a.example/ b"}),
    ],
)
def test_a_link_to_no_page_is_no_lead(tmp_path, content):
    found = problem(tmp_path, content, "a.url")
    assert (found.kind, found.address) == ("unknown", "")


def test_a_text_that_speaks_of_links_is_a_text(tmp_path):
    text = "How to write a link file\n\nThe first line of the file is [InternetShortcut], they say."
    path = tmp_path / "a.txt"
    path.write_text(text)
    (found,) = read_page(path)
    assert found.article is not None
