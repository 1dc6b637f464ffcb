// Theme, drawers and dialogs: what has nothing to do with LINE.

import { $, remember, remembered } from "./dom.js";

/** At these widths the list of users, and the log, lie over the chat instead of beside it. */
const NARROW = { users: matchMedia("(max-width: 759px)"), log: matchMedia("(max-width: 1179px)") };
const DARK = matchMedia("(prefers-color-scheme: dark)");

const root = document.documentElement;
/** The drawer that lies over the chat, if any. */
let drawer = null;
/** What had the focus before it. */
let before = null;
let logOpen = remembered("log") !== "closed";
const watchers = [];

export function startLayout() {
  $("theme").addEventListener("click", switchTheme);
  DARK.addEventListener("change", showTheme);
  showTheme();

  $("users-toggle").addEventListener("click", () => openDrawer("users"));
  $("log-toggle").addEventListener("click", () => (logIsShown() ? closeLog() : openLog()));
  $("close-log").addEventListener("click", closeLog);
  for (const closer of document.querySelectorAll("[data-close-drawer]")) closer.addEventListener("click", closeDrawer);
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !document.querySelector("dialog[open], [popover]:popover-open:not(#toasts)")) closeDrawer();
  });
  for (const query of Object.values(NARROW)) query.addEventListener("change", leaveDrawer);

  for (const dialog of document.querySelectorAll("dialog")) startDialog(dialog);
  startMenu();
  show();
}

/** Runs `watcher` whenever the log may have been opened or closed. */
export function onLogChange(watcher) {
  watchers.push(watcher);
}

export function logIsShown() {
  return NARROW.log.matches ? drawer === "log" : logOpen;
}

export function openLog() {
  if (NARROW.log.matches) return openDrawer("log");
  logOpen = true;
  remember("log", null);
  show();
}

export function closeDrawer() {
  if (!drawer) return;
  leaveDrawer();
  before?.focus();
}

function leaveDrawer() {
  drawer = null;
  show();
}

function closeLog() {
  if (drawer) return closeDrawer();
  logOpen = false;
  remember("log", "closed");
  show();
  $("log-toggle").focus();
}

function openDrawer(name) {
  before = document.activeElement;
  drawer = name;
  show();
  $(name).querySelector("button")?.focus();
}

function show() {
  root.dataset.drawer = drawer ?? "";
  root.dataset.log = logOpen ? "open" : "closed";
  // What cannot be seen must not be reached by the Tab key either.
  $("users").inert = NARROW.users.matches && drawer !== "users";
  $("log").inert = !logIsShown();
  $("chat").inert = drawer !== null;
  $("log-toggle").setAttribute("aria-expanded", String(logIsShown()));
  $("users-toggle").setAttribute("aria-expanded", String(drawer === "users"));
  for (const watcher of watchers) watcher();
}

const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : DARK.matches);

/** A choice that is the system's too is forgotten, so that the page follows the system again. */
function switchTheme() {
  const dark = !isDark();
  if (dark === DARK.matches) delete root.dataset.theme;
  else root.dataset.theme = dark ? "dark" : "light";
  remember("theme", root.dataset.theme ?? null);
  showTheme();
}

function showTheme() {
  const dark = isDark();
  const label = dark ? "Use the light theme" : "Use the dark theme";
  $("theme").querySelector("use").setAttribute("href", dark ? "#i-sun" : "#i-moon");
  $("theme").setAttribute("aria-label", label);
  $("theme").title = label;
}

function startDialog(dialog) {
  for (const closer of dialog.querySelectorAll("[data-close-dialog]")) closer.addEventListener("click", () => dialog.close());
  let pressed = null;
  dialog.addEventListener("pointerdown", ({ target }) => (pressed = target));
  // Only a press and release outside closes: not a selection of text that ends there.
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog && pressed === dialog) dialog.close();
  });
}

function startMenu() {
  const menu = $("menu");
  menu.addEventListener("beforetoggle", ({ newState }) => {
    if (newState !== "open") return;
    const button = $("menu-button").getBoundingClientRect();
    menu.style.top = `${button.bottom + 6}px`;
    menu.style.right = `${Math.max(8, innerWidth - button.right)}px`;
  });
  menu.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button && button.getAttribute("role") !== "switch") menu.hidePopover();
  });
}
