// The timeline of the chosen user's chat.

import * as api from "./api.js";
import { actionControl } from "./action.js";
import { $, attempt, avatar, botAvatar, clock, dayName, h, icon, sameDay } from "./dom.js";
import { messageMenuButton } from "./events.js";
import { bubble } from "./message.js";
import { showEntry } from "./panel.js";
import { chatOf, deliveryKey, failed, on, seat, selectedGroup, selectedUser, state, succeeded } from "./store.js";

/** How near to the end, in pixels, counts as being there. */
const NEAR = 80;
/** Messages of one side further apart than this stand as groups of their own. */
const GROUP_MILLIS = 5 * 60_000;

/** Rows of messages by message id, and of the last one. */
let rows = new Map();
let last = null;
let shown = null;
let atEnd = true;
let lastTop = 0;
let missed = 0;
let typingTimer;
/** Messages whose quick replies were used. */
const usedQuickReplies = new Set();

export function startChat() {
  on("loaded", () => rebuild(shown === state.selected && !atEnd));
  on("selected", () => rebuild(false));
  on("message", arrive);
  on("changed", (chatId) => chatId === state.selected && rebuild(!atEnd));
  on("loading", showTyping);
  on("delivery", showDelivery);
  on("webhook", showEmpty);
  const timeline = $("timeline");
  timeline.addEventListener("scroll", () => {
    // Only going up leaves the end; a picture that grows below does not.
    if (timeline.scrollHeight - timeline.scrollTop - timeline.clientHeight < NEAR) atEnd = true;
    else if (timeline.scrollTop < lastTop) atEnd = false;
    lastTop = timeline.scrollTop;
    if (atEnd) showMissed(0);
  }, { passive: true });
  // Pictures arrive late, and the window changes: whoever was at the end stays there.
  const stay = new ResizeObserver(() => atEnd && scrollToEnd());
  stay.observe($("timeline-content"));
  stay.observe(timeline);
  $("newer").addEventListener("click", scrollToEnd);
}

/** Shows the whole chat anew, at its end unless the reader is to stay where they are. */
function rebuild(stay) {
  const messages = $("messages");
  const top = $("timeline").scrollTop;
  shown = state.selected;
  // Old messages are not news: nothing is to be read aloud.
  messages.setAttribute("aria-live", "off");
  messages.replaceChildren();
  rows = new Map();
  last = null;
  for (const message of chatOf(state.selected)) append(message);
  showEmpty();
  showTyping();
  showQuickReplies();
  showMissed(0);
  if (stay) $("timeline").scrollTop = top;
  else scrollToEnd();
  requestAnimationFrame(() => messages.setAttribute("aria-live", "polite"));
}

function arrive(message) {
  if (message.chatId !== state.selected) return;
  const follow = atEnd || message.from === "user";
  append(message).classList.add("new");
  showEmpty();
  showQuickReplies();
  if (follow) scrollToEnd();
  else showMissed(missed + 1);
}

function scrollToEnd() {
  const timeline = $("timeline");
  timeline.scrollTop = timeline.scrollHeight;
  atEnd = true;
}

function showMissed(count) {
  missed = count;
  $("newer").hidden = count === 0;
  $("newer-text").textContent = count === 1 ? "1 new message" : `${count} new messages`;
}

/** Adds a message below the others. Returns its row. */
function append(message) {
  const previous = last?.message;
  if (!previous || !sameDay(previous.timestamp, message.timestamp)) {
    $("messages").append(h("p", { class: "day" }, h("span", {}, dayName(message.timestamp))));
  }
  const first = startsGroup(previous, message);
  // Within a group one time a minute is enough: the last one's.
  if (!first && clock(previous.timestamp) === clock(message.timestamp)) last.row.classList.add("untimed");
  const own = isOwn(message);
  const row = h("div", { class: `row ${own ? "user" : "bot"}${first ? " first" : ""}` });
  if (!own && first) row.append(...(message.from === "bot" ? botSide(message) : memberSide(message)));
  row.append(h("div", { class: "line" }, bubble(message), h("div", { class: "meta" }, own && messageMenuButton(message), deliveryMark(message), timeOf(message))));
  row.append(deliveryProblem(message));
  $("messages").append(row);
  rows.set(deliveryKey(message), { row, message });
  last = { row, message };
  return row;
}

/** Whether it is from whoever one writes as; what other members of a group say stands with the bot's. */
const isOwn = ({ from, userId }) => from === "user" && userId === selectedUser()?.userId;

