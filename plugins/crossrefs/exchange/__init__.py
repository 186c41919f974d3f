"""The labels of a site in a file, for other sites and tools, and those of other sites."""
