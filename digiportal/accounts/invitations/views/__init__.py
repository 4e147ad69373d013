"""The pages of the one who is invited, and of the one who invited."""
