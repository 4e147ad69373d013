"""What programmes do."""
