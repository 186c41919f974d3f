"""TeX as tokens: reading it, the macros in it, and the bounds of what we typeset. Pure."""
