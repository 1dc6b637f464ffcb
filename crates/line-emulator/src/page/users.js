// The list of users on the left.

import * as api from "./api.js";
import { $, avatar, clock, h, attempt, dayName, sameDay } from "./dom.js";
import { closeDrawer } from "./layout.js";
import { preview } from "./message.js";
import { apply, chatOf, fromAddress, on, select, state } from "./store.js";

export function startUsers() {
  for (const topic of ["loaded", "selected", "users", "message"]) on(topic, show);
  addEventListener("hashchange", () => {
    const userId = fromAddress();
    if (userId) select(userId);
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

function choose(userId) {
  select(userId);
  closeDrawer();
  // On a phone this would open the keyboard, which nobody asked for.
  if (matchMedia("(pointer: fine)").matches) $("text").focus();
}

function show() {
  const list = $("user-list");
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.user : null;
  list.replaceChildren(...[...state.users.values()].map(item));
  if (focused) list.querySelector(`[data-user="${CSS.escape(focused)}"]`)?.focus();
  const elsewhere = [...state.unread.values()].reduce((sum, count) => sum + count, 0);
  $("unread-elsewhere").textContent = elsewhere;
  $("unread-elsewhere").hidden = elsewhere === 0;
}

function item(user) {
  const { userId, displayName, following } = user;
  const last = chatOf(userId).at(-1);
  const unread = state.unread.get(userId) ?? 0;
  const picture = avatar(h("span", { "aria-hidden": "true" }), userId, displayName);
  const button = h("button", {
    type: "button", class: "person", "aria-current": userId === state.selected ? "true" : null, title: userId, onclick: () => choose(userId),
    data: { testid: "user", user: userId },
  },
    picture,
    h("span", { class: "user-name" }, displayName),
    last && h("time", { class: "user-time" }, when(last.timestamp)),
    h("span", { class: "user-last" }, following === false ? h("span", { class: "tag" }, "Not following") : last ? `${last.from === "user" ? "You: " : ""}${preview(last)}` : "No messages yet"),
    unread > 0 && h("span", { class: "badge", "aria-label": `${unread} unread` }, String(unread)),
  );
  return h("li", {}, button);
}

const when = (timestamp) => (sameDay(timestamp, Date.now()) ? clock(timestamp) : dayName(timestamp).replace(/^\p{L}+, /u, ""));
