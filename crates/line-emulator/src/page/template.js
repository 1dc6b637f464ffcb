// Template messages: buttons, confirm, carousel and image carousel.

import { actionControl, tappable } from "./action.js";
import { h, linkified } from "./dom.js";
import { picture } from "./media.js";

/** What a template looks like, or null for one this page does not know. */
export function template({ template }) {
  switch (template?.type) {
    case "confirm":
      return { className: "card", nodes: [h("p", { class: "card-text" }, ...linkified(String(template.text ?? ""))), buttons(template.actions, "side-by-side")] };
    case "buttons":
      return { className: "card", nodes: column(template, template) };
    case "carousel":
      return strip(template.columns, (each) => h("article", { class: "card" }, ...column(each, template)));
    case "image_carousel":
      return strip(template.columns, imageColumn);
    default:
      return null;
  }
}

function strip(columns, show) {
  return { className: "strip", nodes: [h("div", { class: "strip-items", tabindex: "0" }, ...(Array.isArray(columns) ? columns : []).map(show))] };
}

function column(each, { imageAspectRatio, imageSize }) {
  const parts = [];
  if (each.thumbnailImageUrl) {
    const frame = h("div", { class: `card-picture ${imageAspectRatio === "square" ? "square" : ""} ${imageSize === "contain" ? "contain" : ""}` }, picture(each.thumbnailImageUrl));
    if (/^#[0-9a-f]{6}$/iu.test(each.imageBackgroundColor ?? "")) frame.style.background = each.imageBackgroundColor;
    parts.push(tappable(frame, each.defaultAction));
  }
  const words = h("div", { class: "card-text" },
    each.title && h("p", { class: "card-title" }, String(each.title)),
    h("p", {}, ...linkified(String(each.text ?? ""))));
  return [...parts, tappable(words, each.defaultAction), buttons(each.actions, "stacked")];
}

function imageColumn({ imageUrl, action }) {
  const label = action?.label ? h("span", { class: "image-label" }, String(action.label)) : null;
  return tappable(h("article", { class: "image-column" }, picture(imageUrl), label), action);
}

function buttons(actions, className) {
  return h("div", { class: `card-buttons ${className}` }, ...(Array.isArray(actions) ? actions : []).map((action) =>
    actionControl(action, { className: "card-button", testId: "template-button" })));
}
