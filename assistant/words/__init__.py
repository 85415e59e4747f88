"""Words, sentences and values of a text, with no knowledge of papers or questions."""
