// What a user does besides writing: the menu behind the plus, and the one of a message.

import * as api from "./api.js";
import { $, attempt, h, icon } from "./dom.js";
import { pickFile } from "./composer.js";
import { seat, selectedGroup } from "./store.js";

/** The events that ask for something first. A field is its name, its label, and what stands in it or may be chosen. */
const EVENTS = {
  location: {
    name: "Location", icon: "pin",
    fields: [["title", "Title", "Tokyo Station"], ["address", "Address", "1 Chome-9 Marunouchi, Chiyoda City, Tokyo"], ["latitude", "Latitude", 35.681236], ["longitude", "Longitude", 139.767125]],
    send: (who, values) => api.sendLocation(who, values),
  },
  beacon: {
    name: "Beacon", icon: "beacon",
    fields: [["hwid", "Hardware id", "d41d8cd98f"], ["kind", "What happens", ["enter", "banner", "stay"]], ["dm", "Device message (hexadecimal)", "", true]],
    send: (who, values) => api.sendEvent(who, { type: "beacon", ...values }),
  },
  accountLink: {
    name: "Account link", icon: "link", alone: true,
    fields: [["nonce", "Nonce", "c2VjcmV0IG5vbmNl"], ["result", "Result", ["ok", "failed"]]],
    send: (who, values) => api.sendEvent(who, { type: "accountLink", ...values }),
  },
  membership: {
    name: "Membership", icon: "card", alone: true,
    fields: [["kind", "What happens", ["joined", "renewed", "left"]], ["membershipId", "Membership id", 3189]],
    send: (who, values) => api.sendEvent(who, { type: "membership", ...values }),
  },
  videoPlayComplete: {
    name: "Video watched", icon: "video", alone: true,
    fields: [["trackingId", "Tracking id", "track-id"]],
    send: (who, values) => api.sendEvent(who, { type: "videoPlayComplete", ...values }),
  },
};

const FILES = [["image", "Image", "image"], ["video", "Video", "video"], ["audio", "Sound", "sound"], ["file", "File", "file"]];

/** The message whose menu is open. */
let chosen = null;

export function startEvents() {
  const menu = $("more");
  menu.addEventListener("beforetoggle", ({ newState }) => {
    if (newState !== "open") return;
    menu.replaceChildren(...menuItems());
    const button = $("more-button").getBoundingClientRect();
    menu.style.bottom = `${innerHeight - button.top + 8}px`;
    menu.style.left = `${Math.max(8, button.left)}px`;
  });
  menu.addEventListener("click", (event) => event.target.closest("button") && menu.hidePopover());
  $("unsend-message").addEventListener("click", () => {
    $("message-menu").hidePopover();
    attempt(api.sendEvent(seat(), { type: "unsend", messageId: chosen.id }));
  });
  $("edit-message").addEventListener("click", () => {
    $("message-menu").hidePopover();
    editMessage();
  });
}

function menuItems() {
  const item = (name, picture, onclick) => h("button", { type: "button", onclick, data: { testid: "event" } }, icon(picture), name);
  const files = FILES.map(([kind, name, picture]) => item(name, picture, () => pickFile(kind)));
  const events = Object.values(EVENTS).filter(({ alone }) => !alone || !selectedGroup());
  return [...files, h("hr", {}), ...events.map((event) => item(`${event.name}…`, event.icon, () => ask(event)))];
}

/** Asks where the user is. Resolves to false when the person changes their mind. */
export const askLocation = () => ask(EVENTS.location);

function editMessage() {
  const { id, message } = chosen;
  return ask({
    name: "Edit the message",
    fields: [["text", "Text", message.text]],
    send: (who, { text }) => api.sendEvent(who, { type: "edit", messageId: id, text }),
  });
}

function ask({ name, fields, send }) {
  const dialog = $("event-dialog");
  const form = $("event-form");
  const who = seat();
  $("event-dialog-title").textContent = name;
  $("event-fields").replaceChildren(...fields.map(field));
  return new Promise((resolve) => {
    let answer = false;
    form.onsubmit = (event) => {
      event.preventDefault();
      const values = Object.fromEntries(fields.map(([key, , value]) => {
        const text = form.elements[key].value;
        return [key, typeof value === "number" ? Number(text) : text];
      }));
      answer = attempt(send(who, values));
      dialog.close();
    };
    dialog.onclose = () => resolve(answer);
    dialog.showModal();
  });
}

function field([name, label, value, optional]) {
  const input = Array.isArray(value)
    ? h("select", { name }, ...value.map((option) => h("option", {}, option)))
    : h("input", { name, type: typeof value === "number" ? "number" : "text", step: "any", required: !optional, autocomplete: "off", value });
  return h("label", {}, label, input);
}

/** The small button beside one of the user's own messages. */
export function messageMenuButton(message) {
  const button = h("button", { type: "button", class: "message-more", "aria-label": "More about this message", data: { testid: "message-more" } }, icon("more"));
  button.addEventListener("click", () => {
    chosen = message;
    $("edit-message").hidden = !selectedGroup() || message.message?.type !== "text";
    const menu = $("message-menu");
    const place = button.getBoundingClientRect();
    menu.style.top = `${Math.min(place.bottom + 4, innerHeight - 120)}px`;
    menu.style.right = `${Math.max(8, innerWidth - place.right)}px`;
    menu.showPopover();
  });
  return button;
}
