//! A bot that shows what the Messaging API can do, one command each: write `help` to it.
//!
//! ```sh
//! cargo run --example kitchensink
//! ```
//!
//! starts it with the emulator: open the URL it prints and chat. With `LINE_CHANNEL_SECRET` and
//! `LINE_CHANNEL_ACCESS_TOKEN` set, it serves LINE instead. Next, look at `rich_menu`.

mod commands;
#[path = "../common/mod.rs"]
mod common;
mod events;
mod messages;

use line_bot::{App, Bot, events::TextMessageContent};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let hint = "Write help to see what it can do. Next, look at rich_menu.";
    common::serve("Kitchen sink", hint, async |bot| Ok(app(bot))).await
}

fn app(bot: Bot) -> App {
    App::new(bot).nest(messages::router()).nest(commands::router()).on(echo).nest(events::router())
}

async fn echo(text: TextMessageContent) -> String {
    text.text
}
