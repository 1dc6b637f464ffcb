// What the page knows, kept up to date from the server's state and events.

const listeners = new Map();

export const state = {
  bot: { userId: "", displayName: "" },
  webhook: { url: null, redelivery: false },
  /** By userId, in the order of the list. */
  users: new Map(),
  /** Groups and rooms by chatId, in the order of the list. */
  groups: new Map(),
  /** The rich menus, which one is the default, and who has one of their own. */
  richMenus: { menus: [], default: null, links: {} },
  /** As whom one writes in each group, by chatId. */
  acting: new Map(),
  /** The messages of each chat, by chatId: the user's own id for the chat with the bot alone. */
  chats: new Map(),
  /** Webhooks and API calls by id. */
  log: new Map(),
  /** Until when the loading animation shows, by userId. */
  loading: new Map(),
  stickers: [],
  /** How many messages of the bot were not looked at, by chatId. */
  unread: new Map(),
  /** The last webhook that carried a user's message, by `deliveryKey`. */
  deliveries: new Map(),
  /** The chatId of the chosen chat. */
  selected: null,
};

/** Topics: loaded, selected, message, changed, users, entry, delivery, loading, richMenus, webhook. */
export function on(topic, listener) {
  if (!listeners.has(topic)) listeners.set(topic, []);
  listeners.get(topic).push(listener);
}

function emit(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

export const chatOf = (chatId) => state.chats.get(chatId) ?? [];
export const selectedGroup = () => state.groups.get(state.selected);

/** The user who acts in the chosen chat: whose chat it is, or one of the group. */
export function selectedUser() {
  const group = selectedGroup();
  if (!group) return state.users.get(state.selected);
  const acting = state.acting.get(group.chatId);
  return state.users.get(group.members.includes(acting) ? acting : group.members[0]);
}

/** Who acts where, or null if there is nobody. */
export function seat() {
  const user = selectedUser();
  return user ? { userId: user.userId, chatId: state.selected } : null;
}

/** Writes in the chosen group as this user from now on. */
export function actAs(userId) {
  state.acting.set(state.selected, userId);
  emit("selected");
}

/** Replaces everything with the server's state. */
export function load(fresh) {
  state.bot = fresh.bot ?? state.bot;
  state.webhook = fresh.webhook ?? state.webhook;
  state.stickers = fresh.stickers ?? [];
  state.users = new Map((fresh.users ?? []).map((user) => [user.userId, user]));
  state.groups = new Map((fresh.groups ?? []).map((group) => [group.chatId, group]));
  state.richMenus = fresh.richMenus ?? state.richMenus;
  state.loading = new Map((fresh.loading ?? []).map(({ userId, until }) => [userId, until]));
  state.chats = new Map();
  for (const message of fresh.messages ?? []) keepMessage(message);
  state.log = new Map();
  state.deliveries = new Map();
  for (const entry of fresh.log ?? []) keepEntry(entry);
  for (const chatId of state.unread.keys()) if (!state.chats.has(chatId)) state.unread.delete(chatId);
  if (!isChat(state.selected)) state.selected = fromAddress() ?? state.users.keys().next().value ?? null;
  emit("loaded");
}

/** Takes one event of the live stream. */
export function apply(name, data) {
  if (name === "message") return addMessage(data);
  if (name === "unsent") return removeMessage(data);
  if (name === "entry") {
    const keys = keepEntry(data);
    emit("entry", data);
    for (const key of keys) emit("delivery", key);
  } else if (name === "user") {
    state.users.set(data.userId, data);
    if (!state.selected) select(data.userId);
    emit("users");
  } else if (name === "group") {
    state.groups.set(data.chatId, data);
    emit("users");
    if (data.chatId === state.selected) emit("selected");
  } else if (name === "richMenus") {
    state.richMenus = data;
    emit("richMenus");
  } else if (name === "loading") {
    state.loading.set(data.userId, data.until);
    emit("loading");
  } else if (name === "webhook") {
    state.webhook = data;
    emit("webhook");
  }
}

const isChat = (chatId) => state.users.has(chatId) || state.groups.has(chatId);

/** Opens a chat. */
export function select(chatId) {
  if (!isChat(chatId)) return;
  state.selected = chatId;
  state.unread.delete(chatId);
  history.replaceState(null, "", `#${encodeURIComponent(chatId)}`);
  emit("selected");
}

/** The chat the page's address names, so that each tab can be someone else. */
export function fromAddress() {
  const chatId = safeDecode(location.hash.slice(1));
  return isChat(chatId) ? chatId : null;
}

function safeDecode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function addMessage(message) {
  if (!keepMessage(message)) return emit("changed", message.chatId);
  if (message.from === "bot") {
    state.loading.delete(message.chatId);
    if (message.chatId !== state.selected) {
      state.unread.set(message.chatId, (state.unread.get(message.chatId) ?? 0) + 1);
    }
  }
  emit("message", message);
  emit("loading");
}

/** Returns whether it is new; one that is known is replaced, since it was edited. */
function keepMessage(message) {
  if (!state.chats.has(message.chatId)) state.chats.set(message.chatId, []);
  const chat = state.chats.get(message.chatId);
  const known = chat.findIndex(({ id }) => id === message.id);
  if (known >= 0) chat[known] = message;
  else chat.push(message);
  return known < 0;
}

function removeMessage({ id, chatId }) {
  state.chats.set(chatId, chatOf(chatId).filter((message) => message.id !== id));
  emit("changed", chatId);
}

/** Keeps an entry and returns the keys of the messages whose delivery it tells about. */
function keepEntry(entry) {
  state.log.set(entry.id, entry);
  if (entry.kind !== "webhook" || !Array.isArray(entry.request?.events)) return [];
  const keys = entry.request.events.filter(({ type }) => type !== "messageEdited").map(eventKey).filter(Boolean);
  for (const key of keys) {
    const known = state.deliveries.get(key);
    if (!known || (entry.attempt ?? 1) >= (known.attempt ?? 1)) state.deliveries.set(key, entry);
  }
  return keys;
}

function eventKey(event) {
  if (event.message?.id) return event.message.id;
  return event.postback ? postbackKey(event.source?.userId, event.timestamp) : null;
}

/** A postback has no message id in its webhook: who and when tells it apart. */
const postbackKey = (userId, timestamp) => `${userId} ${timestamp}`;

export const deliveryKey = (message) =>
  message.postback ? postbackKey(message.userId, message.timestamp) : message.id;

export const succeeded = ({ status }) => status >= 200 && status < 300;
export const failed = (entry) => Boolean(entry.error) || (typeof entry.status === "number" && !succeeded(entry));
