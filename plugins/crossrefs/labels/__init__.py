"""Labels: what has one, in which post, and what a label that somebody writes means."""