function startsGroup(previous, message) {
  return !previous
    || previous.from !== message.from
    || previous.userId !== message.userId
    || message.timestamp - previous.timestamp > GROUP_MILLIS
    || !sameDay(previous.timestamp, message.timestamp)
    || previous.message?.sender?.name !== message.message?.sender?.name
    || previous.message?.sender?.iconUrl !== message.message?.sender?.iconUrl;
}

function memberSide({ userId }) {
  const name = state.users.get(userId)?.displayName ?? userId;
  return [avatar(h("span", { "aria-hidden": "true" }), userId, name), h("span", { class: "name" }, name)];
}

function botSide({ message }) {
  const { displayName: bot, userId } = state.bot;
  const sender = message?.sender;
  const name = sender?.name
    ? h("span", { class: "name" }, String(sender.name), ` from ${bot}`)
    : h("span", { class: "name" }, bot);
  const picture = h("span", { "aria-hidden": "true" });
  if (sender) avatar(picture, userId + sender.name, sender.name ?? bot, sender.iconUrl);
  else botAvatar(picture, state.bot);
  return [picture, name];
}

function timeOf({ timestamp }) {
  return h("time", { datetime: new Date(timestamp).toISOString(), title: new Date(timestamp).toLocaleString() }, clock(timestamp));
}

// What became of a user's message.

function deliveryMark(message) {
  const entry = message.from === "user" && state.deliveries.get(deliveryKey(message));
  const mark = h("span", { class: "mark" });
  if (!entry || failed(entry)) return mark;
  const done = succeeded(entry);
  mark.append(icon(done ? "check" : "clock"));
  mark.title = done ? `Delivered: the bot answered ${entry.status} in ${entry.millis} ms` : "On its way to the bot";
  return mark;
}

function deliveryProblem(message) {
  const entry = message.from === "user" && state.deliveries.get(deliveryKey(message));
  const place = h("div", { class: "problem" });
  if (entry && failed(entry)) {
    const reason = entry.error || `the bot answered ${entry.status}`;
    place.append(h("button", { type: "button", title: "Show it in the log", onclick: () => showEntry(entry.id), data: { testid: "not-delivered" } }, icon("warn"), h("span", {}, `Not delivered: ${reason}`)));
  }
  return place;
}

function showDelivery(key) {
  const known = rows.get(key);
  if (!known) return;
  known.row.querySelector(".mark").replaceWith(deliveryMark(known.message));
  known.row.querySelector(".problem").replaceWith(deliveryProblem(known.message));
}

// What stands below the messages.

function showTyping() {
  clearTimeout(typingTimer);
  const left = (state.loading.get(state.selected) ?? 0) - Date.now();
  $("typing").hidden = left <= 0;
  if (left > 0) {
    botAvatar($("typing-avatar"), state.bot);
    typingTimer = setTimeout(showTyping, left);
  }
}

function showQuickReplies() {
  const area = $("quick-replies");
  const hadFocus = area.contains(document.activeElement);
  const { message, from, id } = last?.message ?? {};
  const items = message?.quickReply?.items;
  const wanted = from === "bot" && Array.isArray(items) && items.length > 0 && !usedQuickReplies.has(id);
  area.hidden = !wanted;
  area.replaceChildren();
  if (hadFocus) $("text").focus();
  if (!wanted) return;
  const onused = (done) => {
    if (done) usedQuickReplies.add(id);
    else usedQuickReplies.delete(id);
    showQuickReplies();
  };
  area.append(...items.map(({ action, imageUrl }) =>
    actionControl(action, { imageUrl, onused, className: "quick-reply", testId: "quick-reply" })));
  area.scrollLeft = 0;
}

function showEmpty() {
  const user = selectedUser();
  const empty = $("empty");
  empty.hidden = Boolean(last);
  if (last) return empty.replaceChildren();
  if (!user) {
    const how = selectedGroup() ? "Add a member to this group: “Members…” in the menu above." : "Add a user on the left to begin a chat.";
    empty.replaceChildren(h("h2", {}, "Nobody is here yet"), h("p", {}, how));
    return;
  }
  const greet = (text) => h("button", { type: "button", class: "quick-reply", onclick: () => attempt(api.sendText(seat(), text)) }, h("span", { class: "label" }, text));
  const how = state.webhook.url
    ? "What you write goes to your bot as a signed webhook; what it answers appears here."
    : "Tell the emulator where your bot listens first, with “Set it” above.";
  empty.replaceChildren(
    botAvatar(h("span", { "aria-hidden": "true" }), state.bot),
    h("h2", {}, selectedGroup() ? `Say hello in ${selectedGroup().name}` : `Say hello to ${state.bot.displayName}`),
    h("p", {}, how),
    h("div", { class: "greetings" }, greet("hello"), greet("help")),
  );
}
