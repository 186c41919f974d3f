"""References: how they are written, what they print, and where they lead."""
