"""What plain text and Markdown are made of: encodings, signs, rows of tables."""
