"""Journeys use the same real window as the tests of the window's parts."""

from tests.ui.conftest import bench, make_window, settle, theme, told

__all__ = ["bench", "make_window", "settle", "theme", "told"]
