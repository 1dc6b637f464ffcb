// What happens when somebody taps a button of a message: LINE's action objects.

import * as api from "./api.js";
import { $, attempt, copy, h, icon, link, safeUrl } from "./dom.js";
import { fillComposer, pickFile } from "./composer.js";
import { askLocation } from "./events.js";
import { showRichMenu } from "./rich_menu.js";
import { seat } from "./store.js";

/** The kinds whose quick reply stays until their data is sent. */
const STAYING = ["camera", "cameraRoll", "datetimepicker", "location"];
const ICONS = { camera: "camera", cameraRoll: "image", location: "pin" };
const SCHEMES = ["http:", "https:", "tel:", "line:"];

/**
 * A button, or a link, for an action. `onused` runs once the tap has done its work; with false when it failed after
 * all.
 */
export function actionControl(action, { className, testId, imageUrl, onused = () => {} }) {
  const picture = buttonPicture(action, imageUrl);
  const label = h("span", { class: "label" }, String(action?.label ?? action?.text ?? action?.type ?? "?"));
  const problem = problemOf(action);
  if (action?.type === "uri" && !problem) {
    const anchor = link(safeUrl(action.uri, SCHEMES), picture ?? "", label);
    anchor.className = className;
    anchor.dataset.testid = testId;
    anchor.title = action.uri;
    anchor.addEventListener("click", () => onused(true));
    return anchor;
  }
  const onclick = () => run(action, onused);
  const button = h("button", { type: "button", class: className, disabled: Boolean(problem), title: problem, onclick }, picture, label);
  button.dataset.testid = testId;
  return button;
}

/** Makes any element tappable: a part of a Flex message, say. */
export function tappable(element, action) {
  if (!action || problemOf(action)) return element;
  const tap = () => (action.type === "uri" ? open(safeUrl(action.uri, SCHEMES), "_blank", "noopener,noreferrer") : run(action, () => {}));
  element.classList.add("tappable");
  element.tabIndex = 0;
  element.setAttribute("role", "button");
  element.title = describe(action);
  element.dataset.testid = "action";
  element.addEventListener("click", (event) => {
    event.stopPropagation();
    tap();
  });
  element.addEventListener("keydown", (event) => {
    if (event.target !== element || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    tap();
  });
  return element;
}

/** What a tap does, in a few words. */
export function describe(action) {
  const what = action?.uri ?? action?.text ?? action?.clipboardText ?? action?.richMenuAliasId ?? action?.data ?? "";
  return [action?.label, `${action?.type}: ${what}`].filter(Boolean).join("\n");
}

function buttonPicture(action, imageUrl) {
  const src = safeUrl(imageUrl);
  if (src) {
    const picture = h("img", { src, alt: "", width: 20, height: 20, onerror: () => picture.remove() });
    return picture;
  }
  const name = ICONS[action?.type];
  return name ? icon(name) : null;
}

/** Why the action cannot be used here, or null. */
function problemOf(action) {
  switch (action?.type) {
    case "message":
    case "postback":
    case "datetimepicker":
    case "clipboard":
    case "camera":
    case "cameraRoll":
    case "location":
    case "richmenuswitch":
      return null;
    case "uri":
      return safeUrl(action.uri, SCHEMES) ? null : "Only http, https, tel and line addresses open";
    default:
      return `The emulator does not know the action "${action?.type}" yet`;
  }
}

async function run(action, onused) {
  if (!STAYING.includes(action.type)) onused(true);
  const done = await perform(action);
  if (STAYING.includes(action.type) ? done : !done) onused(done);
}

/** Does what the action says. Returns whether it went well. */
async function perform(action) {
  const who = seat();
  if (!who) return false;
  switch (action.type) {
    case "message":
      return attempt(api.sendText(who, action.text ?? ""));
    case "postback":
      return postback(action, who);
    case "datetimepicker":
      return pickDate(action, who);
    case "richmenuswitch":
      return attempt(api.sendEvent(who, { type: "richMenuSwitch", richMenuAliasId: action.richMenuAliasId, data: action.data }));
    case "location":
      return askLocation();
    case "clipboard":
      await copy(String(action.clipboardText ?? ""));
      return true;
    default:
      return pickFile("image", action.type === "camera");
  }
}

async function postback(action, who) {
  // LINE's older `text` is a message of its own besides the postback.
  if (action.text && !(await attempt(api.sendText(who, action.text)))) return false;
  const { data = "", displayText } = action;
  if (!(await attempt(api.sendPostback(who, { data, displayText })))) return false;
  if (action.inputOption === "openKeyboard") fillComposer(action.fillInText ?? "");
  if (action.inputOption === "openRichMenu") showRichMenu(true);
  if (["closeRichMenu", "openKeyboard", "openVoice"].includes(action.inputOption)) showRichMenu(false);
  return true;
}

const INPUT_TYPES = { date: "date", time: "time", datetime: "datetime-local" };
const DATE_LABELS = { date: "Date", time: "Time", datetime: "Date and time" };

/** Asks for a date or time and sends it. Resolves to false when the person changes their mind. */
function pickDate(action, who) {
  const mode = action.mode in INPUT_TYPES ? action.mode : "datetime";
  const dialog = $("date-dialog");
  const form = $("date-form");
  const input = $("date-input");
  const [min, max] = [dateValue(action.min), dateValue(action.max)];
  $("date-dialog-title").textContent = action.label || "Choose";
  $("date-label").textContent = DATE_LABELS[mode];
  $("date-hint").textContent = [min && `from ${spoken(min)}`, max && `until ${spoken(max)}`].filter(Boolean).join(" ");
  input.type = INPUT_TYPES[mode];
  input.min = min;
  input.max = max;
  input.value = dateValue(action.initial) || nearestNow(mode, min, max);

  return new Promise((resolve) => {
    let answer = false;
    form.onsubmit = (event) => {
      event.preventDefault();
      const params = { [mode]: input.value };
      answer = attempt(api.sendPostback(who, { data: action.data ?? "", params }));
      dialog.close();
    };
    dialog.onclose = () => resolve(answer);
    dialog.showModal();
    input.focus();
  });
}

/** LINE also allows a small `t` between date and time, browsers do not. */
const dateValue = (text) => (typeof text === "string" ? text.replace("t", "T").slice(0, 16) : "");
const spoken = (value) => value.replace("T", " ");

function nearestNow(mode, min, max) {
  const now = new Date();
  const local = new Date(now - now.getTimezoneOffset() * 60_000).toISOString();
  const value = { date: local.slice(0, 10), time: local.slice(11, 16), datetime: local.slice(0, 16) }[mode];
  if (min && value < min) return min;
  return max && value > max ? max : value;
}
