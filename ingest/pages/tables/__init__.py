"""Ruling lines into cells, and cells into the rows of tables."""
