// Where a person writes: text, stickers and files.

import * as api from "./api.js";
import { $, attempt, h, toast } from "./dom.js";
import { actAs, on, seat, selectedGroup, selectedUser, state } from "./store.js";

const IMAGE_TYPES = ["image/jpeg", "image/png"];
const IMAGE_LIMIT = 10 * 1024 * 1024;

/** What a file picker shows. */
const ACCEPT = { image: IMAGE_TYPES.join(), video: "video/*", audio: "audio/*", file: "" };

/** What was begun to be written in each chat. */
const drafts = new Map();
let shown = null;
/** Tells whoever opened the file picker whether something was sent. */
let picked = () => {};
/** As what the chosen files are sent. */
let pickedKind = "image";

export function startComposer() {
  const text = $("text");
  $("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  text.addEventListener("input", resize);
  text.addEventListener("keydown", (event) => {
    // An Enter that ends an input method's composition is not meant for us; Safari tells by 229 alone.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    send();
  });
  text.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    sendFiles("image", files);
  });
  $("acting").addEventListener("change", ({ target }) => actAs(target.value));
  $("image-input").addEventListener("change", async ({ target }) => {
    const files = [...target.files];
    target.value = "";
    picked(await sendFiles(pickedKind, files));
  });
  $("image-input").addEventListener("cancel", () => picked(false));
  on("loaded", showUser);
  on("selected", showUser);
  on("users", showUser);
  startStickers();
  startDrop();
}

/** Puts text into the composer and the cursor behind it. */
export function fillComposer(value) {
  const text = $("text");
  text.value = value;
  resize();
  text.focus();
  text.setSelectionRange(value.length, value.length);
}

/** Lets the person choose a file and sends it as this kind of message. Resolves to false when nothing was sent. */
export function pickFile(kind, camera = false) {
  const input = $("image-input");
  pickedKind = kind;
  input.accept = ACCEPT[kind];
  if (camera) input.setAttribute("capture", "environment");
  else input.removeAttribute("capture");
  return new Promise((resolve) => {
    picked = resolve;
    input.click();
  });
}

async function send() {
  const text = $("text");
  const who = seat();
  const value = text.value;
  if (!who || value.trim() === "") return;
  fillComposer("");
  if (await attempt(api.sendText(who, value))) return;
  // Nothing typed is lost, wherever the person has gone meanwhile.
  if (state.selected === who.chatId && text.value === "") fillComposer(value);
  else if (state.selected !== who.chatId && !drafts.get(who.chatId)) drafts.set(who.chatId, value);
}

async function sendFiles(kind, files) {
  const who = seat();
  let sent = false;
  for (const file of files) {
    if (!who) break;
    if (kind === "image" && !IMAGE_TYPES.includes(file.type)) toast(`${file.name || "This"} is not a JPEG or PNG image`, true);
    else if (kind === "image" && file.size > IMAGE_LIMIT) toast(`${file.name} is larger than 10 MB`, true);
    else sent = (await attempt(api.sendMedia(who, kind, file))) || sent;
  }
  return sent;
}

/** What a dropped file becomes: a video a video, and what has no kind of its own a file. */
const kindOf = ({ type }) => (IMAGE_TYPES.includes(type) ? "image" : /^(video|audio)\//u.exec(type)?.[1] ?? "file");

function resize() {
  const text = $("text");
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
  $("send").disabled = !seat() || text.value.trim() === "";
}

function showUser() {
  const text = $("text");
  const user = selectedUser();
  if (shown !== state.selected) {
    if (shown) drafts.set(shown, text.value);
    text.value = drafts.get(state.selected) ?? "";
    shown = state.selected;
  }
  text.placeholder = user ? `Message as ${user.displayName}` : selectedGroup() ? "Nobody is in this group" : "Add a user first";
  for (const id of ["text", "sticker-button", "more-button"]) $(id).disabled = !user;
  showActing(user);
  resize();
}

/** In a group one chooses as whom to write. */
function showActing(user) {
  const members = selectedGroup()?.members ?? [];
  $("acting-field").hidden = members.length < 2;
  $("acting").replaceChildren(...members.map((userId) =>
    h("option", { value: userId, selected: userId === user?.userId }, state.users.get(userId)?.displayName ?? userId)));
}

function startStickers() {
  const popover = $("stickers");
  popover.addEventListener("beforetoggle", ({ newState }) => {
    if (newState !== "open") return;
    popover.replaceChildren(...stickerButtons());
    const area = $("composer").getBoundingClientRect();
    popover.style.bottom = `${innerHeight - area.top + 4}px`;
    popover.style.right = `${Math.max(8, innerWidth - area.right + 8)}px`;
  });
}

function stickerButtons() {
  if (state.stickers.length === 0) return [h("p", { class: "hint" }, "This emulator has no stickers.")];
  return state.stickers.map(({ packageId, stickerId }) => {
    const name = `Sticker ${packageId} / ${stickerId}`;
    const onclick = () => {
      $("stickers").hidePopover();
      attempt(api.sendSticker(seat(), { packageId, stickerId }));
    };
    const picture = h("img", { src: api.stickerUrl(packageId, stickerId), alt: "", loading: "lazy", width: 64, height: 64 });
    return h("button", { type: "button", "aria-label": name, title: name, onclick, data: { testid: "sticker" } }, picture);
  });
}

function startDrop() {
  const chat = $("chat");
  const carriesFiles = (event) => seat() && event.dataTransfer?.types.includes("Files");
  chat.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    $("drop").hidden = false;
  });
  chat.addEventListener("dragleave", (event) => {
    if (!chat.contains(event.relatedTarget)) $("drop").hidden = true;
  });
  chat.addEventListener("drop", (event) => {
    $("drop").hidden = true;
    if (!carriesFiles(event)) return;
    event.preventDefault();
    for (const file of event.dataTransfer.files) sendFiles(kindOf(file), [file]);
  });
}
