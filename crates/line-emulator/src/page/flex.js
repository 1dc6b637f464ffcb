// Flex messages, drawn with CSS flexbox. A near likeness, not LINE's own renderer.

import { actionControl, tappable } from "./action.js";
import { copy, h, icon, safeUrl } from "./dom.js";
import { applyBox, applyItem, colour, length, TEXT_SIZES, IMAGE_SIZES } from "./flex_style.js";
import { picture } from "./media.js";

/** What a Flex message looks like, or null if it is neither a bubble nor a carousel. */
export function flex({ contents }) {
  if (contents?.type === "bubble") return { className: "flex", nodes: [bubble(contents)] };
  if (contents?.type !== "carousel" || !Array.isArray(contents.contents)) return null;
  const bubbles = contents.contents.map(bubble);
  return { className: "strip", nodes: [h("div", { class: "strip-items", tabindex: "0" }, ...bubbles)] };
}

const SIZES = ["nano", "micro", "deca", "hecto", "kilo", "mega", "giga"];
const BLOCKS = ["header", "hero", "body", "footer"];

function bubble({ size, direction, styles = {}, action, ...blocks }) {
  const card = h("article", { class: `flex-bubble ${SIZES.includes(size) ? size : "mega"}`, dir: direction === "rtl" ? "rtl" : "ltr" });
  BLOCKS.filter((name) => blocks[name]).forEach((name, i) => {
    const { backgroundColor, separator, separatorColor } = styles[name] ?? {};
    const block = h("section", { class: `flex-block flex-${name}` }, component(blocks[name], "vertical"));
    block.style.backgroundColor = colour(backgroundColor);
    if (separator && i > 0) block.style.borderTop = `1px solid ${colour(separatorColor) || "#d4d6da"}`;
    // A block's own padding comes first; LINE adds its usual one only where there is none.
    if (hasPadding(blocks[name])) block.classList.add("bare");
    card.append(block);
  });
  return tappable(card, action);
}

const hasPadding = (block) => block.type !== "box" || Object.keys(block).some((name) => name.startsWith("padding"));

const COMPONENTS = { box, text, button, image, icon: smallIcon, separator, filler, video };

/** `parent` is the layout of the box around it. */
function component(item, parent) {
  const draw = Object.hasOwn(COMPONENTS, item?.type) ? COMPONENTS[item.type] : unknown;
  const element = draw(item, parent);
  applyItem(element, item ?? {}, parent);
  return element;
}

function box(item) {
  const element = h("div", { class: `flex-box ${item.layout === "vertical" ? "vertical" : item.layout === "baseline" ? "baseline" : "horizontal"}` });
  const children = Array.isArray(item.contents) ? item.contents : [];
  children.forEach((child, i) => {
    const shown = component(child, item.layout);
    // A child's margin counts instead of the box's spacing, and nothing counts before the first.
    const gap = length(child?.margin ?? (child?.type === "filler" ? "none" : item.spacing));
    if (i > 0 && child?.position !== "absolute") shown.style[item.layout === "vertical" ? "marginTop" : "marginInlineStart"] = gap;
    element.append(shown);
  });
  applyBox(element, item);
  return tappable(element, item.action);
}

function text(item) {
  const spans = Array.isArray(item.contents) ? item.contents.map(span) : [String(item.text ?? "")];
  const element = h("p", { class: "flex-text" }, ...spans);
  letters(element, item);
  element.style.textAlign = item.align ?? "";
  if (item.wrap) {
    element.classList.add("wrap");
    if (item.maxLines > 0) {
      element.classList.add("clamp");
      element.style.webkitLineClamp = String(item.maxLines);
    }
  }
  if (item.lineSpacing) element.style.lineHeight = `calc(1.3em + ${length(item.lineSpacing)})`;
  return tappable(element, item.action);
}

function span(item) {
  const element = h("span", {}, String(item?.text ?? ""));
  letters(element, item ?? {});
  return element;
}

function letters(element, { size, weight, style, decoration, color }) {
  if (size) element.style.fontSize = TEXT_SIZES[size] ?? length(size);
  if (weight === "bold") element.style.fontWeight = "700";
  if (style === "italic") element.style.fontStyle = "italic";
  if (decoration) element.style.textDecoration = decoration;
  element.style.color = colour(color);
}

function button({ action, style, color, height }) {
  const kind = ["primary", "secondary"].includes(style) ? style : "link";
  const element = actionControl(action, { className: `flex-button ${kind} ${height === "sm" ? "sm" : ""}`, testId: "flex-button" });
  const own = colour(color);
  if (own) element.style[kind === "link" ? "color" : "backgroundColor"] = own;
  return element;
}

function image({ url, size, aspectRatio, aspectMode, align, backgroundColor, action }) {
  const frame = h("span", { class: `flex-picture ${aspectMode === "cover" ? "cover" : "fit"}` }, picture(url));
  frame.style.width = IMAGE_SIZES[size ?? "md"] ?? length(size);
  frame.style.aspectRatio = ratio(aspectRatio, "1 / 1");
  frame.style.backgroundColor = colour(backgroundColor);
  const place = h("div", { class: `flex-image ${["start", "end"].includes(align) ? align : ""}` }, frame);
  return tappable(place, action);
}

function ratio(text, otherwise) {
  const found = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/u.exec(text ?? "");
  return found ? `${found[1]} / ${found[2]}` : otherwise;
}

function smallIcon({ url, size, aspectRatio }) {
  const frame = h("span", { class: "flex-icon" }, picture(url));
  frame.style.height = TEXT_SIZES[size ?? "md"] ?? length(size);
  frame.style.aspectRatio = ratio(aspectRatio, "1 / 1");
  return frame;
}

function separator({ color }, parent) {
  const line = h("div", { class: `flex-separator ${parent === "vertical" ? "" : "upright"}`, role: "separator" });
  line.style.backgroundColor = colour(color) || "#d4d6da";
  return line;
}

function filler() {
  return h("div", { class: "flex-filler" });
}

function video({ url, previewUrl, aspectRatio, action }) {
  const player = h("video", { class: "flex-video", src: safeUrl(url), poster: safeUrl(previewUrl), controls: true, preload: "none", playsinline: true });
  player.style.aspectRatio = ratio(aspectRatio, "20 / 13");
  const more = action?.type === "uri" ? actionControl(action, { className: "flex-button link sm", testId: "flex-button" }) : null;
  return h("div", { class: "flex-box vertical" }, ...[player, more].filter(Boolean));
}

/** A part LINE may have and this page does not. */
function unknown(item) {
  const json = JSON.stringify(item);
  return h("button", { type: "button", class: "flex-unknown", title: json, onclick: () => copy(json) }, icon("copy"), String(item?.type ?? "?"));
}
