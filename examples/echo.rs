//! A bot that says what it hears.
//!
//! ```sh
//! cargo run --example echo
//! ```
//!
//! starts it with the emulator: open the URL it prints and chat. With `LINE_CHANNEL_SECRET` and
//! `LINE_CHANNEL_ACCESS_TOKEN` set, it serves LINE instead, at the port 3000 or the one in `PORT`. Next, look at
//! `kitchensink`.

#[path = "common/mod.rs"]
mod common;

use line_bot::{
    Action, App, Bot, Message, UserId,
    events::{
        FollowEvent, ImageMessageContent, PostbackEvent, StickerMessageContent, TextMessageContent,
    },
    models::template::ConfirmTemplate,
};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let hint = "Say something, send a picture or a sticker. Next, look at kitchensink.";
    common::serve("Echo", hint, async |bot| Ok(app(bot))).await
}

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
