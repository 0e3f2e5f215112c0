"""Imports: leads, attachments, border rules; what the officer corrected; versions of the reader."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables and columns; what is there was read with the first reader."""
    op.create_table(
        "lead",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("original_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("added", sa.String(), nullable=False),
        sa.Column("dismissed", sa.Boolean(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["original_id"], ["original.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
        sqlite_autoincrement=True,
    )
    for name in ("import_id", "original_id", "address"):
        op.create_index(f"ix_lead_{name}", "lead", [name])
    op.create_table(
        "attachment",
        sa.Column("original_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("added", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["original_id"], ["original.id"]),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
        sqlite_autoincrement=True,
    )
    for name in ("original_id", "article_id"):
        op.create_index(f"ix_attachment_{name}", "attachment", [name])
    op.create_table(
        "border_rule",
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("made", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_border_rule_outlet", "border_rule", ["outlet"])
    for table, column in (
        ("article", sa.Column("reader", sa.Integer(), nullable=False, server_default="1")),
        ("article", sa.Column("corrected", sa.JSON(), nullable=False, server_default="[]")),
        ("block", sa.Column("by_officer", sa.Boolean(), nullable=False, server_default="0")),
        ("quote", sa.Column("review", sa.Boolean(), nullable=False, server_default="0")),
    ):
        op.add_column(table, column)
    _note_corrections(op.get_bind())


def _note_corrections(connection: sa.Connection) -> None:
    """Carry over what the history and the dates tell of the officer's corrections."""
    connection.exec_driver_sql(
        "UPDATE article SET corrected = '[\"published\"]' WHERE published_origin = 'officer'"
    )
    labels = {
        "title": "Correct headline",
        "published": "Set published date",
        "source": "Set source",
    }
    found: dict[int, set[str]] = {}
    for fact, label in labels.items():
        rows = connection.exec_driver_sql(
            "SELECT DISTINCT row_id FROM change_line JOIN change ON change.id = change_id"
            " WHERE kind = 'article' AND NOT undone AND label = ?",
            (label,),
        )
        for (id_,) in rows:
            found.setdefault(id_, set()).add(fact)
    for id_, facts in found.items():
        connection.exec_driver_sql(
            "UPDATE article SET corrected = ? WHERE id = ?",
            ("[" + ", ".join(f'"{fact}"' for fact in sorted(facts)) + "]", id_),
        )
    connection.exec_driver_sql(
        "UPDATE block SET by_officer = 1 WHERE id IN (SELECT row_id FROM change_line"
        " JOIN change ON change.id = change_id WHERE kind = 'block' AND NOT undone)"
    )


def downgrade() -> None:
    """Take them away again."""
    for table, column in (
        ("article", "reader"),
        ("article", "corrected"),
        ("block", "by_officer"),
        ("quote", "review"),
    ):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
    for table in ("lead", "attachment", "border_rule"):
        op.drop_table(table)
