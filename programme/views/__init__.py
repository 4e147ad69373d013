"""The pages of programmes, organisations and bodies; one file for each noun."""
