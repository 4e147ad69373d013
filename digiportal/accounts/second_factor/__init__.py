"""The second factor: code app, passkeys, recovery codes, devices that are remembered, and who must have one."""
