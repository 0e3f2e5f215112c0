"""Facts: the chain of sources and the lead picture of articles; further names of outlets."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the columns; what is known of an outlet was written by the officer."""
    for table, column in (
        ("article", sa.Column("chain", sa.JSON(), nullable=False, server_default="[]")),
        ("article", sa.Column("picture", sa.JSON(), nullable=False, server_default="{}")),
        ("source", sa.Column("country_origin", sa.String(), nullable=False, server_default="")),
        ("source", sa.Column("aliases", sa.JSON(), nullable=False, server_default="[]")),
        ("source", sa.Column("by_officer", sa.Boolean(), nullable=False, server_default="0")),
    ):
        op.add_column(table, column)
    op.execute("UPDATE source SET country_origin = 'officer' WHERE country IS NOT NULL")
    op.execute(
        "UPDATE source SET by_officer = 1 WHERE country IS NOT NULL OR kind != '' OR note != ''"
    )


def downgrade() -> None:
    """Take them away again."""
    for table, columns in (
        ("article", ("chain", "picture")),
        ("source", ("country_origin", "aliases", "by_officer")),
    ):
        with op.batch_alter_table(table) as batch:
            for column in columns:
                batch.drop_column(column)
