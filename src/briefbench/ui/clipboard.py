"""What is copied with its citation: plain text, and rich text for word processors."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from briefbench import desk


def copy_citation(citation: desk.Citation) -> None:
    """Put a citation on the clipboard in both forms."""
    mime = QMimeData()
    mime.setText(citation.plain)
    mime.setHtml(citation.rich)
    QGuiApplication.clipboard().setMimeData(mime)
