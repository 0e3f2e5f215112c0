"""A mixed folder of a hundred files, ten of them bad: dropped, reported, tried again, compared."""

import gzip
import json
import zipfile

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton

from briefbench import desk
from briefbench.ui.comparison import ComparisonPanel
from briefbench.ui.import_problems import ProblemGroup

PLACES = (
    "Termez",
    "Panj",
    "Khorog",
    "Osh",
    "Batken",
    "Herat",
    "Kunduz",
    "Mary",
    "Naryn",
    "Shaartuz",
)
GOODS = ("fuel", "flour", "medicine", "cement", "cotton", "onions", "glass", "timber", "salt")
HTML = (
    '<!doctype html><html lang="en"><head><title>{title}</title>'
    '<link rel="canonical" href="https://{host}/{n}">'
    '<meta property="article:published_time" content="2026-10-{day:02}"></head>'
    "<body><article><h1>{title}</h1>{text}</article></body></html>"
)
MHTML = (
    "From: <Saved>\r\nSnapshot-Content-Location: https://{host}/{n}\r\nSubject: {title}"
    '\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="cut"'
    "\r\n\r\n--cut\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://{host}/{n}"
    "\r\n\r\n{page}\r\n--cut--\r\n"
)
EML = (
    "From: desk@vakhsh-herald.example\r\nTo: us@example.org\r\nSubject: {title}\r\n"
    "Date: Tue, 13 Oct 2026 08:30:00 +0000\r\nMIME-Version: 1.0\r\n"
    "Content-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n"
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Vakhsh Herald</title>'
    "<link>https://vakhsh-herald.example/</link><item><title>{title}</title>"
    "<link>https://vakhsh-herald.example/{n}</link><description>{plain}</description>"
    "<pubDate>Tue, 13 Oct 2026 08:30:00 GMT</pubDate></item></channel></rss>"
)
BAD = ("cut.docx", "cut.pdf", "empty.html", "empty.txt", "empty.mhtml", "cut.zip", "cut.epub")


def words(n, changed=""):
    """Return title and paragraphs of the n-th page, each of its own."""
    place, good = PLACES[n % 10], GOODS[n % 9]
    title = f"Report {n}: {good} at {place} {changed}".strip()
    text = [
        f"Customs officers at the crossing near {place} counted {n + 40} lorries of {good} in "
        f"ten days, the provincial office number {n} said on Tuesday in its report {n * 7}.",
        f"Most of the {good} was carried by night over bridge {n} east of {place} and then sold in "
        f"the {n}th market of the valley, where prices rose by {n + 2} per cent.",
        f"The office of {place} wants to open gate {n + 1} before the winter and has asked for "
        f"{n + 3} scanners. {changed}".strip(),
    ]
    return title, text


def page(n, changed="", host="vakhsh-herald.example"):
    title, text = words(n, changed)
    paragraphs = "".join(f"<p>{each}</p>" for each in text)
    return HTML.format(title=title, host=host, n=n, day=n % 27 + 1, text=paragraphs)


def write_good(folder, n):
    """Write the n-th page in one of eight formats."""
    title, text = words(n)
    plain = "\n\n".join(text)
    match n % 9:
        case 0 | 1 | 2:
            (folder / f"{n}.html").write_text(page(n), "utf-8")
        case 3:
            whole = MHTML.format(host="vakhsh-herald.example", n=n, title=title, page=page(n))
            (folder / f"{n}.mhtml").write_bytes(whole.encode())
        case 4:
            (folder / f"{n}.txt").write_text(f"{title}\n\n{plain}\n", "utf-8")
        case 5:
            (folder / f"{n}.eml").write_bytes(EML.format(title=title, page=page(n)).encode())
        case 6:
            (folder / f"{n}.xml").write_text(FEED.format(title=title, n=n, plain=plain), "utf-8")
        case 7:
            with zipfile.ZipFile(folder / f"{n}.zip", "w") as archive:
                archive.writestr("page.html", page(n))
        case 8:
            line = json.dumps({"title": title, "body": plain, "url": f"https://x.example/{n}"})
            (folder / f"{n}.jsonl").write_text(line + "\n", "utf-8")


