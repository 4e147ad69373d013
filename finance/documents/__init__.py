"""What documents say of the money: facts as plain data, then sentences, tables and charts."""
