"""Indexes over the words that can be searched; columns and order are those of ``programme.searching``."""

from django.db import migrations

from digiportal.search.vectors import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("programme", "0004_attachments_frozen")]

    operations = [
        SearchIndex("resolution", ("title", "public_title", "preamble")),
        SearchIndex("resolutionpoint", ("text",)),
        SearchIndex("case", ("title", "public_title", "proposal", "archive_number")),
        SearchIndex("casepaper", ("heading", "body")),
        SearchIndex("followup", ("task",)),
        SearchIndex("meeting", ("place",)),
        SearchIndex("body", ("name", "description")),
        SearchIndex("goal", ("text",)),
        SearchIndex("person", ("name", "position")),
        SearchIndex("organisation", ("name", "organisation_number")),
    ]
