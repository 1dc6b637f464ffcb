// Elements, words and small tools that every part of the page uses. Data becomes text nodes and
// attributes here, never markup.

export const $ = (id) => document.getElementById(id);

/** An element. `onclick` and the like are listeners, `data` is the dataset, children are nodes or text. */
export function h(tag, { data, ...props } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  Object.assign(element.dataset, data);
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** One of the pictures of the sprite in `index.html`. */
export function icon(name, className = "icon") {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const use = document.createElementNS(space, "use");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** The bot's avatar: in the page's own green, which no user has. */
export function botAvatar(element, { displayName }) {
  avatar(element, "", displayName);
  element.style.setProperty("--hue", 155);
  return element;
}

/** Makes `element` a round avatar: initials on a colour that depends on the id alone, or a picture. */
export function avatar(element, id, name, pictureUrl) {
  element.style.setProperty("--hue", hue(String(id)));
  element.classList.add("avatar");
  element.replaceChildren(initials(String(name ?? "")));
  const src = safeUrl(pictureUrl);
  if (src) {
    const picture = h("img", { src, alt: "", onerror: () => picture.remove() });
    element.append(picture);
  }
  return element;
}

function hue(text) {
  let hash = 2166136261;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0), 16777619) >>> 0;
  // Steps, not degrees, so that two users never look almost the same. From blue over red to yellow: green is the bot's.
  return 190 + ((hash >>> 8) % 15) * 20;
}

function initials(name) {
  // A name without letters may still be an emoji.
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [name.trim() || "?"];
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends.map((word) => graphemes(word)[0].toUpperCase()).join("");
}

/** What a person would call the characters of `text`. */
export function graphemes(text) {
  if (!Intl.Segmenter) return [...text];
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

/** The URL if its scheme is one of `schemes`, else null: `javascript:` must never become a link. */
export function safeUrl(text, schemes = ["http:", "https:"]) {
  try {
    const url = new URL(text);
    return schemes.includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

const LINKS = /https?:\/\/[^\s<>"'`、。，！？「」『』（）]+/giu;

/** Text with its URLs as links. */
export function linkified(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(LINKS)) {
    let found = match[0].replace(/[.,;:!?…]+$/u, "");
    // A closing bracket belongs to the URL only if it was opened there.
    if (found.endsWith(")") && !found.includes("(")) found = found.slice(0, -1);
    const href = safeUrl(found);
    if (!href) continue;
    parts.push(text.slice(from, match.index), link(href, found));
    from = match.index + found.length;
  }
  parts.push(text.slice(from));
  return parts.filter(Boolean);
}

/** A link that tells the other side nothing about this page. */
export function link(href, ...children) {
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const SECONDS = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const DAY = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const FULL_DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" });

export const clock = (timestamp) => CLOCK.format(timestamp);
export const clockWithSeconds = (timestamp) => SECONDS.format(timestamp);
export const sameDay = (a, b) => new Date(a).toDateString() === new Date(b).toDateString();

/** "Today", "Yesterday" or a date. */
export function dayName(timestamp) {
  const now = new Date();
  if (sameDay(timestamp, now)) return "Today";
  if (sameDay(timestamp, new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return "Yesterday";
  return new Date(timestamp).getFullYear() === now.getFullYear() ? DAY.format(timestamp) : FULL_DAY.format(timestamp);
}

/** A short word at the top of the chat. Failures stay longer. */
export function toast(text, failed = false) {
  const area = $("toasts");
  const item = h("p", { class: failed ? "toast bad" : "toast" }, icon(failed ? "warn" : "check"), h("span", {}, text));
  const chat = $("chat").getBoundingClientRect();
  area.style.left = `${chat.left + chat.width / 2}px`;
  area.append(item);
  // Shown anew each time, so that it lies above a dialog opened since.
  if (area.matches(":popover-open")) area.hidePopover();
  area.showPopover();
  setTimeout(() => {
    item.remove();
    if (!area.hasChildNodes()) area.hidePopover();
  }, failed ? 7000 : 2500);
}

/** Waits for a promise; a failure becomes a toast. Returns whether it went well. */
export async function attempt(promise) {
  try {
    await promise;
    return true;
  } catch (error) {
    toast(error.message, true);
    return false;
  }
}

/** Copies text, also where the page is not a secure context, as on a phone in the same network. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = h("textarea", { class: "offscreen", readonly: true });
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (!copied) return toast("The browser does not allow copying", true);
  }
  toast("Copied");
}

/** What was remembered, or null. */
export function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remembers a value; null forgets it. Without storage nothing is kept beyond the visit. */
export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Blocked storage costs the memory, not the page.
  }
}
