"""The site while an author writes: built again on each change, and shown in the browser.

Two processes. The first one serves the output folder, watches files and never builds, so that it
always answers: ``program.py``. It starts the second one, the builder, and replaces it when code
changes: ``builder.py``. They send each other JSON lines, which ``reports.py`` describes.
"""
