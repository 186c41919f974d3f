"""What an author does with a site, for ``tasks.py``; no plugin."""
