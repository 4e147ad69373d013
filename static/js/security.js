// The pages on which one shows who one is: what is said when a passkey doesn't come, and the button that prints.
(() => {
  "use strict";

  const failed = document.getElementById("passkey-failed");
  const isSupported = Boolean(window.PublicKeyCredential);

  const say = (text) => {
    failed.textContent = text;
    failed.focus();
  };

  const REASONS = {
    NotAllowedError: "refused",
    AbortError: "refused",
    InvalidStateError: "known",
    NotSupportedError: "unsupported",
  };

  // allauth's scripts tell of what went wrong by this event.
  document.addEventListener("allauth.error", (event) => {
    if (!failed) return;
    event.preventDefault();
    say(failed.dataset[REASONS[event.detail.exception?.name] || "other"]);
  });

  document.querySelectorAll("[data-passkey]").forEach((element) => {
    if (isSupported) element.hidden = false;
    else if (element.tagName === "BUTTON") {
      element.disabled = true;
      failed.textContent = failed.dataset.unsupported;
    }
  });

  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
})();
