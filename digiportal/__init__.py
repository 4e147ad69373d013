"""The site: settings, addresses, and machinery that knows no domain."""
