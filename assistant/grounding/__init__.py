"""Whether words that a model put together are said by the paragraphs they cite."""
