"""Full-text search over what packages register, narrowed by the policies at the moment of the search."""
