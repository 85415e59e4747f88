"""What recurs: findings of many authorities grouped by their meaning.

Names of themes stand in ``themes.csv`` beside this file, and may be edited.
"""

from corpus.themes.kept import keep_findings_vectors, vectors_of_findings
from corpus.themes.kept_groups import keep_groups
from corpus.themes.names import load_names
from corpus.themes.names import plain as plain_words
from corpus.themes.themes import Theme, Themes, group, themes

__all__ = [
    "Theme",
    "Themes",
    "group",
    "keep_findings_vectors",
    "keep_groups",
    "load_names",
    "plain_words",
    "themes",
    "vectors_of_findings",
]
