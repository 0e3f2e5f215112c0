"""What every stored thing has: the base of the records and what several of them share."""

from __future__ import annotations

import enum
import re
from typing import Any, ClassVar

import sqlalchemy
import uuid_utils
from sqlalchemy import JSON, Dialect, ForeignKey, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Place = list[int]  # [block position, start, end]


def new_uid() -> str:
    """Return a new UUIDv7 (RFC 9562), which sorts by the time it was made."""
    return str(uuid_utils.uuid7())


_HALF = re.compile("[\ud800-\udfff]")


class StoredText(TypeDecorator[str]):
    """Text as databases take it: halves of characters become U+FFFD.

    They come from names of files that are no text in any alphabet.
    """

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or value.isascii():
            return value
        return _HALF.sub("\ufffd", value)


class Record(DeclarativeBase):
    """Base of every stored thing."""

    __table_args__: Any = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy reads it so
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        enum.Enum: sqlalchemy.Enum(
            enum.Enum,
            values_callable=lambda kind: [m.value for m in kind],
            native_enum=False,
            length=24,
            create_constraint=False,
        ),
        str: StoredText,
        list[str]: JSON,
        list[Place]: JSON,
        list[list[Any]]: JSON,
        dict[str, Any]: JSON,
    }

    id: Mapped[int] = mapped_column(primary_key=True)


def table(*parts: Any) -> Any:
    """Return ``__table_args__`` with these constraints; ids are never used again."""
    return (*parts, {"sqlite_autoincrement": True})


class Lasting:
    """What officers make or refer to from outside: carries a ``uid``."""

    uid: Mapped[str] = mapped_column(unique=True, default=new_uid)


class OfArticle:
    """What hangs on an article and goes with it."""

    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), index=True
    )
