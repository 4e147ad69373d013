"""The pages of projects; one file for each noun."""
