"""Jobs: work that is done after an act or at a set time, by worker processes (``manage.py work``), over Procrastinate.

A package defines its jobs in a module ``jobs``, with ``@task(title=…)`` (digiportal.jobs.defining). A job is queued in
the caller's transaction, and run at least once: after a worker has died it is run again, so a task must stand that.
"""
