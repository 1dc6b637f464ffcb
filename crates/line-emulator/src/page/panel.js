// The log on the right: what went to the bot and what came from it.

import { $, clockWithSeconds, copy, h, icon } from "./dom.js";
import { highlighted } from "./json.js";
import { logIsShown, onLogChange, openLog } from "./layout.js";
import { failed, on, state, succeeded } from "./store.js";

/** More rows than this make a browser slow; the oldest go. */
const MOST = 500;

/** The `<details>` of each entry by id. */
const rows = new Map();
let filter = "all";
/** Entries up to this id were cleared from view. */
let clearedUpTo = -1;
let unseenFailures = 0;

export function startPanel() {
  on("loaded", rebuild);
  on("entry", update);
  onLogChange(showBadge);
  for (const button of $("filters").children) {
    button.addEventListener("click", () => setFilter(button.dataset.filter));
  }
  $("clear-log").addEventListener("click", () => {
    clearedUpTo = Math.max(-1, ...state.log.keys());
    rebuild();
  });
}

/** Opens the log at an entry. */
export function showEntry(id) {
  const entry = state.log.get(id);
  if (!entry) return;
  openLog();
  if (!matches(entry)) setFilter("all");
  clearedUpTo = Math.min(clearedUpTo, id - 1);
  if (!rows.has(id)) rebuild();
  const row = rows.get(id);
  if (!row) return;
  row.open = true;
  row.scrollIntoView({ block: "center" });
  row.querySelector("summary").focus({ preventScroll: true });
}

function setFilter(name) {
  filter = name;
  for (const button of $("filters").children) button.setAttribute("aria-pressed", String(button.dataset.filter === name));
  for (const [id, row] of rows) row.hidden = !matches(state.log.get(id));
  showEmpty();
  toEnd();
}

const matches = (entry) => filter === "all" || (filter === "failed" ? failed(entry) : entry.kind === filter);

function rebuild() {
  // After a reset ids may begin anew.
  if (clearedUpTo > Math.max(-1, ...state.log.keys())) clearedUpTo = -1;
  const open = [...rows].filter(([, row]) => row.open).map(([id]) => id);
  rows.clear();
  $("entries").replaceChildren();
  const shown = [...state.log.values()].filter(({ id }) => id > clearedUpTo).slice(-MOST);
  for (const entry of shown) add(entry);
  for (const id of open) if (rows.has(id)) rows.get(id).open = true;
  showEmpty();
  toEnd();
}

function update(entry) {
  if (entry.id <= clearedUpTo) return;
  const frame = $("entries-frame");
  const atEnd = frame.scrollHeight - frame.scrollTop - frame.clientHeight < 60;
  const known = rows.get(entry.id);
  if (known) fill(known, entry);
  else add(entry);
  while (rows.size > MOST) {
    const [oldest, row] = rows.entries().next().value;
    row.remove();
    rows.delete(oldest);
    state.log.delete(oldest);
  }
  if (failed(entry) && !logIsShown()) unseenFailures += 1;
  showBadge();
  showEmpty();
  if (atEnd) toEnd();
}

function add(entry) {
  const row = h("details", { class: "entry", data: { testid: "entry" } });
  // Most entries are never opened: their JSON is written out when they are.
  row.addEventListener("toggle", () => row.open && fillDetails(row, state.log.get(entry.id)));
  row.append(h("summary", {}), h("div", { class: "entry-body" }));
  fill(row, entry);
  rows.set(entry.id, row);
  $("entries").append(row);
}

function fill(row, entry) {
  row.dataset.kind = entry.kind;
  row.dataset.id = entry.id;
  row.hidden = !matches(entry);
  const toBot = entry.kind === "webhook";
  row.querySelector("summary").replaceChildren(
    h("span", { class: "direction", title: toBot ? "To the bot" : "From the bot", role: "img", "aria-label": toBot ? "To the bot" : "From the bot" }, icon(toBot ? "out" : "in")),
    h("span", { class: "entry-path", title: `${entry.method} ${entry.path}` }, h("b", {}, entry.method), ` ${shortPath(entry)}`),
    status(entry),
    h("span", { class: "entry-about" }, about(entry)),
    h("span", { class: "entry-time" }, typeof entry.millis === "number" ? `${entry.millis} ms · ` : "", clockWithSeconds(entry.timestamp)),
  );
  if (row.open) fillDetails(row, entry);
}

