// Makes an editor of each text area that the server marked for one. Without this script the text area is used as it is.

import { setUpLinks } from "./link.js";
import { pasteHandler } from "./paste.js";
import { schema } from "./schema.js";
import { filled, toHtml } from "./text.js";
import { setUpToolbar } from "./toolbar.js";
import { keys, tools } from "./tools.js";

const QUIET = 300;
const NEARLY_FULL = 0.8;

const number = (count) => count.toLocaleString(document.documentElement.lang);

// The editor takes the text area's place: its id, so that labels and error summaries lead to it, and what it is called.
const takePlace = (textarea) => {
  const attributes = { id: textarea.id, class: "rich-text-editor__text", role: "textbox", "aria-multiline": "true" };
  for (const name of ["aria-describedby", "aria-invalid", "lang"]) {
    if (textarea.hasAttribute(name)) attributes[name] = textarea.getAttribute(name);
  }
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  if (label) {
    label.id ||= `${textarea.id}-label`;
    attributes["aria-labelledby"] = label.id;
  }
  textarea.id = `${textarea.id}-source`;
  textarea.hidden = true;
  return { attributes, label };
};

const shortcuts = ({ Extension }, run, toToolbar) =>
  Extension.create({
    name: "shortcuts",
    priority: 1000,
    addKeyboardShortcuts: () => ({
      ...Object.fromEntries(Object.entries(keys).map(([key, tool]) => [key, () => run(tool)])),
      "Alt-F10": () => toToolbar() ?? true,
    }),
  });

// The text area always has what the editor has, so that the form, its drafts and the browser know it.
const setUpSource = (editor, textarea) => {
  let timer = 0;
  let written = textarea.value;
  const write = () => {
    clearTimeout(timer);
    timer = 0;
    written = editor.isEmpty ? "" : editor.getHTML();
    textarea.value = written;
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const writeNow = () => timer && write();
  editor.on("update", () => {
    clearTimeout(timer);
    timer = setTimeout(write, QUIET);
  });
  editor.on("blur", writeNow);
  textarea.form.addEventListener("submit", writeNow, { capture: true });
  addEventListener("pagehide", writeNow, { capture: true });
  textarea.addEventListener("change", () => {
    if (textarea.value !== written) editor.commands.setContent(toHtml(textarea.value));
  });
};

const setUpCounter = (root, editor) => {
  const longest = Number(root.dataset.longest);
  const counter = root.querySelector("[data-counter]");
  const count = () => {
    const length = editor.getText({ blockSeparator: "\n" }).length;
    const values = { count: number(length), longest: number(longest), over: number(length - longest) };
    counter.classList.toggle("is-over", length > longest);
    counter.textContent =
      length > longest ? filled(root.dataset.over, values) : length > longest * NEARLY_FULL ? filled(root.dataset.count, values) : "";
  };
  editor.on("update", count);
  count();
};

const setUp = async (root) => {
  const engine = await import(root.dataset.engine);
  const textarea = root.querySelector("textarea");
  const bar = root.querySelector("[role=toolbar]");
  const say = (text) => (root.querySelector("[data-status]").textContent = text);
  const trouble = (text) => (root.querySelector("[data-trouble]").textContent = text);
  const { attributes, label } = takePlace(textarea);
  const place = document.createElement("div");
  textarea.after(place);

  let editor, openLink, toolbar;
  const run = (name) => {
    if (name === "link") return openLink() ?? true;
    const tool = tools[name];
    const done = tool.run(editor.chain().focus()).run();
    const message = tool.isOn ? (tool.isOn(editor) ? "on" : "off") : (tool.message ?? "done");
    const { ariaLabel, textContent } = bar.querySelector(`[data-tool=${name}]`);
    if (done) say(filled(root.dataset[message], { tool: ariaLabel ?? textContent }));
    return true;
  };

  editor = new engine.Editor({
    element: place,
    injectCSS: false,
    enableInputRules: ["bulletList", "orderedList"],
    enablePasteRules: false,
    extensions: [...schema(engine), shortcuts(engine, run, () => toolbar.focus())],
    content: toHtml(textarea.value),
    editorProps: { attributes, handleDOMEvents: { paste: pasteHandler(root, textarea, () => editor, trouble) } },
  });
  openLink = setUpLinks(root, editor);
  toolbar = setUpToolbar(bar, editor, run);
  setUpSource(editor, textarea);
  setUpCounter(root, editor);
  editor.on("transaction", toolbar.refresh);
  toolbar.refresh();
  label?.addEventListener("click", () => editor.commands.focus());
  bar.hidden = false;
  root.querySelector(".rich-text-editor__foot").hidden = false;
  root.dataset.ready = "";
};

document.querySelectorAll("[data-rich-text]").forEach(setUp);
