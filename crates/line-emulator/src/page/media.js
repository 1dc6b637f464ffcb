// Pictures, sounds, videos, files, places and coupons.

import * as api from "./api.js";
import { attempt, h, icon, link, safeUrl } from "./dom.js";
import { tapArea } from "./rich_menu.js";
import { seat } from "./store.js";

/** A picture from anywhere; what does not load leaves a quiet mark. */
export function picture(url, alt = "") {
  const src = safeUrl(url);
  if (!src) return missing(url);
  const image = h("img", { src, alt, referrerpolicy: "no-referrer", loading: "lazy" });
  image.addEventListener("error", () => image.replaceWith(missing(url)));
  return image;
}

const missing = (url) => h("span", { class: "missing", title: `Did not load: ${url ?? ""}` }, icon("image"));

export function image({ id, from, message }) {
  const own = from === "user";
  const full = own ? api.contentUrl(id) : message.originalContentUrl;
  const small = own ? full : (message.previewImageUrl ?? full);
  const src = own ? small : safeUrl(small);
  const href = own ? full : safeUrl(full);
  if (!src) return { className: "image", nodes: [broken("No picture: this is not a web address", small)] };
  const shown = h("img", { src, alt: own ? "Image you sent" : "Image", referrerpolicy: "no-referrer" });
  const frame = href ? link(href, shown) : h("span", {}, shown);
  frame.classList.add("picture");
  shown.addEventListener("error", () => {
    const insecure = !own && src.startsWith("http:") && new URL(src).origin !== location.origin;
    frame.replaceWith(broken(insecure ? "Not shown: LINE wants https for pictures" : "The picture did not load", own ? null : small));
  });
  return { className: "image", nodes: [frame] };
}

/** What stands where something should be that did not load. */
export function broken(what, url, picture = "image") {
  const href = safeUrl(url);
  return h("div", { class: "broken" }, icon(picture), h("span", { class: "broken-what" }, what), url && (href ? link(href, String(url)) : h("code", {}, String(url))));
}

export function video({ id, from, message }) {
  const own = from === "user";
  const src = own ? api.contentUrl(id) : safeUrl(message.originalContentUrl);
  const player = h("video", { src, controls: true, preload: own ? "metadata" : "none", playsinline: true, poster: own ? null : safeUrl(message.previewImageUrl) });
  const frame = h("div", { class: "picture video" }, player);
  player.addEventListener("error", () => frame.replaceWith(broken("The video did not load", own ? null : message.originalContentUrl, "video")));
  if (message.trackingId) {
    player.addEventListener("ended", () => attempt(api.sendEvent(seat(), { type: "videoPlayComplete", trackingId: message.trackingId })));
  }
  return { className: "image", nodes: src ? [frame] : [broken("No video: this is not a web address", message.originalContentUrl, "video")] };
}

export function audio({ id, from, message }) {
  const own = from === "user";
  const src = own ? api.contentUrl(id) : safeUrl(message.originalContentUrl);
  const player = h("audio", { src, controls: true, preload: own ? "metadata" : "none" });
  player.addEventListener("error", () => player.replaceWith(broken("The sound did not load", own ? null : message.originalContentUrl, "sound")));
  const length = message.duration ? h("span", { class: "hint" }, duration(message.duration)) : null;
  return { className: "audio", nodes: [h("div", { class: "audio-head" }, icon("sound"), h("span", {}, "Sound"), length), player] };
}

const duration = (millis) => `${Math.floor(millis / 60_000)}:${String(Math.floor(millis / 1000) % 60).padStart(2, "0")}`;

export function file({ id, message: { fileName, fileSize } }) {
  const name = h("a", { href: api.contentUrl(id), download: fileName, class: "file-name" }, String(fileName));
  const size = fileSize < 1024 ? `${fileSize} bytes` : fileSize < 1 << 20 ? `${(fileSize / 1024).toFixed(1)} KB` : `${(fileSize / (1 << 20)).toFixed(1)} MB`;
  return { className: "file", nodes: [h("span", { class: "file-icon" }, icon("file")), h("div", {}, name, h("p", { class: "hint" }, size))] };
}

export function place({ message: { title, address, latitude, longitude } }) {
  const where = `${Number(latitude)}/${Number(longitude)}`;
  const map = link(`https://www.openstreetmap.org/?mlat=${Number(latitude)}&mlon=${Number(longitude)}#map=16/${where}`, h("span", { class: "map-pin" }, icon("pin")));
  map.className = "map";
  map.title = "Open in OpenStreetMap";
  return { className: "card place", nodes: [map, h("div", { class: "card-text" }, h("p", { class: "card-title" }, String(title ?? "Location")), address && h("p", {}, String(address)), h("p", { class: "hint" }, `${latitude}, ${longitude}`))] };
}

export function coupon({ message: { couponId } }) {
  return { className: "coupon", nodes: [h("span", { class: "coupon-icon" }, icon("ticket")), h("div", {}, h("p", { class: "card-title" }, "Coupon"), h("p", { class: "hint" }, String(couponId ?? "")))] };
}

export function imagemap({ message: { baseUrl, altText, baseSize = {}, actions, video: clip } }) {
  const size = { width: Number(baseSize.width) || 1040, height: Number(baseSize.height) || 1040 };
  const frame = h("div", { class: "imagemap" });
  frame.style.setProperty("--ratio", `${size.width} / ${size.height}`);
  const src = safeUrl(`${baseUrl}/1040`);
  const image = src && h("img", { src, alt: String(altText ?? ""), referrerpolicy: "no-referrer" });
  const fallback = () => frame.classList.add("without-picture");
  image?.addEventListener("error", () => {
    image.remove();
    fallback();
  });
  if (!image) fallback();
  const areas = (Array.isArray(actions) ? actions : []).filter(({ area }) => area).map((action) =>
    tapArea(action.area, size, { ...action, uri: action.linkUri, label: action.label ?? action.text ?? action.linkUri ?? action.clipboardText }));
  frame.append(...[image, ...areas, clip?.area && clipOver(clip, size)].filter(Boolean));
  return { className: "image wide", nodes: [frame] };
}

function clipOver({ originalContentUrl, previewImageUrl, area }, size) {
  const player = h("video", { class: "clip", src: safeUrl(originalContentUrl), poster: safeUrl(previewImageUrl), controls: true, preload: "none", playsinline: true });
  const percent = (part, whole) => `${(100 * part) / whole}%`;
  Object.assign(player.style, { left: percent(area.x, size.width), top: percent(area.y, size.height), width: percent(area.width, size.width), height: percent(area.height, size.height) });
  return player;
}
