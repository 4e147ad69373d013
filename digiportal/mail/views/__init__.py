"""Pages of mail: what each chooses, what operators see, and what the demonstration shows."""
