"""``python -m bench``: measures on a copy of the demonstration and prints three tables of ratios."""

from __future__ import annotations

import os

import django


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "digiportal.settings.test"
    django.setup()
    from bench import documents, pages, search, table
    from tests import databases

    databases.use("demonstration")
    try:
        print(table.render("page", "bare view", pages.measure()))
        print(table.render("document", "WeasyPrint alone", documents.measure()))
        print(search.render(search.measure()))
    finally:
        databases.drop_all()


if __name__ == "__main__":
    main()
