"""What records of the portal have in common: a period, a version, a history with an actor and a reason."""
