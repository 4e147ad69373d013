"""Who cooperates and how they decide."""
