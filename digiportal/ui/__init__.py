"""What pages are built of: tags and filters for templates."""
