// The text between the editor and its text area: what the server calls rich, plain text, addresses of links.

const RICH = /^\s*<(?:p|h[1-6]|ul|ol|table|div)[\s>]/i;

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const paragraph = (text) => `<p>${escaped(text).replaceAll("\n", "<br>")}</p>`;

/** A text area's text as HTML: what begins with a block is HTML already, in plain text an empty line parts paragraphs. */
export const toHtml = (text) => {
  if (RICH.test(text)) return text;
  const parts = text.replaceAll("\r", "").split(/\n\s*\n/).map((part) => part.trim());
  return parts.filter(Boolean).map(paragraph).join("");
};

const WITH_SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const MAIL = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/;
const SITE = /^[^\s@/:]+\.[a-zæøå]{2,}([:/?#]|$)/i;

/** The address that a link may have, made of what was typed; empty when it can't be a link. The server checks again. */
export const safeAddress = (typed) => {
  let address = typed.trim();
  if (MAIL.test(address)) return `mailto:${address}`;
  if (/^mailto:/i.test(address)) return MAIL.test(address.slice(7)) ? address : "";
  if (/^\/(?![/\\])/.test(address)) return encodeURI(decodeURI(address));
  if (SITE.test(address)) address = `https://${address}`;
  if (!WITH_SCHEME.test(address) || !URL.canParse(address)) return "";
  const url = new URL(address);
  if (url.origin === location.origin) return url.pathname + url.search + url.hash;
  if (url.protocol === "http:") url.protocol = "https:";
  return url.protocol === "https:" && url.hostname.includes(".") && !url.username ? url.href : "";
};

/** A message of the page with its places filled in. */
export const filled = (message, values) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), message);
