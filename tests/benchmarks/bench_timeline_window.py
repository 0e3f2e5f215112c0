"""How fast the Timeline answers: ``python -m tests.benchmarks.bench_timeline_window [N]``.

Fills a library with N made-up articles (100,000) over five years, opens the real window on it and
changes what is counted, as an officer does. Prints figures; asserts nothing. Budgets at 100,000: a
change of filter or bucket redrawn in under 250 ms, at 1,000,000 under 1 s; hover under 16 ms;
nothing over 50 ms in the window's thread.

*CPU* is the time of the whole process, whatever else the machine does. *Turn* is the longest time
that the window's thread worked between two turns of its event loop.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from briefbench import desk
from briefbench.model.charts import ChartKind, ChartQuestion
from briefbench.model.kinds import Bucket
from briefbench.store.engine import DATABASE
from tests.making import add_drafts, draft_of

CODES = ("TJ", "UZ", "AF", "KZ", "RU", "KG", "TM", "PK", "IR", "CN", "IN", "TR")
DAYS = 1826


def fill(folder: Path, count: int) -> None:
    """Make a library of ``count`` articles, each about one country, a third of them copies."""
    library = desk.open_library(folder)
    add_drafts(library, [draft_of(f"About {code}", countries=((code, True),)) for code in CODES])
    library.close()
    with sqlite3.connect(folder / DATABASE) as connection:
        many = "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < ?) "

        def multiply(table: str, new: dict[str, str]) -> None:
            known = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            values = ", ".join(new.get(name, f"t.{name}") for name in known)
            key = "article_id" if "article_id" in known else "id"
            connection.execute(
                f"{many} INSERT INTO {table} ({', '.join(known)}) SELECT {values} "
                f"FROM s JOIN {table} t ON t.{key} = 1 + s.n % {len(CODES)}",
                (count,),
            )

        day = f"date('2021-11-25', '+' || ((n * 7919) % {DAYS}) || ' days')"
        named = "'Made-up headline ' || n"
        new = {"id": "1000 + n", "uid": "'u' || n", "published": day, "title": named}
        multiply("article", new | {"member": "'m' || n"})
        multiply("article_country", {"id": "NULL", "article_id": "1000 + n"})
        connection.execute(
            f"{many} INSERT OR IGNORE INTO story (id, uid) SELECT n, 's' || n FROM s",
            (count // 12 + 1,),
        )
        connection.execute(
            f"{many} INSERT INTO in_story (id, story_id, by_hand) "
            "SELECT 1000 + n, 1 + n / 12, 0 FROM s WHERE n % 3 = 0",
            (count,),
        )
    connection.close()


def drive(folder: Path) -> None:
    """Open the window and measure."""
    from PySide6.QtCore import QPointF, QTimer
    from PySide6.QtWidgets import QApplication

    from briefbench.base.settings import Settings
    from briefbench.ui.appearance import Appearance, add_fonts
    from briefbench.ui.bench import Bench
    from briefbench.ui.main_window import MainWindow
    from briefbench.ui.theme import Theme

    app = QApplication([])
    add_fonts()
    theme = Theme()
    Appearance(app, theme, "light")
    library = desk.open_library(folder)
    bench = Bench(library, theme, Settings(folder / "settings.json"))
    window = MainWindow(bench)
    window.resize(1280, 720)
    window.show()
    last, still = time.thread_time(), 0.0

    def beat() -> None:
        nonlocal last, still
        now = time.thread_time()
        still, last = max(still, now - last), now

    heart = QTimer(app)
    heart.timeout.connect(beat)
    heart.start(0)

    def wait(ready: Callable[[], bool]) -> None:
        while not ready():
            app.processEvents()
            time.sleep(0.001)

    wait(lambda: not bench.jobs.busy)
    window.show_workspace("timeline")
    part = window.part("timeline")
    wait(lambda: part.series is not None and part.canvas.chart() is not None)
    print(f"{part.series.matches} stories, {len(part.series.buckets)} {part.series.by}s")

    def redrawn(label: str, do: Callable[[], object], *, counted: bool = True) -> None:
        nonlocal last, still
        wait(lambda: not bench.jobs.busy)
        before, picture = part.series, part.canvas.chart()
        last, still = time.thread_time(), 0.0
        begun, used = time.perf_counter(), time.process_time()
        do()
        wait(
            lambda: (
                (part.series is not before or not counted)
                and part.canvas.chart() not in {None, picture}
            )
        )
        taken, cpu = time.perf_counter() - begun, time.process_time() - used
        print(
            f"{label:40s} {taken * 1000:7.0f} ms  CPU {cpu * 1000:6.0f} ms"
            f"  turn {still * 1000:5.0f} ms"
        )

    controls = part.controls
    for by in (Bucket.DAY, Bucket.MONTH, Bucket.QUARTER, Bucket.YEAR, Bucket.WEEK):
        redrawn(
            f"bucket: {by}", lambda by=by: (controls.choose_by(by), controls.by_chosen.emit(by))
        )
    redrawn("filter: country:TJ", lambda: bench.question.ask(words="country:TJ"))
    redrawn("filter: none", lambda: bench.question.ask(words=""))
    redrawn("count: articles", lambda: controls.count.group.button(1).click())
    redrawn("nearer", lambda: part.zoom.rescale(1))
    redrawn("whole time", part.zoom.show_whole)
    others = [kind for kind in ChartKind if kind is not controls.look.kind]
    for kind in (*others, controls.look.kind):
        place = controls.kind.findData(kind)
        redrawn(
            f"chart: {kind}",
            lambda place=place: (controls.kind.setCurrentIndex(place), controls.drawn.emit()),
            counted=False,
        )
    _hover(part, QPointF)
    question = ChartQuestion(by=Bucket.WEEK)
    used = time.process_time()
    for bucket in part.series.buckets[:20]:
        desk.bucket_headlines(library, question, bucket=bucket)
    print(f"{'headlines of a bucket':40s} CPU {(time.process_time() - used) / 20 * 1000:6.1f} ms")
    window.close()
    library.close()


def _hover(part: object, point: Callable[[float, float], object]) -> None:
    """Print how long looking at a bucket takes, the card painted."""
    canvas = part.canvas  # type: ignore[attr-defined]
    canvas.setFocus()
    times = []
    for x in range(40, canvas.width() - 40, 4):
        used = time.thread_time()
        canvas._look_at(canvas._hit(point(float(x), canvas.height() / 2)))
        canvas.repaint()
        times.append((time.thread_time() - used) * 1000)
    times.sort()
    print(
        f"{'hover, painted':40s} median {times[len(times) // 2]:.1f} ms, worst {times[-1]:.1f} ms"
    )


def main(count: int) -> None:
    """Print the figures for a library of ``count`` articles."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "CACHE"):
            os.environ[f"BRIEFBENCH_{name}"] = str(Path(folder) / name.lower())
        library = Path(folder) / "library"
        fill(library, count)
        drive(library)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
