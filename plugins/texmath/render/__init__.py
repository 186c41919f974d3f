"""From the tokens of formulas to MathML, and the markup around a display. Pure."""
