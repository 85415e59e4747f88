"""What is asked the gold questions: the product, an HTTP endpoint, or the quick start."""

from eval.targets.target import Busy, Found, Target, TargetError, Unreachable, Withheld

__all__ = ["Busy", "Found", "Target", "TargetError", "Unreachable", "Withheld"]