@pytest.fixture
def folder(tmp_path):
    """Ninety pages in nine formats, and ten files that cannot be read."""
    folder = tmp_path / "saved"
    folder.mkdir()
    for n in range(90):
        write_good(folder, n)
    for name in BAD:
        (folder / name).write_bytes(b"" if name.startswith("empty") else _cut(name))
    (folder / "cut.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\n")[:12])
    (folder / "noise.html").write_bytes(bytes(range(1, 256)) * 40)
    (folder / "nothing.html").write_text("<html><body><nav>Menu</nav></body></html>", "utf-8")
    assert len(list(folder.iterdir())) == 100
    return folder


def _cut(name):
    return b"%PDF-1.7\ncut off" if name.endswith("pdf") else b"PK\x03\x04 cut off"


def drop(window, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    spot, none = QPoint(600, 300), Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dragEnterEvent(QDragEnterEvent(spot, copy, mime, left, none))
    assert window.veil.isVisible()
    window.dropEvent(QDropEvent(QPointF(spot), copy, mime, left, none))


def test_a_mixed_folder_is_dropped_reported_mended_and_compared(
    make_window, settle, qtbot, library, folder
):
    window = make_window()
    said = []
    window.bench.jobs.started.connect(
        lambda job: job.progressed.connect(lambda done, total, _note: said.append((done, total)))
    )

    # drop; the strip follows
    drop(window, folder)
    qtbot.waitUntil(lambda: window.card is not None, timeout=180_000)
    settle()
    assert said
    assert max(done for done, _total in said) <= max(total for _done, total in said)

    # the report: ninety articles, ten problems in groups, each with its ways on
    report = window.card.report
    assert (report.new, len(report.failed)) == (90, 10), [
        (line.path, line.message) for line in report.failed
    ]
    groups = [g for g in window.card.findChildren(ProblemGroup) if g.isVisible()]
    assert sum(len(group.lines) for group in groups) == 10
    assert all(line.message and line.advice for line in report.failed)
    assert window.rect().contains(window.card.geometry().center())

    # one of them is mended where it lies, and tried again with the keys
    (folder / "empty.html").write_text(page(200), "utf-8")
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.card.isAncestorOf(window.focusWidget())
    group = next(g for g in groups if any("empty.html" in line.path for line in g.lines))
    retry = next(b for b in group.findChildren(QPushButton) if b.text() == "Try again")
    retry.setFocus()
    qtbot.keyClick(retry, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.card.report.new == 91, timeout=60_000)
    settle()

    # what is left is kept as it is
    ids = [line.id for line in window.card.report.failed if line.can_keep]
    window.card.do("keep", ids)
    settle()
    assert len(window.card.report.attachments) == len(ids)

    # a page is saved again with other words: a version, which is compared
    newer = folder / "0-again.html"
    newer.write_text(page(0, "The figure was corrected on Friday."), "utf-8")
    window.importing.bring([newer])
    qtbot.waitUntil(lambda: len(window.card.report.lines) == 1, timeout=60_000)
    settle()
    (line,) = window.card.report.lines
    read = window.part("read")
    read.show_article(line.article_id)
    settle()
    assert len(read.reader.view.versions) == 2
    read.articles.view.setFocus()
    qtbot.keyClick(read.articles.view, Qt.Key.Key_V)
    settle()
    (panel,) = window.findChildren(ComparisonPanel)
    added = panel.text.document().find("corrected on Friday")
    assert added.charFormat().fontUnderline()
    qtbot.keyClick(panel.text, Qt.Key.Key_Escape)

    # and the first import is taken back as a whole
    desk.remove_import(library, report.id)
    settle()
    assert desk.find_articles(library).total == 1
    window.close()
