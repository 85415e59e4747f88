"""What is written down of every answer, kept for a set time, and handed out on request."""
