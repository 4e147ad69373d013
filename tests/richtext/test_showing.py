"""How rich text comes to the reader: on pages, in print, as bare words."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import translation

from digiportal.richtext.forms import RichTextField
from digiportal.richtext.plain import as_typed, plain_text

TEXT = (
    "<h3>Hva vi gjorde</h3><p>Tre <strong>kommuner</strong> &amp; to <a href='/vest-telemark/'>samarbeid</a>.</p>"
    "<h4>Videre</h4><ol start='4'><li>avtale<ul><li>bilag</li></ul></li><li>plan</li></ol>"
    "<table><tr><th>Kommune &amp; by</th><th>Folk</th></tr><tr><td>Ørland</td><td>10&nbsp;300</td></tr></table>"
)


def shown(template: str, text: str) -> str:
    return Template("{% load rich_text %}" + template).render(Context({"text": text}))


def test_headings_stand_below_those_of_the_place() -> None:
    assert "<h3>Hva vi gjorde</h3>" in shown("{{ text|rich_text }}", TEXT)
    right_under_the_title = shown("{{ text|rich_text:2 }}", TEXT)
    assert "<h2>Hva vi gjorde</h2>" in right_under_the_title
    assert "<h3>Videre</h3>" in right_under_the_title
    assert "<h6>Videre</h6>" in shown("{{ text|rich_text:6 }}", TEXT)


def test_a_table_on_a_page_scrolls_in_itself_and_has_a_name() -> None:
    with translation.override("en"):
        page = shown("{{ text|rich_text }}", TEXT)
    assert (
        '<div class="table-box" role="group" aria-label="Table: Kommune &amp; by" tabindex="0"><table class="data">'
        in page
    )
    assert '<th scope="col">Kommune &amp; by</th>' in page


def test_a_table_in_print_looks_as_the_documents_own() -> None:
    assert '<div class="table-block"><table class="data"><thead>' in shown("{{ text|rich_text_print }}", TEXT)


def test_what_was_not_cleaned_is_cleaned_when_shown() -> None:
    page = shown("{{ text|rich_text }}", "<p>a</p><script>alert(1)</script>")
    assert page == "<p>a</p>"
    assert shown("{{ text|rich_text }}", "a <b>\n\nb") == "<p>a &lt;b&gt;</p><p>b</p>"


def test_bare_words() -> None:
    assert plain_text(TEXT).splitlines() == [
        "Hva vi gjorde",
        "Tre kommuner & to samarbeid.",
        "Videre",
        "4. avtale",
        "• bilag",
        "5. plan",
        "Kommune & by | Folk",
        "Ørland | 10\u00a0300",
    ]
    assert plain_text("en\nto & tre") == "en\nto & tre"


def test_only_what_is_more_than_paragraphs_is_typed_as_html() -> None:
    assert as_typed("<p>en<br>to</p><p>tre</p>") == "en\nto\n\ntre"
    assert as_typed("<p><strong>en</strong></p>") == "<p><strong>en</strong></p>"
    assert as_typed("<p>&lt;p&gt;</p>") == "<p>&lt;p&gt;</p>"


def test_a_text_that_is_too_long_is_told_at_its_field() -> None:
    field = RichTextField(max_length=10, label="Text")
    with translation.override("en"):
        assert _complaint(field, "<p>" + "x" * 12 + "</p>") == ["The text may have 10 characters; it has 2 too many."]
        assert _complaint(field, "x" * 5_000_000) == [
            "This is more than the portal takes. The text may have 10 characters."
        ]
        assert _complaint(field, "<p> </p>") == ["This field is required."]
    assert field.clean("<p><b>1234567890</b></p>") == "<p><strong>1234567890</strong></p>"


def test_a_field_has_changed_when_its_text_has() -> None:
    field = RichTextField()
    assert not field.has_changed("en\n\nto", "<p>en</p> <p>to</p>")
    assert field.has_changed("en", "<p><b>en</b></p>")
    assert field.in_words("<ul><li>en</li></ul>") == "• en"


def _complaint(field: RichTextField, text: str) -> list[str]:
    try:
        field.clean(text)
    except ValidationError as error:
        return list(error.messages)
    return []
