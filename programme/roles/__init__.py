"""Who holds which role: giving, ending, leaving, what a role gives in words, and seeing as a role would."""
