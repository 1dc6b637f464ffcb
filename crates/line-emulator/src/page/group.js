// Groups: making one, and who is in it.

import * as api from "./api.js";
import { $, attempt, avatar, botAvatar, h } from "./dom.js";
import { apply, on, selectedGroup, state } from "./store.js";
import { choose } from "./users.js";

export function startGroups() {
  $("add-group").addEventListener("click", openForm);
  $("group-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const name = $("group-name").value.trim();
    const members = [...$("group-members").querySelectorAll("[aria-checked=true]")].map(({ dataset }) => dataset.id);
    if (name) attempt(add(name, members, $("group-kind").value === "room"));
  });
  on("users", () => $("members-dialog").open && showMembers());
}

function openForm() {
  $("group-form").reset();
  $("group-members").replaceChildren(...[...state.users.values()].map(({ userId, displayName }) =>
    choice(userId, displayName, true, (button) => button.setAttribute("aria-checked", String(button.ariaChecked !== "true")))));
  $("group-dialog").showModal();
  $("group-name").focus();
}

async function add(name, members, room) {
  const group = await api.addGroup(name, members, room);
  $("group-dialog").close();
  apply("group", group);
  choose(group.chatId);
}

/** Shows who is in the chosen group; each switch acts at once. */
export function openMembers() {
  showMembers();
  $("members-dialog").showModal();
}

function showMembers() {
  const group = selectedGroup();
  if (!group) return;
  const { chatId, members, botIsIn } = group;
  $("members-dialog-title").textContent = group.name;
  const bot = choice("", state.bot.displayName, botIsIn, () => attempt(api.setBotIn(chatId, !botIsIn)));
  botAvatar(bot.querySelector(".avatar"), state.bot);
  $("members-list").replaceChildren(bot, ...[...state.users.values()].map(({ userId, displayName }) => {
    const isIn = members.includes(userId);
    return choice(userId, displayName, isIn, () => attempt(api.setMember(chatId, userId, !isIn)));
  }));
}

function choice(id, name, checked, onclick) {
  const button = h("button", { type: "button", class: "choice", role: "switch", "aria-checked": String(checked), data: { id } },
    avatar(h("span", { "aria-hidden": "true" }), id, name), h("span", {}, name), h("span", { class: "switch" }));
  button.addEventListener("click", () => onclick(button));
  return button;
}
