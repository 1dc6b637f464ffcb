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
    Action, ChatId, MessageId, Timestamp, UserId,
    action::{ActionKind, PostbackAction},
    rich_menu::RichMenu,
    webhook::{Event, EventKind, PostbackContent},
};
use tokio::{sync::broadcast::error::RecvError, time::timeout};

use crate::{
    action,
    error::Error,
    group::Group,
    message::{ChatMessage, Party},
    platform::{Platform, now},
    webhook::Delivery,
    world::{Media, Seat, World},
};

/// How many lines of the log an error quotes.
const QUOTED_LINES: usize = 6;

/// A user and their chat with the bot, or a group they are in.
///
/// What the user does becomes a webhook, and returns when the bot has answered it, or when it is given up. Clones know
/// together which messages they have seen.
#[derive(Clone)]
pub struct User {
    platform: Arc<Platform>,
    seat: Seat,
    name: String,
    seen: Arc<AtomicU64>,
}

impl User {
    pub(crate) fn new(platform: Arc<Platform>, id: &UserId, name: String) -> Self {
        Self { platform, seat: Seat::alone(id), name, seen: Arc::default() }
    }

    /// The user's id. It depends on the name alone, so that it is the same at every start.
    pub fn id(&self) -> &UserId {
        &self.seat.user_id
    }

    /// The name the user was made with.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The same user in a group or a room: what this handle sends and sees is said there.
    ///
    /// They are a member from then on, as if they had always been. [`Group::add_member`] tells the bot, too.
    pub fn in_group(&self, group: &Group) -> Self {
        self.platform.world().seat_member(group.id(), self.id());
        Self {
            platform: self.platform.clone(),
            seat: Seat::within(self.id(), group.id()),
            name: self.name.clone(),
            seen: Arc::default(),
        }
    }

    /// Sends a text.
    ///
    /// # Errors
    ///
    /// The text is empty, the user has blocked the bot or is not in the group, or the webhook was not delivered. The
    /// message is in the chat all the same in the last case; it is so for everything a user does.
    pub async fn send_text(&self, text: impl Into<String>) -> Result<Delivery, Error> {
        let text = text.into();
        self.act(|world, now| world.send_text(&self.seat, &text, now)).await
    }

    /// Sends a sticker from LINE's [list](https://developers.line.biz/en/docs/messaging-api/sticker-list/).
    pub async fn send_sticker(
        &self,
        package_id: impl Into<String>,
        sticker_id: impl Into<String>,
    ) -> Result<Delivery, Error> {
        let (package_id, sticker_id) = (package_id.into(), sticker_id.into());
        self.act(|world, now| world.send_sticker(&self.seat, &package_id, &sticker_id, now)).await
    }

    /// Sends a place: degrees of latitude and longitude, and what it is called.
    pub async fn send_location(
        &self,
        title: impl Into<String>,
        address: impl Into<String>,
        latitude: f64,
        longitude: f64,
    ) -> Result<Delivery, Error> {
        let words = (Some(title.into()), Some(address.into()));
        let place = (latitude, longitude);
        self.act(|world, now| world.send_location(&self.seat, words, place, now)).await
    }

    /// Sends an image: `image/jpeg` or `image/png`, at most 10 MB.
    pub async fn send_image(
        &self,
        bytes: impl Into<Vec<u8>>,
        content_type: &str,
    ) -> Result<Delivery, Error> {
        self.send_media(Media::Image, bytes.into(), content_type).await
    }

    /// Sends a video: `video/…`, at most 200 MB.
    pub async fn send_video(
        &self,
        bytes: impl Into<Vec<u8>>,
        content_type: &str,
    ) -> Result<Delivery, Error> {
        self.send_media(Media::Video, bytes.into(), content_type).await
    }

    /// Sends a sound: `audio/…`, at most 200 MB.
    pub async fn send_audio(
        &self,
        bytes: impl Into<Vec<u8>>,
        content_type: &str,
    ) -> Result<Delivery, Error> {
        self.send_media(Media::Audio, bytes.into(), content_type).await
    }

    /// Sends a file of any kind, at most 200 MB.
    pub async fn send_file(
        &self,
        name: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
        content_type: &str,
    ) -> Result<Delivery, Error> {
        self.send_media(Media::File { name: name.into() }, bytes.into(), content_type).await
    }

    async fn send_media(
        &self,
        media: Media,
        bytes: Vec<u8>,
        content_type: &str,
    ) -> Result<Delivery, Error> {
        let bytes = Bytes::from(bytes);
        self.act(|world, now| world.send_media(&self.seat, media, bytes, content_type, now)).await
    }

    /// Taps a button with a postback action. Nothing shows in the chat.
    pub async fn send_postback(&self, postback: PostbackContent) -> Result<Delivery, Error> {
        self.act(|world, now| world.send_postback(&self.seat, postback, None, now)).await
    }

