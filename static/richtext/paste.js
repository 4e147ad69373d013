// Pasting: what comes from other programs is cleaned by the server first, as everything that is saved.

const LARGEST = 1_000_000;
const FRAGMENT = /<!--\s*StartFragment\s*-->([\s\S]*?)<!--\s*EndFragment\s*-->/i;
const PICTURES = /\ssrc\s*=\s*(?:"data:[^"]*"|'data:[^']*')/gi;

// The part that was marked; pictures inside it would only make it large.
const markedPart = (html) => (FRAGMENT.exec(html)?.[1] ?? html).replace(PICTURES, "");

const clean = async (url, token, html) => {
  const body = new FormData();
  body.set("html", html);
  const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token }, redirect: "error" });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return (await answer.json()).html;
};

// Where the text is to stand once it comes back, whatever is typed meanwhile.
const followSelection = (editor) => {
  const range = { from: editor.state.selection.from, to: editor.state.selection.to };
  const follow = ({ transaction }) => {
    range.from = transaction.mapping.map(range.from);
    range.to = transaction.mapping.map(range.to);
  };
  editor.on("transaction", follow);
  return () => {
    editor.off("transaction", follow);
    return range;
  };
};

/** Returns a handler of the paste event for an editor that `trouble` can tell of in words. */
export const pasteHandler = (root, textarea, getEditor, trouble) => {
  const insert = async (html, text) => {
    const editor = getEditor();
    const place = followSelection(editor);
    let paste;
    editor.view.dom.setAttribute("aria-busy", "true");
    try {
      const cleaned = await clean(root.dataset.clean, textarea.form.elements.csrfmiddlewaretoken.value, html);
      paste = () => editor.view.pasteHTML(cleaned);
    } catch {
      trouble(root.dataset.asPlain);
      paste = () => editor.view.pasteText(text);
    }
    editor.view.dom.removeAttribute("aria-busy");
    editor.commands.setTextSelection(place());
    paste();
  };

  return (_view, event) => {
    const data = event.clipboardData;
    const html = data.getData("text/html");
    const text = data.getData("text/plain");
    trouble("");
    if (!html && !text) {
      if (data.files.length) trouble(root.dataset.noPicture);
      return false;
    }
    const isOwn = html.includes("data-pm-slice");
    const part = isOwn ? html : markedPart(html);
    if (part.length > LARGEST || text.length > LARGEST) {
      event.preventDefault();
      trouble(root.dataset.tooBig);
      return true;
    }
    if (!html || isOwn) return false;
    event.preventDefault();
    insert(part, text);
    return true;
  };
};
