"""Quotes keep selectors for each of their places, and may be kept without one."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

CONTEXT = 32
BREAK = 2  # code points between two blocks


def upgrade() -> None:
    """Make the selectors of the quotes there are, and of those in the history."""
    op.add_column("quote", sa.Column("selectors", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("quote", sa.Column("orphan", sa.Boolean(), nullable=False, server_default="0"))
    connection = op.get_bind()
    rows = connection.execute(
        sa.text("SELECT id, article_id, places, words, prefix, suffix FROM quote")
    )
    for row in rows.mappings().all():
        kept = dict(row) | {"places": json.loads(row["places"])}
        connection.execute(
            sa.text("UPDATE quote SET selectors = :selectors WHERE id = :id"),
            {"id": row["id"], "selectors": _dumped(_selectors(connection, kept))},
        )
    lines = connection.execute(
        sa.text("SELECT id, before, after FROM change_line WHERE kind = 'quote'")
    )
    for id_, before, after in lines.all():
        connection.execute(
            sa.text("UPDATE change_line SET before = :before, after = :after WHERE id = :id"),
            {"id": id_, "before": _noted(connection, before), "after": _noted(connection, after)},
        )
    op.execute("ALTER TABLE quote DROP COLUMN prefix")  # in place: a copy would lose children
    op.execute("ALTER TABLE quote DROP COLUMN suffix")


def downgrade() -> None:
    """Keep what stands before the first place and after the last."""
    op.add_column("quote", sa.Column("prefix", sa.String(), nullable=False, server_default=""))
    op.add_column("quote", sa.Column("suffix", sa.String(), nullable=False, server_default=""))
    op.execute(
        "UPDATE quote SET prefix = coalesce(json_extract(selectors, '$[0][1]'), ''),"
        " suffix = coalesce(json_extract(selectors, '$[#-1][2]'), '')"
    )
    op.execute("ALTER TABLE quote DROP COLUMN selectors")
    op.execute("ALTER TABLE quote DROP COLUMN orphan")


def _noted(connection: sa.Connection, text: str | None) -> str | None:
    if text is None:
        return None
    values = json.loads(text)
    values["selectors"] = _selectors(connection, values)
    values["orphan"] = False
    del values["prefix"], values["suffix"]
    return _dumped(values)


def _selectors(connection: sa.Connection, quote: dict[str, Any]) -> list[list[Any]]:
    """Return a quote's selectors by its places; its words as one where it has none."""
    texts = [
        text
        for (text,) in connection.execute(
            sa.text("SELECT text FROM block WHERE article_id = :id ORDER BY position"),
            {"id": quote["article_id"]},
        )
    ]
    found = []
    for block, start, end in quote["places"]:
        if not 0 <= block < len(texts):
            continue
        text = texts[block]
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        above = sum(len(other) + BREAK for other in texts[:block])
        found.append([text[start:end], before, after, above + start])
    if found and " ".join(one[0] for one in found) == quote["words"]:
        return found
    return [[quote["words"], quote["prefix"], quote["suffix"], -1]]


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
