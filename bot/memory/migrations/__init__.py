"""Alembic's folder: how the tables of each version became those of the next. Run by `schema.py`, never by hand."""
