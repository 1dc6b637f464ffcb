//! A bot that says what it hears.
//!
//! ```sh
//! cargo run --example echo
//! ```
//!
//! starts it with the emulator: open the URL it prints and chat. With `LINE_CHANNEL_SECRET` and
//! `LINE_CHANNEL_ACCESS_TOKEN` set, it serves LINE instead.

use std::{env, error::Error};

use line_bot::{
    Action, App, Bot, Message, UserId,
    client::Client,
    events::{
        FollowEvent, ImageMessageContent, PostbackEvent, StickerMessageContent, TextMessageContent,
    },
    models::template::ConfirmTemplate,
    webhook::ChannelSecret,
};
use line_emulator::Emulator;

const ADDRESS: &str = "127.0.0.1:3000";

fn app(bot: Bot) -> App {
    App::new(bot).on(text).on(sticker).on(image).on(postback).on(follow)
}

async fn text(text: TextMessageContent) -> Message {
    if text.text.eq_ignore_ascii_case("confirm") {
        return Message::template(
            "Are you sure? (yes or no)",
            ConfirmTemplate::new(
                "Are you sure?",
                [Action::message("Yes", "yes"), Action::postback("No", "answer=no")],
            ),
        );
    }
    Message::text(text.text).quick_reply([
        Action::message("Say it again", "again"),
        Action::message("Ask me", "confirm"),
    ])
}

async fn sticker(sticker: StickerMessageContent) -> Message {
    Message::sticker(sticker.package_id, sticker.sticker_id)
}

async fn image(image: ImageMessageContent, bot: Bot) -> Result<String, line_bot::Error> {
    let mut content = bot.get_message_content(image.id).await?;
    let mut size = 0;
    while let Some(chunk) = content.chunk().await? {
        size += chunk.len();
    }
    let kind = content.content_type().unwrap_or("something");
    Ok(format!("I got {size} bytes of {kind}."))
}

async fn postback(event: PostbackEvent) -> String {
    format!("You chose {}.", event.postback.data)
}

async fn follow(_: FollowEvent, user: UserId, bot: Bot) -> Result<String, line_bot::Error> {
    let profile = bot.get_profile(user).await?;
    Ok(format!("Hello, {}! I say what you say.", profile.display_name))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let names = ["LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN"];
    if names.iter().any(|name| env::var_os(name).is_some()) {
        let app = app(Bot::from_env()?);
        let server = app.bind(ADDRESS).await?;
        println!("Receives webhooks at http://{ADDRESS}/callback.");
        println!("LINE wants HTTPS: let a tunnel or reverse proxy lead there. Ctrl-C stops it.");
        server.run().await;
        return Ok(());
    }

    let emulator = Emulator::builder().bot_name("Echo").start().await?;
    let client =
        Client::builder(emulator.channel_access_token()).base_url(emulator.url()).build()?;
    let bot = Bot::new(ChannelSecret::new(emulator.channel_secret()), client);

    let server = app(bot).bind("127.0.0.1:0").await?;
    emulator.set_webhook_url(format!("http://{}/callback", server.address()))?;
    println!("Chat with the bot at {}", emulator.url());
    println!("Ctrl-C stops it.");
    server.run().await;
    emulator.shutdown().await;
    Ok(())
}
