"""Other tools beside ours: each in its own environment, the same rows in, one table out."""
