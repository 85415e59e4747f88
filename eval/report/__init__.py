"""A run's figures as one HTML page that stands alone and as Markdown with its plots beside it."""
