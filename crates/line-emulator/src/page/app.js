// The chat page of line-emulator: one starts each part, then the server's state flows through the store.

import { live } from "./api.js";
import { startChat } from "./chat.js";
import { startComposer } from "./composer.js";
import { $ } from "./dom.js";
import { startHeader } from "./header.js";
import { startLayout } from "./layout.js";
import { startPanel } from "./panel.js";
import { apply, load } from "./store.js";
import { startUsers } from "./users.js";

startLayout();
startUsers();
startHeader();
startComposer();
startChat();
startPanel();

live({
  onState: load,
  onEvent: apply,
  onStatus: (connected) => {
    $("offline").hidden = connected;
  },
});
