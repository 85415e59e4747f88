"""A language model as judge: an extra beside the figures, never in their place.

Nothing here takes part in a headline figure, a gate or a comparison.
"""
