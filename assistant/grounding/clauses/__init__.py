"""What may be told of a printed sentence by itself, and in which other words."""
