"""Roles, rights and who holds them."""
