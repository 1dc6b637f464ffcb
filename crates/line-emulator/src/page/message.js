// One message: the bubble, card or picture that shows it.

import { stickerUrl } from "./api.js";
import { copy, graphemes, h, icon, linkified } from "./dom.js";
import { flex } from "./flex.js";
import { highlighted } from "./json.js";
import { audio, broken, coupon, file, image, imagemap, place, video } from "./media.js";
import { state } from "./store.js";
import { template } from "./template.js";

/** The bubble for a message of either side. */
export function bubble(message) {
  const { className, nodes } = content(message);
  const element = h("div", { class: `bubble ${className}` }, ...nodes);
  element.dataset.testid = "bubble";
  element.dataset.from = message.from;
  return element;
}

/** One line about a message, for the list of users. */
export function preview({ message }) {
  switch (message?.type) {
    case "text":
    case "textV2":
      return String(message.text);
    case "file":
      return String(message.fileName);
    case "location":
      return String(message.title ?? "Location");
    case "sticker":
    case "image":
    case "video":
    case "coupon":
      return message.type[0].toUpperCase() + message.type.slice(1);
    case "audio":
      return "Sound";
    default:
      return String(message?.altText ?? message?.type ?? "");
  }
}

/** By LINE's `type`. */
const KINDS = {
  sticker: ({ message }) => sticker(message),
  image, video, audio, file, imagemap, coupon,
  location: place,
  template: ({ message }) => template(message),
  flex: ({ message }) => flex(message),
};

function content(entry) {
  const message = entry.message ?? {};
  if (message.type === "text" && typeof message.text === "string") return text(message);
  if (message.type === "textV2" && typeof message.text === "string") return { className: "text", nodes: substituted(message) };
  return (Object.hasOwn(KINDS, message.type) ? KINDS[message.type](entry) : null) ?? unknown(message);
}

function text(message) {
  if (isEmojiOnly(message.text)) return { className: "emoji", nodes: [message.text] };
  return { className: "text", nodes: withLineEmojis(message) };
}

const EMOJI = /^(?:[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u200d\ufe0f\s]|[0-9#*]\ufe0f?\u20e3)+$/u;

function isEmojiOnly(string) {
  const trimmed = string.trim();
  return trimmed !== "" && trimmed.length < 80 && EMOJI.test(trimmed) && graphemes(trimmed).length <= 5;
}

/** LINE's own emoji are pictures only LINE has: each `$` that stands for one becomes a neutral face. */
function withLineEmojis({ text: string, emojis }) {
  if (!Array.isArray(emojis)) return linkified(string);
  const nodes = [];
  let from = 0;
  const sorted = emojis.filter(({ index }) => string[index] === "$").sort((a, b) => a.index - b.index);
  for (const { index, productId, emojiId } of sorted) {
    if (index < from) continue;
    const name = `LINE emoji ${productId} / ${emojiId}`;
    nodes.push(...linkified(string.slice(from, index)), h("span", { class: "line-emoji", role: "img", "aria-label": name, title: name }, icon("smile")));
    from = index + 1;
  }
  return [...nodes, ...linkified(string.slice(from))];
}

/** Text with `{names}` that stand for mentions and emoji; `{{` is a brace. */
function substituted({ text: string, substitution = {} }) {
  return string.split(/(\{\{|\}\}|\{[^{}]+\})/u).flatMap((part) => {
    if (part === "{{" || part === "}}") return part[0];
    const key = /^\{(.+)\}$/u.exec(part)?.[1];
    return key && Object.hasOwn(substitution, key) ? substitute(substitution[key]) : linkified(part);
  });
}

function substitute({ type, mentionee, productId, emojiId }) {
  if (type === "emoji") return h("span", { class: "line-emoji", role: "img", title: `LINE emoji ${productId} / ${emojiId}` }, icon("smile"));
  const name = mentionee?.type === "all" ? "All" : (state.users.get(mentionee?.userId)?.displayName ?? mentionee?.userId ?? "?");
  return h("span", { class: "mention" }, `@${name}`);
}

function sticker({ packageId, stickerId }) {
  const alt = `Sticker ${packageId} / ${stickerId}`;
  const picture = h("img", { src: stickerUrl(packageId, stickerId), alt, title: alt, width: 132, height: 132 });
  picture.addEventListener("error", () => picture.replaceWith(broken(alt, null)));
  return { className: "sticker", nodes: [picture] };
}

/** A kind of message this page has no picture of yet: its JSON. */
function unknown(message) {
  const kind = message.type === "template" ? `template: ${message.template?.type}` : String(message.type ?? "message");
  const json = JSON.stringify(message, null, 2);
  return {
    className: "json-card",
    nodes: [
      h("div", { class: "json-head" }, h("span", { class: "tag" }, kind), h("span", { class: "hint" }, "shown as JSON"),
        h("button", { type: "button", class: "small-button", "aria-label": "Copy the JSON", title: "Copy the JSON", onclick: () => copy(json) }, icon("copy"))),
      message.altText ? h("p", { class: "card-text" }, String(message.altText)) : null,
      h("details", {}, h("summary", {}, "Message object"), h("pre", { class: "json", tabindex: "0" }, ...highlighted(json))),
    ].filter(Boolean),
  };
}
