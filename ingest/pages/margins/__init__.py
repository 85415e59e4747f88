"""What stands around the text: running heads and feet, page numbers, contents pages, footnotes."""
