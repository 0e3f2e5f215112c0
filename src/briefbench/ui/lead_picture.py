"""The picture that leads an article, decoded off the window's thread and no larger than needed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from briefbench import desk

MOST_PIXELS = 80_000_000
"""Pixels of a picture that is decoded at all: twice those of a good camera."""

HIGHEST = 1.4
"""Height of a picture as a part of its width; a taller one is made narrower."""


@dataclass(frozen=True, slots=True)
class LeadPicture:
    """A decoded picture; ``width`` and ``height`` in px at scale 1."""

    article_id: int
    image: QImage
    width: int
    height: int
    caption: str


def lead_picture(
    library: desk.Library, article_id: int, room: int, ratio: float
) -> LeadPicture | None:
    """Return the article's picture for a column ``room`` px wide; None when there is none.

    Args:
        library: Where the article is.
        article_id: Which one.
        room: px there are, at scale 1.
        ratio: Pixels of the screen for a px.

    """
    found = desk.article_picture(library, article_id)
    if found is None:
        return None
    content, caption = found
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
        size.transpose()
    room = min(room, size.width())
    if size.height() > HIGHEST * size.width():
        room = round(room * HIGHEST * size.width() / size.height())
    high = max(1, round(room * size.height() / size.width()))
    image = reader.read()
    if image.isNull():
        return None
    wide = min(round(room * ratio), image.width())
    smooth = Qt.TransformationMode.SmoothTransformation
    return LeadPicture(article_id, image.scaledToWidth(max(1, wide), smooth), room, high, caption)
