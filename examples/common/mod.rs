//! What the examples share: LINE if there are credentials, and else the emulator.

#![allow(dead_code, reason = "not every example needs all of it")]

use std::{env, net::SocketAddr};

use anyhow::Result;
use line_bot::{App, Bot, client::Client, webhook::ChannelSecret};
use line_emulator::{Emulator, EmulatorBuilder};

/// A bot, and the platform it is on.
pub(crate) struct Stage {
    pub(crate) bot: Bot,
    /// If it is not LINE.
    pub(crate) emulator: Option<Emulator>,
}

impl Stage {
    /// With `LINE_CHANNEL_SECRET` and `LINE_CHANNEL_ACCESS_TOKEN` set, LINE. Without them, the emulator, which starts here.
    pub(crate) async fn set(emulator: EmulatorBuilder) -> Result<Self> {
        let names = ["LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN"];
        if names.iter().any(|name| env::var_os(name).is_some()) {
            return Ok(Self { bot: Bot::from_env()?, emulator: None });
        }
        let emulator = emulator.user("Alice").user("Bob").start().await?;
        Ok(Self { bot: bot(&emulator)?, emulator: Some(emulator) })
    }

    /// Where to listen.
    pub(crate) fn address(&self) -> String {
        address(self.emulator.is_some())
    }

    /// Lets webhooks come to `address`, and says what to do next.
    pub(crate) fn open(&self, address: SocketAddr, hint: &str) -> Result<()> {
        let url = format!("http://{address}/callback");
        if let Some(emulator) = &self.emulator {
            emulator.set_webhook_url(url)?;
            println!("Chat with the bot at {}", emulator.url());
            println!("{hint}");
            println!("With LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN set, it serves LINE.");
        } else {
            println!("Receives webhooks at {url}");
            println!("LINE wants HTTPS: let a tunnel or a reverse proxy lead there.");
            println!("{hint}");
        }
        println!("Ctrl-C stops it.");
        Ok(())
    }

    /// Ends the emulator.
    pub(crate) async fn close(self) {
        if let Some(emulator) = self.emulator {
            emulator.shutdown().await;
        }
    }
}

/// Where to listen: at the port in `PORT`. Without it, for the emulator at any that is free, and for LINE at 3000.
pub(crate) fn address(is_emulated: bool) -> String {
    let default = if is_emulated { "0" } else { "3000" };
    format!("127.0.0.1:{}", env::var("PORT").unwrap_or_else(|_| default.to_owned()))
}

/// The emulator's bot.
fn bot(emulator: &Emulator) -> Result<Bot> {
    let client =
        Client::builder(emulator.channel_access_token()).base_url(emulator.url()).build()?;
    Ok(Bot::new(ChannelSecret::new(emulator.channel_secret()), client))
}

/// Serves an app until Ctrl-C.
pub(crate) async fn serve(
    name: &str,
    hint: &str,
    app: impl AsyncFnOnce(Bot) -> Result<App>,
) -> Result<()> {
    let stage = Stage::set(Emulator::builder().bot_name(name)).await?;
    let server = app(stage.bot.clone()).await?.bind(stage.address()).await?;
    stage.open(server.address(), hint)?;
    server.run().await;
    stage.close().await;
    Ok(())
}
