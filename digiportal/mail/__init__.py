"""Mail: written to an outbox in the transaction of an act, sent by jobs, each message once or marked for a person to see.

``digiportal.mail.posting.post`` writes to the outbox; ``digiportal.mail.kinds.register_kind`` says which kinds there are.
Nothing else in the portal sends mail. docs/decisions/mail.md has the reasons.
"""
