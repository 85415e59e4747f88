"""The press that prints the sample PDFs in ``corpus/papers`` from their sources."""
