"""What pages and documents say of the money: sums and differences, read from the database and never stored."""
