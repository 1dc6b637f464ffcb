// What happens when somebody taps a button of a message: LINE's action objects.

import * as api from "./api.js";
import { $, attempt, copy, h, icon, link, safeUrl } from "./dom.js";
import { fillComposer, pickImage } from "./composer.js";

/** The kinds whose quick reply stays until their data is sent. */
const STAYING = ["camera", "cameraRoll", "datetimepicker", "location"];
const ICONS = { camera: "camera", cameraRoll: "image", location: "pin" };
const SCHEMES = ["http:", "https:", "tel:", "line:"];

/**
 * A button, or a link, for an action. `userId` is who taps, `onused` runs once the tap has done its work; with
 * false when it failed after all.
 */
export function actionControl(action, { userId, className, testId, imageUrl, onused = () => {} }) {
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
  const onclick = () => run(action, userId, onused);
  const button = h("button", { type: "button", class: className, disabled: Boolean(problem), title: problem, onclick }, picture, label);
  button.dataset.testid = testId;
  return button;
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
      return null;
    case "uri":
      return safeUrl(action.uri, SCHEMES) ? null : "Only http, https, tel and line addresses open";
    case "location":
      return "The emulator cannot send a location yet";
    default:
      return `The emulator does not know the action "${action?.type}" yet`;
  }
}

async function run(action, userId, onused) {
  if (!STAYING.includes(action.type)) onused(true);
  const done = await perform(action, userId);
  if (STAYING.includes(action.type) ? done : !done) onused(done);
}

/** Does what the action says. Returns whether it went well. */
async function perform(action, userId) {
  switch (action.type) {
    case "message":
      return attempt(api.sendText(userId, action.text ?? ""));
    case "postback":
      return postback(action, userId);
    case "datetimepicker":
      return pickDate(action, userId);
    case "clipboard":
      await copy(String(action.clipboardText ?? ""));
      return true;
    default:
      return pickImage(action.type === "camera");
  }
}

async function postback(action, userId) {
  // LINE's older `text` is a message of its own besides the postback.
  if (action.text && !(await attempt(api.sendText(userId, action.text)))) return false;
  const { data = "", displayText } = action;
  if (!(await attempt(api.sendPostback(userId, { data, displayText })))) return false;
  if (action.inputOption === "openKeyboard") fillComposer(action.fillInText ?? "");
  return true;
}

const INPUT_TYPES = { date: "date", time: "time", datetime: "datetime-local" };
const DATE_LABELS = { date: "Date", time: "Time", datetime: "Date and time" };

/** Asks for a date or time and sends it. Resolves to false when the person changes their mind. */
function pickDate(action, userId) {
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
      answer = attempt(api.sendPostback(userId, { data: action.data ?? "", params }));
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
