"""The components: structure that screen readers and keyboards need, no style or script in the page itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import Context, Engine

from digiportal.ui.icons import drawing, names
from digiportal.ui.templatetags.ui import leading
from digiportal.ui.tones import SHAPES, tone_of

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def test_content_of_a_component_is_shown_as_it_is_and_its_variables_are_escaped(engine: Engine) -> None:
    source = "{% load ui %}{% component 'answer' sentence=text %}<a href='#how'>{{ text }}</a>{% endcomponent %}"

    html = engine.from_string(source).render(Context({"text": "<b>1</b>"}))

    assert "<a href='#how'>&lt;b&gt;1&lt;/b&gt;</a>" in html
    assert '<p class="sentence">&lt;b&gt;1&lt;/b&gt;</p>' in html


def test_a_component_does_not_see_the_variables_of_the_page(engine: Engine) -> None:
    source = "{% load ui %}{% component 'page_header' title='Sak' %}{% endcomponent %}"

    assert "leaked" not in engine.from_string(source).render(Context({"lead": "leaked"}))


def test_no_page_needs_a_style_or_a_script_of_its_own(gallery: str) -> None:
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]* src=)", gallery)


def test_ids_are_unique_and_what_is_pointed_at_exists(gallery: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', gallery)
    pointing = re.findall(r'\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"', gallery)
    pointed_at = {name for names_of_one in pointing for name in names_of_one.split()}

    assert len(ids) == len(set(ids))
    assert pointed_at <= set(ids)


def test_errors_stand_at_the_field_and_are_linked_from_the_top(gallery: str) -> None:
    assert '<a href="#id_amount">' in gallery
    assert 'aria-invalid="true" aria-describedby="id_amount_helptext id_amount_error"' in gallery
    assert 'id="id_amount_error"' in gallery


@pytest.mark.parametrize(("label", "shown"), [("Name", "Name:"), ("For how long?", "For how long?")])
def test_a_question_needs_no_colon(label: str, shown: str) -> None:
    assert leading(label) == shown


def test_every_icon_is_hidden_from_screen_readers_and_an_unknown_one_is_an_error() -> None:
    assert all('aria-hidden="true"' in drawing(name) for name in names())
    with pytest.raises(KeyError):
        drawing("unknown")


@pytest.mark.parametrize(
    ("state", "tone"), [("adopted", "done"), ("in_progress", "underway"), ("draft", "draft"), ("never_seen", "neutral")]
)
def test_a_state_has_a_tone(state: str, tone: str) -> None:
    assert tone_of(state) == tone


def test_no_two_tones_have_the_same_shape() -> None:
    assert len(set(SHAPES.values())) == len(SHAPES)
    assert set(SHAPES.values()) <= set(names())


def test_every_partial_says_which_variables_it_takes() -> None:
    partials = [*(TEMPLATES / "components").glob("*.html"), *(TEMPLATES / "layout").glob("*.html")]
    silent = [path.name for path in partials if not re.search(r"Variables|Blocks", path.read_text())]

    assert silent == []
