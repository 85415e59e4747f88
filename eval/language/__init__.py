"""Words, numbers and dates as answers and papers write them, made comparable."""
