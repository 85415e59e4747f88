"""The measures of one answer against its gold question, and what each is called."""
