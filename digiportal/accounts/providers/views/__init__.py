"""The pages of log-in by providers."""
