//! Several bots in one program: a webhook is for the channel that its path names.
//!
//! ```sh
//! cargo run --example many_channels
//! ```
//!
//! starts it with two bots, an emulator each: open the URLs it prints and chat. For channels of LINE's, give it a file,
//! `{"tea": {"secret": "…", "token": "…"}, …}`: it serves those whose webhook URLs end in `/callback/tea` and so on.
//!
//! ```sh
//! cargo run --example many_channels -- channels.json
//! ```
//!
//! With `App::by_destination` in place of `App::by_path`, all webhooks come to one path, and the names in the file are the
//! user ids of the bots. Next, look at `broadcast`.

#[path = "common/mod.rs"]
mod common;

use std::{
    collections::{BTreeMap, HashMap},
    env,
    path::PathBuf,
    process,
    sync::{PoisonError, RwLock},
};

use anyhow::{Context, Result, anyhow};
use line_bot::{
    App, Bot, BoxError, Channels, async_trait,
    client::{Client, transport::ReqwestTransport},
    events::TextMessageContent,
    webhook::ChannelSecret,
};
use line_emulator::Emulator;
use serde::{Deserialize, Serialize};

/// What has to be known of a channel.
#[derive(Deserialize, Serialize)]
struct Channel {
    secret: String,
    token: String,
    /// Where its API is, if it is not LINE's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    api: Option<String>,
}

type File = BTreeMap<String, Channel>;

/// Looks channels up in a file, where others would ask a database, and remembers those it has found.
struct Registry {
    file: PathBuf,
    /// The connections of all of them.
    connections: ReqwestTransport,
    found: RwLock<HashMap<String, Bot>>,
}

impl Registry {
    fn new(file: PathBuf) -> Result<Self> {
        let connections = ReqwestTransport::with(|settings| settings)?;
        Ok(Self { file, connections, found: RwLock::default() })
    }

    async fn read(&self) -> Result<File> {
        let json = tokio::fs::read(&self.file).await;
        let json = json.with_context(|| format!("cannot read {}", self.file.display()))?;
        // Without what it says: that quotes what it found, which may be a secret.
        serde_json::from_slice(&json).map_err(|error| {
            let (file, line, column) = (self.file.display(), error.line(), error.column());
            let wanted = r#"{"name": {"secret": "…", "token": "…"}}"#;
            anyhow!("{file} is no list of channels such as {wanted}: line {line}, column {column}")
        })
    }

    fn bot(&self, channel: Channel) -> Result<Bot> {
        let mut client = Client::builder(channel.token).transport(self.connections.clone());
        if let Some(api) = channel.api {
            client = client.base_url(api);
        }
        Ok(Bot::new(ChannelSecret::new(channel.secret), client.build()?))
    }
}

#[async_trait]
impl Channels for Registry {
    async fn find(&self, key: &str) -> Result<Option<Bot>, BoxError> {
        let found = self.found.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned();
        if found.is_some() {
            return Ok(found);
        }
        let Some(channel) = self.read().await?.remove(key) else { return Ok(None) };
        let bot = self.bot(channel)?;
        let mut found = self.found.write().unwrap_or_else(PoisonError::into_inner);
        found.insert(key.to_owned(), bot.clone());
        Ok(Some(bot))
    }
}

/// The handlers are the same for all; `Bot` is the one that the event came through.
async fn answer(text: TextMessageContent, bot: Bot) -> Result<String, line_bot::Error> {
    let me = bot.get_bot_info().await?;
    Ok(format!("{}: {}", me.display_name, text.text))
}

#[tokio::main]
async fn main() -> Result<()> {
    let Some(file) = env::args_os().nth(1) else { return emulated().await };
    let registry = Registry::new(file.into())?;
    let names: Vec<_> = registry.read().await?.into_keys().collect();
    let server = App::by_path(registry).on(answer).bind(common::address(false)).await?;
    for name in names {
        println!("Receives webhooks at http://{}/callback/{name}", server.address());
    }
    println!("LINE wants HTTPS: let a tunnel or a reverse proxy lead there. Ctrl-C stops it.");
    server.run().await;
    Ok(())
}

/// Two bots with an emulator each.
async fn emulated() -> Result<()> {
    let mut emulators = BTreeMap::new();
    let mut channels = File::new();
    for (name, user_id) in [("tea", 'a'), ("coffee", 'b')] {
        let emulator = Emulator::builder()
            .bot_name(name)
            .bot_user_id(format!("U{}", String::from(user_id).repeat(32)))
            .channel_secret(format!("the secret of {name}"))
            .channel_access_token(format!("token-of-{name}"))
            .start()
            .await?;
        let secret = emulator.channel_secret().to_owned();
        let token = emulator.channel_access_token().to_owned();
        channels.insert(name.to_owned(), Channel { secret, token, api: Some(emulator.url()) });
        emulators.insert(name, emulator);
    }
    let file = env::temp_dir().join(format!("line-channels-{}.json", process::id()));
    let registry = Registry::new(file.clone())?;
    let server = App::by_path(registry).on(answer).bind(common::address(true)).await?;
    tokio::fs::write(&file, serde_json::to_vec_pretty(&channels)?).await?;
    for (name, emulator) in &emulators {
        emulator.set_webhook_url(format!("http://{}/callback/{name}", server.address()))?;
        println!("Chat with {name} at {}", emulator.url());
    }
    println!("The channels are in {}", file.display());
    println!("With a file of your own, it serves LINE. Next, look at broadcast. Ctrl-C stops it.");
    server.run().await;
    tokio::fs::remove_file(file).await?;
    Ok(())
}
