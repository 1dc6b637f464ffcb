//! A bot as one route of an axum application that has others.
//!
//! ```sh
//! cargo run --example axum_app
//! ```
//!
//! starts it with the emulator: open the URL it prints and chat. With `LINE_CHANNEL_SECRET` and
//! `LINE_CHANNEL_ACCESS_TOKEN` set, it serves LINE instead.

use std::{env, error::Error};

use axum::{Router, routing::get};
use line_bot::{App, Bot, client::Client, events::TextMessageContent, webhook::ChannelSecret};
use line_emulator::Emulator;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let names = ["LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN"];
    if names.iter().any(|name| env::var_os(name).is_some()) {
        let listener = TcpListener::bind("127.0.0.1:3000").await?;
        println!("Receives webhooks at http://{}/callback.", listener.local_addr()?);
        return Ok(axum::serve(listener, router(Bot::from_env()?)).await?);
    }

    let emulator = Emulator::builder().bot_name("Axum").start().await?;
    let client =
        Client::builder(emulator.channel_access_token()).base_url(emulator.url()).build()?;
    let bot = Bot::new(ChannelSecret::new(emulator.channel_secret()), client);

    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    emulator.set_webhook_url(format!("http://{address}/callback"))?;
    println!("Chat with the bot at {}", emulator.url());
    println!("The other page of the application is http://{address}/. Ctrl-C stops it.");
    axum::serve(listener, router(bot)).await?;
    Ok(())
}

pub(crate) fn router(bot: Bot) -> Router {
    let webhook = App::new(bot).on(shout).into_service();
    Router::new()
        .route("/", get(async || "a page of the application"))
        .route_service("/callback", webhook)
}

async fn shout(text: TextMessageContent) -> String {
    text.text.to_uppercase()
}
