"""Work off the window's thread tells everything in the window's thread."""

import threading

from briefbench.base.errors import NotFound
from briefbench.ui.jobs import JobRunner


def test_a_result_arrives_in_the_window_thread(qtbot):
    runner, got = JobRunner(), []
    here = threading.get_ident()
    runner.start(
        "Count",
        lambda _p: threading.get_ident(),
        lambda worker: got.append((worker, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(got))
    ((worker, window),) = got
    assert window == here
    assert worker != here
    assert not runner.busy


def test_a_job_reports_and_stops(qtbot):
    go, steps = threading.Event(), []

    def work(progress):
        assert go.wait(5)
        for done in range(100):
            progress.step(done, 100, "page")
            steps.append(done)
            job.cancel()

    runner = JobRunner()
    job = runner.start("Import", work)
    with qtbot.waitSignals([job.progressed, job.cancelled]):
        go.set()
    assert steps == [0]


def test_a_failure_is_told(qtbot):
    def work(_progress):
        raise NotFound("The article is gone.")

    runner = JobRunner()
    with qtbot.waitSignal(runner.failed) as told:
        runner.start("Look", work)
    assert str(told.args[0]) == "The article is gone."


def test_only_the_last_question_of_a_topic_is_answered(qtbot):
    runner, gate, answers = JobRunner(), threading.Event(), []
    runner.ask("list", lambda: gate.wait(5) and "first", answers.append)
    runner.ask("list", lambda: "second", answers.append)
    runner.ask("other", lambda: "other", answers.append)
    gate.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == ["second", "other"]


def test_changes_are_made_in_the_order_asked(qtbot):
    runner, made = JobRunner(), []
    for number in range(20):
        runner.change(lambda n=number: made.append(n))
    runner.wait()
    qtbot.waitUntil(lambda: not runner.busy)
    assert made == list(range(20))


def test_stopping_ends_long_work(qtbot):
    runner, started = JobRunner(), threading.Event()

    def work(progress):
        started.set()
        while True:
            progress.step(0, 0)

    runner.start("Endless", work)
    assert started.wait(5)
    runner.stop()
    qtbot.waitUntil(lambda: not runner.busy)
