"""A reader's question understood: names, dates, spelling, kind and terms."""
