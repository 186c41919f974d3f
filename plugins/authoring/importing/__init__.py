"""Bring a blog of another engine along: its posts, figures, bibliography and addresses."""
