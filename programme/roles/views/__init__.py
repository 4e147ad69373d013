"""Pages of roles: who has which, giving and ending, a person's own, what each gives."""
