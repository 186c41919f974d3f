"""Where the formulas of a text are: delimiters, and the dialects of other engines. Pure."""
