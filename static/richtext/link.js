// The dialog of a link: checks the address, and gives the focus back to the text.

import { safeAddress } from "./text.js";

/** Sets the dialog up; returns what opens it. */
export const setUpLinks = (root, editor) => {
  const dialog = root.querySelector("[data-link]");
  const address = dialog.querySelector("[data-address]");
  const words = dialog.querySelector("[data-words]");
  const fault = dialog.querySelector("[data-fault]");

  const complain = (text) => {
    fault.textContent = text;
    address.setAttribute("aria-invalid", String(Boolean(text)));
    if (text) address.focus();
  };

  const keep = () => {
    const href = safeAddress(address.value);
    if (!href) return complain(root.dataset.badAddress);
    dialog.close();
    const chain = editor.chain().focus();
    if (editor.state.selection.empty && !editor.isActive("link")) {
      const text = words.value.trim() || address.value.trim();
      return chain.insertContent({ type: "text", text, marks: [{ type: "link", attrs: { href } }] }).run();
    }
    return chain.extendMarkRange("link").setMark("link", { href }).run();
  };

  const unlink = () => {
    dialog.close();
    editor.chain().focus().extendMarkRange("link").unsetMark("link").run();
  };

  dialog.querySelector("[data-keep]").addEventListener("click", keep);
  dialog.querySelector("[data-unlink]").addEventListener("click", unlink);
  dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => editor.commands.focus());
  // The dialog stands in the form: its inputs and its Enter are none of the form's business.
  dialog.addEventListener("input", (event) => event.stopPropagation());
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    keep();
  });

  return () => {
    const isLink = editor.isActive("link");
    complain("");
    address.value = editor.getAttributes("link").href?.replace(/^mailto:/, "") ?? "";
    words.value = "";
    dialog.querySelector("[data-words-field]").hidden = isLink || !editor.state.selection.empty;
    dialog.querySelector("[data-unlink]").hidden = !isLink;
    dialog.showModal();
    address.focus();
  };
};
