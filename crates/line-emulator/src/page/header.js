// The chat's header: the bot, its webhook and the menu.

import * as api from "./api.js";
import { $, attempt, avatar, botAvatar, toast } from "./dom.js";
import { openMembers } from "./group.js";
import { failed, on, selectedGroup, selectedUser, state, succeeded } from "./store.js";

export function startHeader() {
  for (const topic of ["loaded", "selected", "users", "webhook", "entry"]) on(topic, show);
  for (const button of document.querySelectorAll("[data-open-webhook], #webhook-line")) button.addEventListener("click", openWebhook);
  $("verify").addEventListener("click", () => attempt(verify().then(({ text, good }) => toast(text, !good))));
  $("redelivery").addEventListener("click", () => attempt(api.setWebhook({ redelivery: !state.webhook.redelivery })));
  for (const id of ["follow", "follow-now"]) {
    $(id).addEventListener("click", () => attempt(api.setFollowing(selectedUser().userId, !follows())));
  }
  $("members").addEventListener("click", openMembers);
  $("reset").addEventListener("click", () => $("reset-dialog").showModal());
  $("invite-bot").addEventListener("click", () => attempt(api.setBotIn(state.selected, true)));
  $("reset-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    $("reset-dialog").close();
    if (await attempt(api.reset())) toast("Reset");
  });
  startWebhookForm();
}

const follows = () => selectedUser()?.following !== false;

function show() {
  const { bot, webhook } = state;
  const user = selectedUser();
  const group = selectedGroup();
  document.title = `${bot.displayName} · line-emulator`;
  if (group) avatar($("bot-avatar"), group.chatId, group.name);
  else botAvatar($("bot-avatar"), bot);
  const people = group ? group.members.length + (group.botIsIn ? 1 : 0) : 0;
  $("bot-name").textContent = group ? `${group.name} (${people})` : bot.displayName;
  $("members").hidden = !group;
  $("bot-name").title = [bot.basicId, bot.userId].filter(Boolean).join("  ");
  $("webhook-url").textContent = webhook.url ?? "No webhook URL";
  $("webhook-line").title = `${dotMeaning()} Change the webhook URL…`;
  $("redelivery").setAttribute("aria-checked", String(Boolean(webhook.redelivery)));
  $("no-webhook").hidden = Boolean(webhook.url);
  $("verify").disabled = !webhook.url;
  $("not-following").hidden = Boolean(group) || !user || follows();
  $("not-following-text").textContent = `${user?.displayName} does not follow the bot: what it pushes does not arrive.`;
  $("bot-out").hidden = !group || group.botIsIn;
  $("bot-out-text").textContent = `${bot.displayName} is not in ${group?.name}: it hears nothing.`;
  $("follow").disabled = !user;
  $("follow-icon").setAttribute("href", follows() ? "#i-block" : "#i-follow");
  $("follow-text").textContent = follows() ? `Block the bot as ${user?.displayName}` : `Follow the bot as ${user?.displayName}`;
}

/** Colours the dot by the last webhook, and says what it means. */
function dotMeaning() {
  const answered = [...state.log.values()].filter((entry) => entry.kind === "webhook" && (entry.error || entry.status));
  const entry = state.webhook.url ? answered.at(-1) : undefined;
  $("webhook-dot").className = `dot ${!entry ? "" : failed(entry) ? "bad" : "good"}`;
  if (!entry) return "No webhook was sent yet.";
  return failed(entry) ? `The last webhook failed: ${outcome(entry)}.` : `The last webhook was answered: ${outcome(entry)}.`;
}

const outcome = ({ error, status, millis }) => error || `${status} in ${millis} ms`;

async function verify() {
  const entry = await api.verifyWebhook();
  const good = succeeded(entry);
  return { good, text: good ? `The webhook answered ${outcome(entry)}` : `The webhook failed: ${outcome(entry)}` };
}

function startWebhookForm() {
  $("webhook-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await saveWebhook()) $("webhook-dialog").close();
  });
  $("webhook-verify").addEventListener("click", async () => {
    if (!(await saveWebhook())) return;
    if (!$("webhook-input").value.trim()) return say("There is no URL to verify.", "bad");
    say("Asking the bot…");
    try {
      const { good, text } = await verify();
      say(text, good ? "good" : "bad");
    } catch (error) {
      say(error.message, "bad");
    }
  });
}

function openWebhook() {
  $("webhook-input").value = state.webhook.url ?? "";
  say("Changed at once. Leave it empty to send nothing.");
  $("webhook-dialog").showModal();
  $("webhook-input").select();
}

/** Returns whether the URL in the form is now the server's. */
async function saveWebhook() {
  const url = $("webhook-input").value.trim() || null;
  if (url && !/^https?:\/\/[^/\s]+/iu.test(url)) {
    say("A webhook URL begins with http:// or https://", "bad");
    return false;
  }
  try {
    await api.setWebhook({ url });
    return true;
  } catch (error) {
    say(error.message, "bad");
    return false;
  }
}

function say(text, kind = "") {
  $("webhook-result").textContent = text;
  $("webhook-result").className = `hint ${kind}`;
}
