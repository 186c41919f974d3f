"""Labels: what has one, in which post, and what a label in a reference means."""
