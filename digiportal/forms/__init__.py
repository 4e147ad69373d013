"""Forms that forgive: a version, a token that counts once, nothing typed is lost."""
