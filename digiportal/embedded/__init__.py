"""The embedded PostgreSQL: for trying the portal and for its tests, without a server to set up.

A supervisor process keeps one server for each state folder. Whoever uses it holds a connection to the supervisor's
socket (a lease). When the last lease is gone, however its holder ended, the supervisor stops the server and itself.
"""
