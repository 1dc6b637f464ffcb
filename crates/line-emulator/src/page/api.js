// The emulator's own HTTP interface, below /emulator/.

/** A seat is who acts where: `{ userId, chatId }`, the two the same in the chat with the bot alone. */
function at({ userId, chatId }, what, query = {}) {
  const where = chatId === userId ? query : { chat: chatId, ...query };
  const search = new URLSearchParams(where).toString();
  return `/emulator/users/${encodeURIComponent(userId)}/${what}${search && `?${search}`}`;
}

const group = (id, what) => `/emulator/groups/${encodeURIComponent(id)}/${what}`;

export const loadState = () => call("GET", "/emulator/state");
export const addUser = (displayName) => call("POST", "/emulator/users", { displayName });
export const sendText = (seat, text) => call("POST", at(seat, "text"), { text });
export const sendSticker = (seat, { packageId, stickerId }) => call("POST", at(seat, "sticker"), { packageId, stickerId });
export const sendLocation = (seat, location) => call("POST", at(seat, "location"), location);
/** `kind` is image, video, audio or file. */
export const sendMedia = (seat, kind, file) => call("POST", at(seat, kind, kind === "file" ? { name: file.name } : {}), file);
export const sendPostback = (seat, postback) => call("POST", at(seat, "postback"), postback);
export const sendEvent = (seat, event) => call("POST", at(seat, "event"), event);
export const setFollowing = (userId, following) => call("POST", at({ userId, chatId: userId }, following ? "follow" : "unfollow"));

export const addGroup = (name, members, room) => call("POST", "/emulator/groups", { name, members, room });
export const setMember = (chatId, userId, member) => call(member ? "PUT" : "DELETE", group(chatId, `members/${encodeURIComponent(userId)}`));
export const setBotIn = (chatId, botIsIn) => call(botIsIn ? "PUT" : "DELETE", group(chatId, "bot"));

export const setWebhook = (change) => call("PUT", "/emulator/webhook", change);
export const verifyWebhook = () => call("POST", "/emulator/webhook/verify");
export const reset = () => call("POST", "/emulator/reset");

export const contentUrl = (messageId) => `/emulator/content/${encodeURIComponent(messageId)}`;
export const richMenuImageUrl = (id) => `/emulator/richmenus/${encodeURIComponent(id)}/image`;
export const stickerUrl = (packageId, stickerId) =>
  `/emulator/stickers/${encodeURIComponent(packageId)}/${encodeURIComponent(stickerId)}`;

async function call(method, path, body) {
  const file = body instanceof Blob;
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "content-type": file ? body.type || "application/octet-stream" : "application/json" },
      body: body === undefined || file ? body : JSON.stringify(body),
    });
  } catch {
    throw new Error("The emulator does not answer. Is it still running?");
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.message ?? `The emulator answered ${response.status}`);
  return answer;
}

const EVENTS = ["message", "unsent", "entry", "user", "group", "loading", "richMenus", "webhook"];

/**
 * Keeps the page up to date: `onState` gets the whole state on every (re)connection and reset, `onEvent` each
 * change after it, `onStatus` whether the emulator can be reached.
 */
export function live({ onState, onEvent, onStatus }) {
  let source;
  let retrying;
  // Events that come while the state is on its way are newer than it, or already part of it.
  let waiting = [];
  let loading = false;
  let again = false;

  async function load() {
    again = loading;
    if (loading) return;
    loading = true;
    try {
      let state;
      do {
        again = false;
        state = await loadState();
      } while (again);
      onState(state);
      for (const [name, data] of waiting) onEvent(name, data);
      onStatus(true);
    } catch {
      retry();
    } finally {
      waiting = [];
      loading = false;
    }
  }

  function retry() {
    onStatus(false);
    source.close();
    clearTimeout(retrying);
    retrying = setTimeout(connect, 1500);
  }

  function connect() {
    source = new EventSource("/emulator/events");
    source.addEventListener("open", load);
    source.addEventListener("error", retry);
    source.addEventListener("reset", () => {
      waiting = [];
      load();
    });
    for (const name of EVENTS) {
      source.addEventListener(name, ({ data }) => {
        const value = JSON.parse(data);
        if (loading) waiting.push([name, value]);
        else onEvent(name, value);
      });
    }
  }

  // A page that the browser keeps for its back button would keep its connection, too, of which there are six at most.
  addEventListener("pagehide", () => {
    clearTimeout(retrying);
    source.close();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && connect());
  connect();
}
