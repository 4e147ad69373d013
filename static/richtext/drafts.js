// A draft of what is written, kept in this browser until the text is saved: a closed window loses nothing.

import { filled } from "./text.js";

const KEPT = 14 * 24 * 60 * 60 * 1000;

const words = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.replace(/\s+/g, " ").trim();

const read = (key) => {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    return draft && Date.now() - draft.at < KEPT ? draft : null;
  } catch {
    return null;
  }
};

const forget = (key) => {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
};

const keep = (key, html) => {
  try {
    localStorage.setItem(key, JSON.stringify({ html, at: Date.now() }));
  } catch {
    // Full, or not allowed: then there is no draft.
  }
};

const setUp = (root) => {
  const textarea = root.querySelector("textarea");
  const offer = root.querySelector("[data-draft]");
  const key = `draft:${document.body.dataset.user}:${location.pathname}:${textarea.name}`;
  const draft = read(key);
  if (!draft || words(draft.html) === words(textarea.value)) forget(key);
  else {
    const when = new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
    offer.querySelector("[data-draft-words]").textContent = filled(offer.dataset.words, { when });
    offer.hidden = false;
  }
  offer.addEventListener("click", (event) => {
    const choice = event.target.closest("button")?.dataset.choice;
    if (!choice) return;
    if (choice === "use") {
      textarea.value = draft.html;
      textarea.dispatchEvent(new Event("change"));
    } else forget(key);
    offer.hidden = true;
    root.querySelector("[role=textbox]")?.focus();
  });
  textarea.addEventListener("input", () => keep(key, textarea.value));
};

if (document.body.dataset.user) document.querySelectorAll("[data-rich-text]").forEach(setUp);
