"""A text as sentences of items: words with all that the grammar around them claims."""
