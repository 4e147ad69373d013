"""Plugin of pytest: the rules of docs/rules.md, and which tests hold them.

A test says ``@pytest.mark.rule("R42")``; several numbers may stand in one mark. An unknown number is an error.
``pytest --rules`` prints every rule with its tests and runs nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

RULES = Path(__file__).resolve().parents[1] / "docs" / "rules.md"
LINE = re.compile(r"^- \*\*(R\d+)\*\* (.+)$", re.MULTILINE)

tests_of_rules = pytest.StashKey[dict[str, list[str]]]()


def read_rules(text: str) -> dict[str, str]:
    """Number → short title, in the order of the text."""
    return dict(LINE.findall(text))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rules", action="store_true", help="print every rule of docs/rules.md with its tests")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    known = read_rules(RULES.read_text(encoding="utf-8"))
    found: dict[str, list[str]] = defaultdict(list)
    for item in items:
        for number in _numbers(item):
            if number not in known:
                raise pytest.UsageError(f"{item.nodeid}: docs/rules.md has no rule {number!r}")
            found[number].append(item.nodeid)
    config.stash[tests_of_rules] = found


def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """With ``--rules``: stop before any test runs."""
    return True if session.config.getoption("rules") else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not config.getoption("rules"):
        return
    found = config.stash[tests_of_rules]
    rules = read_rules(RULES.read_text(encoding="utf-8"))
    for number, title in rules.items():
        tests = _without_parameters(found.get(number, []))
        terminalreporter.write_line(f"{number:<4} {title}", bold=True)
        for test in tests or ["(no test yet)"]:
            terminalreporter.write_line(f"     {test}")
    tested = sum(1 for number in rules if found.get(number))
    terminalreporter.write_line(f"{tested} of {len(rules)} rules have tests.")


def _numbers(item: pytest.Item) -> list[str]:
    return [number for mark in item.iter_markers("rule") for number in mark.args]


def _without_parameters(node_ids: list[str]) -> list[str]:
    return list(dict.fromkeys(node_id.split("[", 1)[0] for node_id in node_ids))