function shortPath({ kind, path }) {
  if (kind === "webhook") {
    try {
      const { pathname, search } = new URL(path);
      return pathname + search;
    } catch {
      return path;
    }
  }
  // Ids in full would leave no room for what tells paths apart.
  return path.replace(/^\/v2\/bot(?=\/)/u, "").replace(/\b([UCR][0-9a-f]{4})[0-9a-f]{28}\b|\b(\d{4})\d{10,}\b/gu, "$1$2…");
}

function status(entry) {
  const text = entry.status ?? (entry.error ? "failed" : "…");
  const kind = failed(entry) ? "bad" : succeeded(entry) ? "good" : "";
  return h("span", { class: `pill ${kind}` }, String(text));
}

/** What the entry carries, in a few words. */
function about(entry) {
  const again = entry.attempt > 1 ? `, attempt ${entry.attempt}` : "";
  if (entry.error) return entry.error + again;
  if (failed(entry) && entry.response?.message) return String(entry.response.message);
  if (entry.kind === "webhook") return webhookAbout(entry.request?.events) + again;
  const messages = entry.request?.messages;
  if (Array.isArray(messages)) return messages.map(messageAbout).join(", ");
  const { bytes, type } = entry.request?.bytes !== undefined ? entry.request : (entry.response ?? {});
  return bytes === undefined ? "" : `${type}, ${bytes.toLocaleString()} bytes`;
}

function webhookAbout(events) {
  if (!Array.isArray(events)) return "";
  if (events.length === 0) return "no events";
  return events.map((event) => (event.type === "message" ? `message: ${messageAbout(event.message)}` : event.type)).join(", ");
}

const messageAbout = (message) => (message?.type === "text" ? `“${message.text}”` : message?.type);

function fillDetails(row, entry) {
  const facts = [
    ["URL", entry.kind === "webhook" ? entry.path : null],
    ["Path", entry.kind === "api" ? entry.path : null],
    ["Chat", state.users.get(entry.chatId)?.displayName ?? state.groups.get(entry.chatId)?.name],
    ["Request id", entry.requestId],
    ["Attempt", entry.attempt > 1 ? entry.attempt : null],
    ["Error", entry.error],
  ].filter(([, value]) => value !== null && value !== undefined);
  const list = h("dl", { class: "facts" }, ...facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, String(value))]));
  row.querySelector(".entry-body").replaceChildren(list, json("Request", entry.request), json("Response", entry.response));
}

function json(title, value) {
  if (value === null || value === undefined) return h("p", { class: "json-head" }, h("b", {}, title), h("span", { class: "hint" }, "empty"));
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  const label = `Copy the ${title.toLowerCase()}`;
  return h("section", {},
    h("div", { class: "json-head" }, h("b", {}, title), h("button", { type: "button", class: "small-button", "aria-label": label, onclick: () => copy(text) }, icon("copy"), "Copy")),
    h("pre", { class: "json", tabindex: "0", "aria-label": title }, ...(typeof value === "string" ? [text] : highlighted(text))));
}

function showEmpty() {
  const any = [...rows.values()].some((row) => !row.hidden);
  $("log-empty").hidden = any;
  $("log-empty").textContent = rows.size === 0
    ? "Webhooks to your bot and its API calls appear here."
    : "Nothing of this kind yet.";
}

function showBadge() {
  if (logIsShown()) unseenFailures = 0;
  $("log-badge").hidden = unseenFailures === 0;
  $("log-badge").textContent = unseenFailures;
}

function toEnd() {
  const frame = $("entries-frame");
  frame.scrollTop = frame.scrollHeight;
}
