"""From words placed on a page to lines in reading order, whatever drew them."""
