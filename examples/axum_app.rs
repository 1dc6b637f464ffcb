//! A bot as one route of an axum application that has others.
//!
//! ```sh
//! cargo run --example axum_app
//! ```
//!
//! starts it with the emulator: open the URL it prints and chat. With `LINE_CHANNEL_SECRET` and
//! `LINE_CHANNEL_ACCESS_TOKEN` set, it serves LINE instead. Next, look at `serverless`.

#[path = "common/mod.rs"]
mod common;

use anyhow::Context;
use axum::{Router, routing::get};
use line_bot::{App, WebhookService, events::TextMessageContent};
use line_emulator::Emulator;
use tokio::{net::TcpListener, signal};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let stage = common::Stage::set(Emulator::builder().bot_name("Axum")).await?;
    let address = stage.address();
    let listener = TcpListener::bind(&address)
        .await
        .with_context(|| format!("cannot listen on {address}; PORT chooses another port"))?;
    let address = listener.local_addr()?;
    let hint =
        format!("The application's own page is http://{address}/. Next, look at serverless.");
    stage.open(address, &hint)?;

    let webhook = App::new(stage.bot.clone()).on(shout).into_service();
    let stopped = async {
        let _ = signal::ctrl_c().await;
    };
    axum::serve(listener, router(webhook.clone())).with_graceful_shutdown(stopped).await?;
    // What was answered is not handled to its end yet.
    webhook.shutdown().await;
    stage.close().await;
    Ok(())
}

fn router(webhook: WebhookService) -> Router {
    Router::new()
        .route("/", get(async || "a page of the application"))
        .route_service("/callback", webhook)
}

async fn shout(text: TextMessageContent) -> String {
    text.text.to_uppercase()
}
