"""What a meeting did with what was put to it."""
