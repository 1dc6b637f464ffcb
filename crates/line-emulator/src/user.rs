use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use axum::body::Bytes;
use line_models::{
    Timestamp, UserId,
    webhook::{Event, PostbackContent},
};
use tokio::{sync::broadcast::error::RecvError, time::timeout};

use crate::{
    error::Error,
    message::{ChatMessage, Party},
    platform::Platform,
    webhook::Delivery,
    world::World,
};

/// How many lines of the log an error quotes.
const QUOTED_LINES: usize = 6;

/// A user and their chat with the bot.
///
/// What the user does becomes a webhook, and returns when the bot has answered it, or when it is given up. Clones know
/// together which messages they have seen.
#[derive(Clone)]
pub struct User {
    platform: Arc<Platform>,
    id: UserId,
    name: String,
    seen: Arc<AtomicU64>,
}

impl User {
    pub(crate) fn new(platform: Arc<Platform>, id: UserId, name: String) -> Self {
        Self { platform, id, name, seen: Arc::default() }
    }

    /// The user's id. It depends on the name alone, so that it is the same at every start.
    pub fn id(&self) -> &UserId {
        &self.id
    }

    /// The name the user was made with.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Sends a text.
    ///
    /// # Errors
    ///
    /// The text is empty, the user has blocked the bot, or the webhook was not delivered. The message is in the chat
    /// all the same in the last case; it is so for everything a user does.
    pub async fn send_text(&self, text: impl Into<String>) -> Result<Delivery, Error> {
        let text = text.into();
        self.act(|world, now| world.send_text(&self.id, &text, now)).await
    }

    /// Sends a sticker from LINE's [list](https://developers.line.biz/en/docs/messaging-api/sticker-list/).
    pub async fn send_sticker(
        &self,
        package_id: impl Into<String>,
        sticker_id: impl Into<String>,
    ) -> Result<Delivery, Error> {
        let (package_id, sticker_id) = (package_id.into(), sticker_id.into());
        self.act(|world, now| world.send_sticker(&self.id, &package_id, &sticker_id, now)).await
    }

    /// Sends an image: `image/jpeg` or `image/png`, at most 10 MB.
    pub async fn send_image(
        &self,
        bytes: impl Into<Vec<u8>>,
        content_type: &str,
    ) -> Result<Delivery, Error> {
        let bytes = Bytes::from(bytes.into());
        self.act(|world, now| world.send_image(&self.id, bytes, content_type, now)).await
    }

    /// Taps a button with a postback action. Nothing shows in the chat.
    pub async fn send_postback(&self, postback: PostbackContent) -> Result<Delivery, Error> {
        self.act(|world, now| world.send_postback(&self.id, postback, None, now)).await
    }

    /// Adds the bot as a friend, or unblocks it.
    pub async fn follow(&self) -> Result<Delivery, Error> {
        self.act(|world, now| world.follow(&self.id, now)).await
    }

    /// Blocks the bot: what it sends does not arrive until the user follows it again.
    pub async fn unfollow(&self) -> Result<Delivery, Error> {
        self.act(|world, now| world.unfollow(&self.id, now)).await
    }

    async fn act(
        &self,
        act: impl FnOnce(&mut World, Timestamp) -> Result<Event, Error>,
    ) -> Result<Delivery, Error> {
        self.platform.act(&self.id, act)?.await.unwrap_or(Err(Error::Stopped))
    }

    /// The whole chat, from the bot and from the user, the oldest message first.
    pub fn messages(&self) -> Vec<ChatMessage> {
        self.platform.world().chat(&self.id).cloned().collect()
    }

    /// The oldest message from the bot that this handle has not returned yet. Waits for it if there is none.
    ///
    /// # Errors
    ///
    /// None came `within` that time; the error shows the end of the log. Or the emulator stopped.
    pub async fn next_message(&self, within: Duration) -> Result<ChatMessage, Error> {
        match timeout(within, self.wait_for_message()).await {
            Ok(message) => message,
            Err(_) => {
                Err(Error::NoMessage { name: self.name.clone(), within, log: self.last_lines() })
            }
        }
    }

    async fn wait_for_message(&self) -> Result<ChatMessage, Error> {
        // Listening begins before looking, so that nothing falls in between.
        let mut live = self.platform.world().listen();
        loop {
            if let Some(message) = self.take_unseen() {
                return Ok(message);
            }
            let live = tokio::select! {
                live = live.recv() => live,
                () = self.platform.stopped() => return Err(Error::Stopped),
            };
            if let Err(RecvError::Closed) = live {
                return Err(Error::Stopped);
            }
        }
    }

    fn take_unseen(&self) -> Option<ChatMessage> {
        // The lock of the world is held until the message counts as seen, so that no clone returns it too.
        let world = self.platform.world();
        let seen = self.seen.load(Ordering::Relaxed);
        let message = world
            .chat(&self.id)
            .find(|message| message.from == Party::Bot && message.number > seen)?;
        self.seen.store(message.number, Ordering::Relaxed);
        Some(message.clone())
    }

    fn last_lines(&self) -> String {
        let world = self.platform.world();
        let lines = world.log().entries().rev().take(QUOTED_LINES);
        let text = lines.fold(String::new(), |after, entry| format!("\n  {entry}{after}"));
        if text.is_empty() { "\n  (nothing was sent)".to_owned() } else { text }
    }
}

impl fmt::Debug for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("User")
            .field("id", &self.id)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}
