// What the pages do beyond plain HTML: focus, live messages, menus that close. Every page works without it.
(() => {
  "use strict";

  const focusErrors = (root) => root.querySelector("[data-error-summary]")?.focus();

  const say = (text) => {
    const live = document.getElementById("live");
    if (live) live.textContent = text;
  };

  const closeMenus = (except) => {
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (menu !== except && !menu.contains(except)) menu.open = false;
    });
  };

  document.addEventListener("DOMContentLoaded", () => focusErrors(document));
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details.menu[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  // Ctrl+K leads to the first search field that shows; a key with Ctrl disturbs nobody who dictates or types.
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const phoneMenu = document.querySelector(".phone-menu");
    if (phoneMenu?.checkVisibility() && phoneMenu.querySelector("[data-search-field]")) phoneMenu.open = true;
    const field = [...document.querySelectorAll("[data-search-field]")].find((one) => one.checkVisibility());
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  // What was kept of texts in this browser goes with the log-in.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-log-out]")) return;
    Object.keys(localStorage).filter((key) => key.startsWith("draft:")).forEach((key) => localStorage.removeItem(key));
  });

  // A file that is too large is told of at once, not after all of it was sent.
  document.addEventListener("change", (event) => {
    const input = event.target.closest("input[type=file][data-max-bytes]");
    if (!input) return;
    input.parentElement.querySelector("[data-said-here]")?.remove();
    const isTooLarge = [...input.files].some((file) => file.size > Number(input.dataset.maxBytes));
    input.setAttribute("aria-invalid", String(isTooLarge));
    if (!isTooLarge) return;
    const said = document.createElement("p");
    Object.assign(said, { className: "errors", role: "alert", textContent: input.dataset.tooLarge });
    said.dataset.saidHere = "";
    input.after(said);
  });

  document.addEventListener("htmx:beforeRequest", () => say(""));
  document.addEventListener("htmx:afterSwap", (event) => focusErrors(event.target));
  document.addEventListener("htmx:responseError", () => say(document.body.dataset.failed));
  document.addEventListener("htmx:sendError", () => say(document.body.dataset.offline));

  // A filter form sends itself when a choice is made; without the script its button does.
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-filter]");
    if (form && event.target.tagName === "SELECT") form.requestSubmit();
  });
})();
