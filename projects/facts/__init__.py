"""What pages and documents say of projects: sums and differences, read from the database and never stored."""
