"""Answers composed from the papers' own words, one module for each kind of question."""
