// The rich menu under the chat: a picture with areas to tap.

import { actionControl, describe } from "./action.js";
import { richMenuImageUrl } from "./api.js";
import { $, h, icon } from "./dom.js";
import { on, state } from "./store.js";

/** Whether the person opened or closed a menu, by its id. */
const opened = new Map();
let shown = "";

export function startRichMenu() {
  for (const topic of ["loaded", "selected", "users", "richMenus"]) on(topic, show);
}

/** Opens or closes the menu of the chosen chat. */
export function showRichMenu(open) {
  const menu = current();
  if (!menu) return;
  opened.set(menu.richMenuId, open);
  show();
}

/** The user's own menu, or else the default. Groups have none. */
function current() {
  const user = state.users.get(state.selected);
  if (!user || user.following === false) return null;
  const { menus, links } = state.richMenus;
  const id = links[user.userId] ?? state.richMenus.default;
  return menus.find(({ richMenuId }) => richMenuId === id) ?? null;
}

function show() {
  const section = $("rich-menu");
  const menu = current();
  const isOpen = menu && (opened.get(menu.richMenuId) ?? menu.selected);
  // What shows already is left alone, with its focus.
  const key = menu ? `${menu.richMenuId} ${isOpen}` : "";
  if (key === shown) return;
  shown = key;
  section.hidden = !menu;
  if (!menu) return section.replaceChildren();
  const bar = h("button", { type: "button", class: "rich-menu-bar", "aria-expanded": String(Boolean(isOpen)), onclick: () => showRichMenu(!isOpen), data: { testid: "rich-menu-bar" } },
    icon("grid"), h("span", {}, menu.chatBarText), icon("chevron"));
  section.replaceChildren(bar, ...(isOpen ? [picture(menu)] : []));
}

function picture({ richMenuId, name, size, areas }) {
  const frame = h("div", { class: "rich-menu-picture" });
  frame.style.setProperty("--ratio", `${size.width} / ${size.height}`);
  const image = h("img", { src: richMenuImageUrl(richMenuId), alt: name });
  frame.append(image, ...areas.map(({ bounds, action }) => tapArea(bounds, size, action)));
  return frame;
}

/** An invisible button over a part of a picture, also for imagemaps. */
export function tapArea(bounds, size, action) {
  const area = actionControl(action, { className: "tap-area", testId: "tap-area" });
  const percent = (part, whole) => `${(100 * part) / whole}%`;
  Object.assign(area.style, {
    left: percent(bounds.x, size.width),
    top: percent(bounds.y, size.height),
    width: percent(bounds.width, size.width),
    height: percent(bounds.height, size.height),
  });
  area.title ||= describe(action);
  return area;
}
