"""Tables without ruling lines, told by their figures, their headings or their grades."""
