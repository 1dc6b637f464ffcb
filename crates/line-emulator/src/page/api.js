// The emulator's own HTTP interface, below /emulator/.

const user = (id, what) => `/emulator/users/${encodeURIComponent(id)}/${what}`;

export const loadState = () => call("GET", "/emulator/state");
export const addUser = (displayName) => call("POST", "/emulator/users", { displayName });
export const sendText = (id, text) => call("POST", user(id, "text"), { text });
export const sendSticker = (id, { packageId, stickerId }) => call("POST", user(id, "sticker"), { packageId, stickerId });
export const sendImage = (id, file) => call("POST", user(id, "image"), file);
export const sendPostback = (id, postback) => call("POST", user(id, "postback"), postback);
export const setFollowing = (id, following) => call("POST", user(id, following ? "follow" : "unfollow"));
export const setWebhook = (change) => call("PUT", "/emulator/webhook", change);
export const verifyWebhook = () => call("POST", "/emulator/webhook/verify");
export const reset = () => call("POST", "/emulator/reset");

export const contentUrl = (messageId) => `/emulator/content/${encodeURIComponent(messageId)}`;
export const stickerUrl = (packageId, stickerId) =>
  `/emulator/stickers/${encodeURIComponent(packageId)}/${encodeURIComponent(stickerId)}`;

async function call(method, path, body) {
  const file = body instanceof Blob;
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "content-type": file ? body.type : "application/json" },
      body: body === undefined || file ? body : JSON.stringify(body),
    });
  } catch {
    throw new Error("The emulator does not answer. Is it still running?");
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.message ?? `The emulator answered ${response.status}`);
  return answer;
}

const EVENTS = ["message", "entry", "user", "loading", "webhook"];

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

  connect();
}
