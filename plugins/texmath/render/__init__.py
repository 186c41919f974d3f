"""MathML from the tokens of formulas, and the markup around a display. Pure."""
