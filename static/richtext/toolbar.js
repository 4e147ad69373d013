// The toolbar: one stop of Tab, arrows between its buttons, states that can be heard.

import { isInTable, isPossible, tools } from "./tools.js";

const buttonsOf = (bar) => [...bar.querySelectorAll("button")].filter((button) => !button.closest("[hidden]"));

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const target = (buttons, current, key) => {
  if (key === "Home") return buttons[0];
  if (key === "End") return buttons.at(-1);
  const place = buttons.indexOf(current) + STEPS[key];
  return buttons[(place + buttons.length) % buttons.length];
};

const makeStop = (bar, stop) => {
  bar.querySelectorAll("button").forEach((button) => {
    button.tabIndex = button === stop ? 0 : -1;
  });
};

/** Sets the toolbar up. `run` does a tool by its name; returns what brings the buttons up to date and what focuses them. */
export const setUpToolbar = (bar, editor, run) => {
  const refresh = () => {
    bar.querySelector("[data-group=table]").hidden = !isInTable(editor);
    bar.querySelectorAll("button").forEach((button) => {
      const { tool } = button.dataset;
      button.setAttribute("aria-disabled", String(!isPossible(editor, tool)));
      if (button.hasAttribute("aria-pressed")) {
        const isOn = tool === "link" ? editor.isActive("link") : tools[tool].isOn(editor);
        button.setAttribute("aria-pressed", String(isOn));
      }
    });
    if (!buttonsOf(bar).some((button) => button.tabIndex === 0)) makeStop(bar, buttonsOf(bar)[0]);
  };

  // Without this the press would take the focus, and with it the selection, out of the text.
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button && button.getAttribute("aria-disabled") !== "true") run(button.dataset.tool);
  });
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") editor.commands.focus();
    if (!(event.key in STEPS) && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    const next = target(buttonsOf(bar), event.target, event.key);
    makeStop(bar, next);
    next.focus();
  });

  return { refresh, focus: () => buttonsOf(bar).find((button) => button.tabIndex === 0)?.focus() };
};
