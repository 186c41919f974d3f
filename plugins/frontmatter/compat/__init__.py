"""What posts that were written for other engines need."""
