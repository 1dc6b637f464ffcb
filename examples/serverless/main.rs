//! A bot as a function of AWS Lambda. A webhook is answered once it is handled, for after the answer nothing runs.
//!
//! ```sh
//! cargo run --example serverless
//! ```
//!
//! starts it with the emulator and with a stand-in for Lambda: open the URL it prints and chat. With
//! `LINE_CHANNEL_SECRET` and `LINE_CHANNEL_ACCESS_TOKEN` set, it serves LINE instead. The same program runs in Lambda,
//! behind an API Gateway or a function URL, with these two variables. Next, look at `many_channels`.

#[path = "../common/mod.rs"]
mod common;
mod lambda;

use std::{env, time::Duration};

use anyhow::anyhow;
use line_bot::{
    Ack, App, Bot, BoxError,
    events::{Event, TextMessageContent},
};

/// LINE waits for 2 seconds, the way and a cold start included. The function's own time limit has to be longer than this.
const DEADLINE: Duration = Duration::from_secs(1);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    if env::var_os("AWS_LAMBDA_RUNTIME_API").is_none() {
        return lambda::stand_in().await;
    }
    // Once for each instance of the function; `run` then takes one webhook after the other.
    let service = app(Bot::from_env()?).into_service();
    eprintln!("The function has started.");
    lambda_http::run(service).await.map_err(|error| anyhow!(error))
}

/// An instance remembers in its memory which events it has handled; [`line_bot::Dedup`] is for a store that all share.
fn app(bot: Bot) -> App {
    App::new(bot).ack(Ack::AfterHandlers { deadline: DEADLINE }).on(answer)
}

/// An error is answered with 500, and LINE sends the event again if redelivery is on.
async fn answer(text: TextMessageContent, event: Event) -> Result<String, BoxError> {
    let again = event.delivery_context.is_redelivery;
    match text.text.as_str() {
        "fail" if !again => return Err("a handler that fails, as it was asked to".into()),
        "slow" if !again => tokio::time::sleep(2 * DEADLINE).await,
        _ => {}
    }
    let time = if again { "the second time" } else { "at once" };
    Ok(format!("You said {}. I got it {time}.", text.text))
}
