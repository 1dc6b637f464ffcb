// What the page knows, kept up to date from the server's state and events.

const listeners = new Map();

export const state = {
  bot: { userId: "", displayName: "" },
  webhook: { url: null, redelivery: false },
  /** By userId, in the order of the list. */
  users: new Map(),
  /** The messages of each user's chat with the bot, by userId. */
  chats: new Map(),
  /** Webhooks and API calls by id. */
  log: new Map(),
  /** Until when the loading animation shows, by userId. */
  loading: new Map(),
  stickers: [],
  /** How many messages of the bot were not looked at, by userId. */
  unread: new Map(),
  /** The last webhook that carried a user's message, by `deliveryKey`. */
  deliveries: new Map(),
  selected: null,
};

/** Topics: loaded, selected, message, users, entry, delivery, loading, webhook. */
export function on(topic, listener) {
  if (!listeners.has(topic)) listeners.set(topic, []);
  listeners.get(topic).push(listener);
}

function emit(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

export const chatOf = (userId) => state.chats.get(userId) ?? [];
export const selectedUser = () => state.users.get(state.selected);

/** Replaces everything with the server's state. */
export function load(fresh) {
  state.bot = fresh.bot ?? state.bot;
  state.webhook = fresh.webhook ?? state.webhook;
  state.stickers = fresh.stickers ?? [];
  state.users = new Map((fresh.users ?? []).map((user) => [user.userId, user]));
  state.loading = new Map((fresh.loading ?? []).map(({ userId, until }) => [userId, until]));
  state.chats = new Map();
  for (const message of fresh.messages ?? []) keepMessage(message);
  state.log = new Map();
  state.deliveries = new Map();
  for (const entry of fresh.log ?? []) keepEntry(entry);
  for (const userId of state.unread.keys()) if (!state.chats.has(userId)) state.unread.delete(userId);
  if (!state.users.has(state.selected)) state.selected = fromAddress() ?? state.users.keys().next().value ?? null;
  emit("loaded");
}

/** Takes one event of the live stream. */
export function apply(name, data) {
  if (name === "message") return addMessage(data);
  if (name === "entry") {
    const keys = keepEntry(data);
    emit("entry", data);
    for (const key of keys) emit("delivery", key);
  } else if (name === "user") {
    state.users.set(data.userId, data);
    if (!state.selected) select(data.userId);
    emit("users");
  } else if (name === "loading") {
    state.loading.set(data.userId, data.until);
    emit("loading");
  } else if (name === "webhook") {
    state.webhook = data;
    emit("webhook");
  }
}

/** Opens a user's chat. */
export function select(userId) {
  if (!state.users.has(userId)) return;
  state.selected = userId;
  state.unread.delete(userId);
  history.replaceState(null, "", `#${encodeURIComponent(userId)}`);
  emit("selected");
}

/** The user the page's address names, so that each tab can be someone else. */
export function fromAddress() {
  const userId = safeDecode(location.hash.slice(1));
  return state.users.has(userId) ? userId : null;
}

function safeDecode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function addMessage(message) {
  if (!keepMessage(message)) return;
  if (message.from === "bot") {
    state.loading.delete(message.userId);
    if (message.userId !== state.selected) {
      state.unread.set(message.userId, (state.unread.get(message.userId) ?? 0) + 1);
    }
  }
  emit("message", message);
  emit("loading");
}

function keepMessage(message) {
  if (!state.chats.has(message.userId)) state.chats.set(message.userId, []);
  const chat = state.chats.get(message.userId);
  if (chat.some(({ id }) => id === message.id)) return false;
  chat.push(message);
  return true;
}

/** Keeps an entry and returns the keys of the messages whose delivery it tells about. */
function keepEntry(entry) {
  state.log.set(entry.id, entry);
  if (entry.kind !== "webhook" || !Array.isArray(entry.request?.events)) return [];
  const keys = entry.request.events.map(eventKey).filter(Boolean);
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
