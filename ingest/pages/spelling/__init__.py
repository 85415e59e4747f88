"""Letters into words: ligatures, bullets, hyphens, and whether there are words at all."""
