"""What a Word file is made of: numbering as Word shows it, runs of text, styles."""
