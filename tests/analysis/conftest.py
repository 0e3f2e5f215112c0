"""How much work a reading takes, counted in calls of functions: the clock proves nothing."""

import sys
from collections.abc import Callable

import pytest


@pytest.fixture
def calls():
    """Count the calls, of Python and of C, that a function takes."""

    def count(work: Callable[[], object]) -> int:
        total = 0

        def note(_frame, event, _argument):
            nonlocal total
            if event in {"call", "c_call"}:
                total += 1

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            work()
        finally:
            sys.setprofile(before)
        return total

    return count
