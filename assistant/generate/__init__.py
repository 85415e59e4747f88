"""Evidence -> answer, worded by a language model where one is configured.

Nothing that the model writes is shown before it is held against the paragraphs it cites; the
composed answer is always at hand. The model's client is only imported for a call.
"""

from assistant.generate.brief import Brief
from assistant.generate.writer import Wording, Written

__all__ = ["Brief", "Wording", "Written"]
