"""Indexes over the words that can be searched; columns and order are those of ``programme.searching``."""

from django.db import migrations

from digiportal.search.vectors import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("programme", "0004_attachments_frozen"), ("search", "0001_words")]

    operations = [
        SearchIndex("resolution", ("title", "public_title", "preamble")),
        SearchIndex("resolutionpoint", ("text",)),
        SearchIndex("case", ("title", "public_title", "proposal", "archive_number")),
        SearchIndex("casepaper", ("heading", "body")),
        SearchIndex("caseattachment", ("title",)),
        SearchIndex("followup", ("task",)),
        SearchIndex("meeting", ("place",)),
        SearchIndex("agreement", ("title",)),
        SearchIndex("agreementsection", ("heading", "body")),
        SearchIndex("strategy", ("title", "vision", "main_goal")),
        SearchIndex("strategyarea", ("name", "description")),
        SearchIndex("focusarea", ("name", "description")),
        SearchIndex("strategyprinciple", ("text",)),
        SearchIndex("goal", ("text",)),
        SearchIndex("annualreport", ("year", "introduction"), "årsrapport årsmelding"),
        SearchIndex("annualreportchapter", ("body",)),
        SearchIndex("annualplan", ("year", "introduction"), "årsplan"),
        SearchIndex("annualplanitem", ("title", "text")),
        SearchIndex("programme", ("name", "short_name", "summary", "purpose")),
        SearchIndex("region", ("name",)),
        SearchIndex("body", ("name", "description")),
        SearchIndex("bodyduty", ("text",)),
        SearchIndex("question", ("title",)),
        SearchIndex("procurement", ("title", "description")),
        SearchIndex("person", ("name", "position")),
        SearchIndex("organisation", ("name", "organisation_number")),
        SearchIndex("organisationname", ("name",)),
        SearchIndex("officialnumber", ("number",)),
    ]
