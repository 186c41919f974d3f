"""Inputs that nobody wrote: strings that a pattern is slow on, and posts made at random."""
