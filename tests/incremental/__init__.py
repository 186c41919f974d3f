"""Edits of every kind on a small site: building on gives the same bytes as building anew.

`python -m tests.incremental 300 1` makes 300 random edits; `--help` lists the options.
"""
