"""The pages about oneself, and the demonstration's log-in."""