    /// Makes an event of any kind that shows nothing in the chat: `BeaconEvent`, `VideoPlayCompleteEvent`,
    /// `AccountLinkEvent`, `MembershipEvent` and whatever else there is.
    pub async fn send_event(&self, event: impl Into<EventKind>) -> Result<Delivery, Error> {
        let event = event.into();
        self.act(|world, now| world.cause(&self.seat, event, now)).await
    }

    /// Takes one of the user's own messages back.
    pub async fn unsend(&self, message: &MessageId) -> Result<Delivery, Error> {
        self.act(|world, now| world.unsend(&self.seat, message, now)).await
    }

    /// Changes one of the user's own texts. It is possible in groups alone.
    pub async fn edit_text(
        &self,
        message: &MessageId,
        text: impl Into<String>,
    ) -> Result<Delivery, Error> {
        let text = text.into();
        self.act(|world, now| world.edit_text(&self.seat, message, &text, now)).await
    }

    /// Taps a button, a quick reply, or an area of a rich menu or an imagemap.
    ///
    /// A message action sends its text, a postback its data, and shows its display text. A picker of dates and times
    /// sends its initial value, or the time. A switch of rich menus changes the user's menu. A location action sends
    /// some place.
    ///
    /// # Errors
    ///
    /// [`Error::NoEvent`] for what LINE does on the phone alone: uri and clipboard actions, and those that open the
    /// camera; and all errors of [`send_text`](Self::send_text).
    pub async fn tap(&self, action: &Action) -> Result<Delivery, Error> {
        match &action.kind {
            ActionKind::Message(message) => {
                self.send_text(message.text.clone().unwrap_or_default()).await
            }
            ActionKind::Postback(postback) => self.tap_postback(postback).await,
            ActionKind::DatetimePicker(picker) => {
                let initial = picker.initial.as_deref();
                let (name, value) = action::picked(picker.mode.as_ref(), initial, now());
                let content = PostbackContent::new(picker.data.clone().unwrap_or_default());
                self.send_postback(content.params([(name, value)])).await
            }
            ActionKind::RichMenuSwitch(switch) => {
                let alias = switch.rich_menu_alias_id.clone().unwrap_or_else(|| "".into());
                let data = switch.data.clone().unwrap_or_default();
                self.act(|world, now| world.switch_rich_menu(&self.seat, &alias, &data, now)).await
            }
            ActionKind::Location(_) => {
                self.send_location("Somewhere", "", 35.681_236, 139.767_125).await
            }
            other => Err(Error::NoEvent { kind: other.name().to_owned() }),
        }
    }

    async fn tap_postback(&self, postback: &PostbackAction) -> Result<Delivery, Error> {
        // LINE's older `text` is a message of its own besides the postback.
        if let Some(text) = &postback.text {
            self.send_text(text).await?;
        }
        let content = PostbackContent::new(postback.data.clone().unwrap_or_default());
        let shown = postback.display_text.clone();
        self.act(|world, now| world.send_postback(&self.seat, content, shown, now)).await
    }

    /// The rich menu that the user sees under the chat with the bot. Its areas have actions to [`tap`](Self::tap).
    pub fn rich_menu(&self) -> Option<RichMenu> {
        self.platform.world().visible_rich_menu(self.id()).cloned()
    }

    /// Adds the bot as a friend, or unblocks it.
    pub async fn follow(&self) -> Result<Delivery, Error> {
        self.act_alone(|world, now| world.follow(self.id(), now)).await
    }

    /// Blocks the bot: what it sends does not arrive until the user follows it again.
    pub async fn unfollow(&self) -> Result<Delivery, Error> {
        self.act_alone(|world, now| world.unfollow(self.id(), now)).await
    }

    async fn act(
        &self,
        act: impl FnOnce(&mut World, Timestamp) -> Result<Event, Error>,
    ) -> Result<Delivery, Error> {
        self.act_in(&self.seat.chat_id, act).await
    }

    async fn act_alone(
        &self,
        act: impl FnOnce(&mut World, Timestamp) -> Result<Event, Error>,
    ) -> Result<Delivery, Error> {
        self.act_in(&ChatId::from(self.id()), act).await
    }

    async fn act_in(
        &self,
        chat_id: &ChatId,
        act: impl FnOnce(&mut World, Timestamp) -> Result<Event, Error>,
    ) -> Result<Delivery, Error> {
        match self.platform.act(chat_id, |world, now| act(world, now).map(Some))? {
            Some(outcome) => outcome.await.unwrap_or(Err(Error::Stopped)),
            None => Err(Error::Stopped),
        }
    }

    /// The whole chat, from the bot and from users, the oldest message first.
    pub fn messages(&self) -> Vec<ChatMessage> {
        self.platform.world().chat(&self.seat.chat_id).cloned().collect()
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
            .chat(&self.seat.chat_id)
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
            .field("id", self.id())
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}
