"""What the panel of speakers costs with ten thousand of them: ``python -m
tests.benchmarks.bench_speakers [N]``.

Makes a library of N speakers (10,000) in three scripts, one of whom said 2,000 things, opens the
real window and the panel, types a letter, opens the long page. Prints, asserts nothing. Times are
of the processor: of all threads until everything is answered, and of the window's thread alone.
Budget: 50 ms at a time in the window's thread.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from briefbench import desk
from tests.making_speakers import accept_all, speech

SAID, STEP = 2_000, 500
LONG = "Saimumin Yatimov"
_LETTERS = (
    ("bdgklmnrstvz", "aeiou"),
    ("бдгклмнрствз", "аеиоу"),
    ("بدگکلمنرستوز", "ای"),
)


def made_name(chance: Random) -> str:
    """Return a name of two words; four of five in Latin letters."""
    hard, soft = _LETTERS[chance.choice((0, 0, 0, 0, 0, 0, 0, 0, 1, 2))]

    def word(length: int) -> str:
        return "".join(chance.choice(hard) + chance.choice(soft) for _ in range(length)).title()

    return f"{word(chance.randint(2, 3))} {word(chance.randint(3, 4))}"


def fill(library: desk.Library, count: int) -> None:
    """Put quotes of ``count`` speakers into a library."""
    from tests.making import add_drafts

    chance = Random(7)
    names = [LONG] * SAID + sorted({made_name(chance) for _ in range(count)})
    roles = ("minister of trade", "spokesman", "border service", "")
    for start in range(0, len(names), STEP):
        drafts = [
            speech(
                name,
                f"We counted {start + n} lorries at the gate in the night",
                role=chance.choice(roles),
                published=f"{2018 + n % 8}-{n % 12 + 1:02}-{n % 28 + 1:02}",
                source=f"Outlet {n % 40}",
            )
            for n, name in enumerate(names[start : start + STEP])
        ]
        accept_all(library, add_drafts(library, drafts))


def measure(library: desk.Library, folder: Path) -> None:
    """Open the window and print what each step costs."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from briefbench.base.settings import Settings
    from briefbench.ui.appearance import Appearance, add_fonts
    from briefbench.ui.bench import Bench
    from briefbench.ui.main_window import MainWindow
    from briefbench.ui.speaker_panel import SpeakersPanel
    from briefbench.ui.theme import Theme

    app = QApplication([])
    add_fonts()
    theme = Theme()
    Appearance(app, theme, "light")
    bench = Bench(library, theme, Settings(folder / "settings.json"))
    window = MainWindow(bench)
    window.resize(1280, 720)
    window.show()

    def settle() -> None:
        for _ in range(4):
            bench.jobs.wait()
            for _ in range(4):
                app.processEvents()

    def timed(words: str, do: Callable[[], object]) -> None:
        settle()
        all_, own = time.process_time(), time.thread_time()
        do()
        settle()
        spent = (time.process_time() - all_) * 1000
        mine = (time.thread_time() - own) * 1000
        print(f"{spent:9.0f} ms  of it {mine:4.0f} in the window's thread  {words}", flush=True)

    timed("open the panel", lambda: SpeakersPanel(bench, window))
    panel = window.findChildren(SpeakersPanel)[-1]
    count = len(panel.side.model.ids)
    finder = panel.side.finder
    timed(f"type a letter ({count:,} speakers)", lambda: QTest.keyClicks(finder, "s"))
    timed("type a second letter", lambda: QTest.keyClicks(finder, "a"))
    timed("type a third, sounds are made", lambda: QTest.keyClicks(finder, "i"))
    timed("type a fourth", lambda: QTest.keyClicks(finder, "m"))
    timed("find in Cyrillic", lambda: finder.setText("ятимов"))
    timed("all again", lambda: finder.setText(""))
    known = desk.find_speaker(library, LONG)
    panel.show_speaker(panel.side.model.ids[-1])
    timed(f"a page with {SAID:,} quotes", lambda: panel.show_speaker(known or 0))
    timed("a page with one quote", lambda: panel.show_speaker(panel.side.model.ids[-1]))
    quotes = panel.page.model
    timed("a quote is removed elsewhere", lambda: desk.remove_quotes(library, quotes.ids[:1]))
    bench.close()


def main(count: int) -> None:
    """Make the library and measure."""
    with tempfile.TemporaryDirectory() as name:
        library = desk.open_library(Path(name) / "library", holder="the benchmark")
        try:
            begun = time.process_time()
            fill(library, count)
            print(f"made in {time.process_time() - begun:.0f} s", flush=True)
            for words, ask in (
                ("all speakers with their finder", lambda: desk.speaker_finder(library)),
                ("who may be the same, of all", lambda: desk.alike_speakers(library)),
            ):
                begun = time.process_time()
                ask()
                print(f"{(time.process_time() - begun) * 1000:9.0f} ms  {words}", flush=True)
            measure(library, Path(name))
        finally:
            library.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
