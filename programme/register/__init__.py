"""The register of Norwegian municipalities and counties, read from files that the project keeps (see data/README.md)."""
