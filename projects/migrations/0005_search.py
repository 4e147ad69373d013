"""Indexes over the words that can be searched; columns and order are those of ``projects.searching``."""

from django.db import migrations

from digiportal.search.vectors import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("projects", "0004_attachments_frozen"), ("search", "0001_words")]

    operations = [
        SearchIndex("project", ("name", "summary", "challenge", "status_text")),
        SearchIndex("measure", ("name",)),
        SearchIndex("projectattachment", ("title",)),
        SearchIndex("proposal", ("title", "text")),
        SearchIndex("actionplan", ("title",)),
        SearchIndex("actionplanitem", ("name", "parts")),
    ]
