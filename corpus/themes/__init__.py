"""What recurs: findings of many authorities grouped by their meaning.

Names of themes stand in ``themes.csv`` beside this file, and may be edited.
"""

from corpus.themes.kept import (
    FindingRows,
    keep_findings_vectors,
    rows_of_findings,
    vectors_of_findings,
)
from corpus.themes.kept_groups import keep_groups
from corpus.themes.names import ThemeNames, load_names
from corpus.themes.names import plain as plain_words
from corpus.themes.spoilt import make_again, spoilt_files
from corpus.themes.themes import Theme, Themes, group, themes

__all__ = [
    "FindingRows",
    "Theme",
    "ThemeNames",
    "Themes",
    "group",
    "keep_findings_vectors",
    "keep_groups",
    "load_names",
    "make_again",
    "plain_words",
    "rows_of_findings",
    "spoilt_files",
    "themes",
    "vectors_of_findings",
]
