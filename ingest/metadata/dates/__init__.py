"""When a paper is of: its meeting, or the best other day."""
