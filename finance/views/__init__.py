"""The pages of finance; one file for each noun."""
