// The list of chats on the left: each user's with the bot, and groups.

import * as api from "./api.js";
import { $, avatar, clock, h, attempt, dayName, icon, sameDay } from "./dom.js";
import { closeDrawer } from "./layout.js";
import { preview } from "./message.js";
import { apply, chatOf, fromAddress, on, select, state } from "./store.js";

export function startUsers() {
  for (const topic of ["loaded", "selected", "users", "message", "changed"]) on(topic, show);
  addEventListener("hashchange", () => {
    const chatId = fromAddress();
    if (chatId) select(chatId);
  });
  $("add-user").addEventListener("click", () => {
    $("user-form").reset();
    $("user-dialog").showModal();
  });
  $("user-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = $("user-name").value.trim();
    if (name) attempt(add(name));
  });
}

async function add(name) {
  const user = await api.addUser(name);
  $("user-dialog").close();
  apply("user", user);
  choose(user.userId);
}

/** Opens a chat and lets the person write. */
export function choose(chatId) {
  select(chatId);
  closeDrawer();
  // On a phone this would open the keyboard, which nobody asked for.
  if (matchMedia("(pointer: fine)").matches) $("text").focus();
}

function show() {
  const list = $("user-list");
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.user : null;
  const users = [...state.users.values()].map((user) => item(user.userId, user.displayName, user.following === false ? "Not following" : null));
  list.replaceChildren(...users, ...section("Groups", "C"), ...section("Rooms", "R"));
  if (focused) list.querySelector(`[data-user="${CSS.escape(focused)}"]`)?.focus();
  const elsewhere = [...state.unread.values()].reduce((sum, count) => sum + count, 0);
  $("unread-elsewhere").textContent = elsewhere;
  $("unread-elsewhere").hidden = elsewhere === 0;
}

/** The groups or the rooms, which their ids tell apart, below a heading. */
function section(heading, prefix) {
  const groups = [...state.groups.values()].filter(({ chatId }) => chatId.startsWith(prefix));
  if (groups.length === 0) return [];
  const items = groups.map(({ chatId, name, botIsIn }) => item(chatId, name, botIsIn ? null : "Bot not in it"));
  return [h("li", { class: "list-head" }, heading), ...items];
}

function item(id, name, problem) {
  const last = chatOf(id).at(-1);
  const unread = state.unread.get(id) ?? 0;
  const group = state.groups.get(id);
  const picture = avatar(h("span", { "aria-hidden": "true" }), id, name);
  if (group) picture.replaceChildren(icon("group"));
  const button = h("button", {
    type: "button", class: "person", "aria-current": id === state.selected ? "true" : null, title: id, onclick: () => choose(id),
    data: { testid: group ? "group" : "user", user: id },
  },
    picture,
    h("span", { class: "user-name" }, name),
    last && h("time", { class: "user-time" }, when(last.timestamp)),
    h("span", { class: "user-last" }, problem ? h("span", { class: "tag" }, problem) : last ? `${speaker(last)}${preview(last)}` : "No messages yet"),
    unread > 0 && h("span", { class: "badge", "aria-label": `${unread} unread` }, String(unread)),
  );
  return h("li", {}, button);
}

function speaker({ from, userId, chatId }) {
  if (from !== "user") return "";
  return userId === chatId ? "You: " : `${state.users.get(userId)?.displayName ?? "?"}: `;
}

const when = (timestamp) => (sameDay(timestamp, Date.now()) ? clock(timestamp) : dayName(timestamp).replace(/^\p{L}+, /u, ""));
