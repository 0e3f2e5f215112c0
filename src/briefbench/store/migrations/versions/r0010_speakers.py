"""Speakers: their names, roles as dated statements, and who is said not to be who."""

import sqlalchemy as sa
from alembic import op

from briefbench.base.speaker_names import name_key

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; every speaker is known by its one name, and its quotes called it that."""
    op.create_table(
        "speaker_name",
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("was", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    for column in ("speaker_id", "name", "key"):
        op.create_index(f"ix_speaker_name_{column}", "speaker_name", [column])
    op.create_table(
        "speaker_role",
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("called", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_speaker_role_speaker_id", "speaker_role", ["speaker_id"])
    op.create_table(
        "speaker_apart",
        sa.Column("one", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uid"),
        sqlite_autoincrement=True,
    )
    for column in ("one", "other"):
        op.create_index(f"ix_speaker_apart_{column}", "speaker_apart", [column])
    op.add_column("speaker", sa.Column("kind", sa.String(24), nullable=True))
    op.add_column("speaker", sa.Column("country", sa.String(), nullable=True))
    op.add_column("quote", sa.Column("called", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_suggestion_speaker", "suggestion", ["speaker"])
    _fill_names()


def downgrade() -> None:
    """Take them away: every speaker keeps the name it is called by."""
    for name in ("speaker_name", "speaker_role", "speaker_apart"):
        op.drop_table(name)
    op.drop_index("ix_suggestion_speaker", "suggestion")
    for column in (
        "speaker DROP COLUMN kind",
        "speaker DROP COLUMN country",
        "quote DROP COLUMN called",
    ):
        op.execute(f"ALTER TABLE {column}")  # in place: a copy would lose children


def _fill_names() -> None:
    connection = op.get_bind()
    known = connection.exec_driver_sql("SELECT id, name FROM speaker").all()
    rows = [(id_, name, name_key(name)) for id_, name in known]
    if rows:
        insert = "INSERT INTO speaker_name (speaker_id, name, key, was) VALUES (?, ?, ?, '{}')"
        connection.exec_driver_sql(insert, rows)
    connection.exec_driver_sql(
        "UPDATE quote SET called = (SELECT name FROM speaker WHERE speaker.id = speaker_id) "
        "WHERE speaker_id IS NOT NULL"
    )
