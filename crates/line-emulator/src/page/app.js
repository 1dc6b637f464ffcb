// The chat page of line-emulator: one starts each part, then the server's state flows through the store.

import { live } from "./api.js";
import { startChat } from "./chat.js";
import { startComposer } from "./composer.js";
import { $ } from "./dom.js";
import { startEvents } from "./events.js";
import { startGroups } from "./group.js";
import { startHeader } from "./header.js";
import { startLayout } from "./layout.js";
import { startPanel } from "./panel.js";
import { startRichMenu } from "./rich_menu.js";
import { apply, load } from "./store.js";
import { startUsers } from "./users.js";

startLayout();
startUsers();
startHeader();
startGroups();
startEvents();
startComposer();
startChat();
startPanel();
startRichMenu();

live({
  onState: load,
  onEvent: apply,
  onStatus: (connected) => {
    $("offline").hidden = connected;
  },
});
