"""What the pages show: values made of answers and papers, and the templates that print them."""
