"""Gold questions: what a right answer says, and which paragraphs say it."""

from eval.gold.load import BadGold, Gold, Problem, gold_files, load_gold, read_gold
from eval.gold.schema import Distractor, GoldQuestion, Matcher, Nugget, NumberSpec

__all__ = [
    "BadGold",
    "Distractor",
    "Gold",
    "GoldQuestion",
    "Matcher",
    "Nugget",
    "NumberSpec",
    "Problem",
    "gold_files",
    "load_gold",
    "read_gold",
]
