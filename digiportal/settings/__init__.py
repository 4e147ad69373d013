"""Settings: base, and one module for each way in which the portal runs."""
