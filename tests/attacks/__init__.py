"""Headers and settings that nobody should write."""
