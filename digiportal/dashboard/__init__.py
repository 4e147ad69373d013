"""The first page for each kind of role; it alone sees every package."""
