"""Indexes over names and texts of files, for those who make files findable."""

from django.db import migrations

from digiportal.search.vectors import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("attachments", "0002_frozen"), ("search", "0001_words")]

    operations = [SearchIndex("storedfile", ("name",)), SearchIndex("content", ("text",))]
