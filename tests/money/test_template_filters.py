"""The template filters follow the active language."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.template import Context, Engine
from django.utils.translation import override

pytestmark = pytest.mark.rule("R40")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(libraries={"money": "digiportal.money.templatetags.money"})


def _render(engine: Engine, expression: str, value: object, language: str = "nb") -> str:
    template = engine.from_string("{% load money %}{{ " + expression + " }}")
    with override(language):
        return template.render(Context({"value": value})).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("expression", "value", "language", "expected"),
    [
        ("value|amount", Decimal("129876.00"), "nb", "129 876 kr"),
        ("value|amount:2", Decimal("129876.00"), "nn", "129 876,00 kr"),
        ("value|amount", Decimal("1000.50"), "en", "1 000.50 kr"),
        ("value|amount_bare", Decimal("1000.50"), "nn", "1 000,50"),
        ("value|number", 14170, "nb", "14 170"),
        ("value|number:1", Decimal("2.25"), "en", "2.3"),
        ("value|percent", Decimal("26.29"), "nn", "26,29 %"),
        ("value|percent:1", Decimal("26.29"), "en", "26.3%"),
    ],
)
def test_filters(engine: Engine, expression: str, value: object, language: str, expected: str) -> None:
    assert _render(engine, expression, value, language) == expected


@pytest.mark.parametrize("name", ["amount", "amount_bare", "number", "percent"])
def test_nothing_is_written_for_nothing_and_floats_are_refused(engine: Engine, name: str) -> None:
    assert _render(engine, f"value|{name}", None) == _render(engine, f"missing|{name}", None) == ""
    with pytest.raises(TypeError):
        _render(engine, f"value|{name}", 1.5)
