"""Invitations: how somebody who has been given a user comes in for the first time.

The acts are in ``digiportal.accounts.invitations.acts``: ``invite``, ``remind``, ``withdraw``. What an invitation is to,
and who may invite, packages say through ``digiportal.accounts.invitations.purposes``.
"""
