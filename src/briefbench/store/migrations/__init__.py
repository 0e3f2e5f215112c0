"""The steps that bring a library up to date, run by Alembic."""
