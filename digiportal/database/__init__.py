"""What the portal asks of PostgreSQL beyond Django: two roles, tables that only grow, rows that nothing may change."""
