"""Pages are rendered only if something that they looked at has changed since the last build."""
