"""What the portal has about a person: shown to the person as one file, and removed when somebody has left."""
