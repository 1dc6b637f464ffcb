//! What the examples share: a bot that serves LINE if there are credentials, and else the emulator.

use std::{env, error::Error};

use line_bot::{App, Bot, client::Client, webhook::ChannelSecret};
use line_emulator::Emulator;

const ADDRESS: &str = "127.0.0.1:3000";

/// With `LINE_CHANNEL_SECRET` and `LINE_CHANNEL_ACCESS_TOKEN` set, serves LINE. Without them, starts the emulator,
/// prints where to chat, and serves that.
pub(crate) async fn serve(
    name: &str,
    app: impl AsyncFnOnce(Bot) -> Result<App, Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let names = ["LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN"];
    if names.iter().any(|name| env::var_os(name).is_some()) {
        let app = app(Bot::from_env()?).await?;
        println!("Receives webhooks at http://{ADDRESS}/callback.");
        println!("LINE wants HTTPS: let a tunnel or reverse proxy lead there.");
        return Ok(app.serve(ADDRESS).await?);
    }

    let emulator = Emulator::builder().bot_name(name).user("Alice").user("Bob").start().await?;
    let client =
        Client::builder(emulator.channel_access_token()).base_url(emulator.url()).build()?;
    let bot = Bot::new(ChannelSecret::new(emulator.channel_secret()), client);

    let server = app(bot).await?.bind("127.0.0.1:0").await?;
    emulator.set_webhook_url(format!("http://{}/callback", server.address()))?;
    println!("Chat with the bot at {}", emulator.url());
    println!("Ctrl-C stops it.");
    server.run().await;
    emulator.shutdown().await;
    Ok(())
}
