// One message: the bubble, card or picture that shows it.

import { actionControl } from "./action.js";
import { contentUrl, stickerUrl } from "./api.js";
import { copy, graphemes, h, icon, link, linkified, safeUrl } from "./dom.js";
import { highlighted } from "./json.js";

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
      return String(message.text);
    case "sticker":
      return "Sticker";
    case "image":
      return "Image";
    default:
      return String(message?.altText ?? message?.type ?? "");
  }
}

function content(entry) {
  const message = entry.message ?? {};
  if (message.type === "text" && typeof message.text === "string") return text(message);
  if (message.type === "sticker") return sticker(message);
  if (message.type === "image") return image(entry);
  if (message.type === "template" && message.template?.type === "confirm") return confirm(entry);
  return unknown(message);
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

function sticker({ packageId, stickerId }) {
  const alt = `Sticker ${packageId} / ${stickerId}`;
  const picture = h("img", { src: stickerUrl(packageId, stickerId), alt, title: alt, width: 132, height: 132 });
  picture.addEventListener("error", () => picture.replaceWith(broken(alt, null)));
  return { className: "sticker", nodes: [picture] };
}

function image({ id, from, message }) {
  const own = from === "user";
  const full = own ? contentUrl(id) : message.originalContentUrl;
  const small = own ? full : (message.previewImageUrl ?? full);
  const src = own ? small : safeUrl(small);
  const href = own ? full : safeUrl(full);
  if (!src) return { className: "image", nodes: [broken("No picture: this is not a web address", small)] };
  const picture = h("img", { src, alt: own ? "Image you sent" : "Image", referrerpolicy: "no-referrer" });
  const frame = href ? link(href, picture) : h("span", {}, picture);
  frame.classList.add("picture");
  picture.addEventListener("error", () => {
    const insecure = !own && src.startsWith("http:") && new URL(src).origin !== location.origin;
    frame.replaceWith(broken(insecure ? "Not shown: LINE wants https for pictures" : "The picture did not load", own ? null : small));
  });
  return { className: "image", nodes: [frame] };
}

/** What stands where a picture should be. */
function broken(what, url) {
  const href = safeUrl(url);
  return h("div", { class: "broken" }, icon("image"), h("span", { class: "broken-what" }, what), url && (href ? link(href, String(url)) : h("code", {}, String(url))));
}

function confirm({ message, userId }) {
  const { text: question, actions } = message.template;
  const buttons = (Array.isArray(actions) ? actions : []).map((action) =>
    actionControl(action, { userId, className: "card-button", testId: "template-button" }));
  const card = [h("p", { class: "card-text" }, ...linkified(String(question ?? ""))), h("div", { class: "card-buttons" }, ...buttons)];
  return { className: "card", nodes: card };
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
