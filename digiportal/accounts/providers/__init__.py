"""Log-in with what people already have: Entra ID, Ansattporten, ID-porten and other OpenID Connect providers."""
