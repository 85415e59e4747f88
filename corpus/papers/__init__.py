"""The sample papers that come with the project, and the press that prints their PDFs."""
