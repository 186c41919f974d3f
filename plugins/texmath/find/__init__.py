"""What is a formula in a text: delimiters, and the dialects of other engines. Pure."""
