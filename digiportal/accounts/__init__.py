"""The user and the log-in."""
