use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::SystemTime,
};

use bytes::Bytes;
use http::{Request, header::CONTENT_TYPE};
use line_models::{
    PackageId, ReplyToken, StickerId, Timestamp, Unknown, UserId, WebhookEventId,
    webhook::{
        AudioMessageContent, BeaconEvent, BeaconKind, Callback, ContentProvider, DeliveryContext,
        Event, EventKind, EventMode, FileMessageContent, FollowEvent, ImageMessageContent,
        JoinEvent, LeaveEvent, LocationMessageContent, MemberJoinedEvent, MemberLeftEvent, Mention,
        Mentionee, MessageContent, MessageEvent, PostbackContent, PostbackEvent, Source,
        StickerMessageContent, StickerResourceType, TextMessageContent, UnfollowEvent, UnsendEvent,
        UserMentionee, VideoMessageContent,
    },
};
use line_webhook::{ChannelSecret, SIGNATURE_HEADER};

use super::bot::{BOT, PATH};

/// Gives each event of a process ids of its own.
static NUMBER: AtomicU64 = AtomicU64::new(1);

/// An event in the making.
///
/// It is new, of now, from the user `U1`, and has ids and a reply token of its own as far as LINE gives such an event one.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "an event does nothing until it is sent"]
pub struct EventBuilder(Event);

impl EventBuilder {
    /// In the chat of this user with the bot.
    pub fn from_user(self, user: &str) -> Self {
        self.from_source(Source::user(user))
    }

    /// By this user in this group chat.
    pub fn from_group(self, group: &str, user: &str) -> Self {
        self.from_source(Source::group(group, Some(user.into())))
    }

    /// By this user in this multi-person chat.
    pub fn from_room(self, room: &str, user: &str) -> Self {
        self.from_source(Source::room(room, Some(user.into())))
    }

    /// From there. Where LINE does not tell the user, for instance.
    pub fn from_source(mut self, source: Source) -> Self {
        self.0.source = Some(source);
        self
    }

    /// Delivered once more.
    pub fn redelivered(mut self) -> Self {
        self.0.delivery_context = DeliveryContext::new(true);
        self
    }

    /// While another channel answers in this chat: the bot cannot.
    pub fn standby(mut self) -> Self {
        self.0.mode = EventMode::Standby;
        self.0.reply_token = None;
        self
    }

    /// With this reply token.
    pub fn reply_token(mut self, token: impl Into<ReplyToken>) -> Self {
        self.0.reply_token = Some(token.into());
        self
    }

    /// With this id. Two events with the same id are one.
    pub fn webhook_event_id(mut self, id: impl Into<WebhookEventId>) -> Self {
        self.0.webhook_event_id = Some(id.into());
        self
    }

    /// At this time.
    pub fn at(mut self, timestamp: impl Into<Timestamp>) -> Self {
        self.0.timestamp = timestamp.into();
        self
    }

    /// With `@bot ` before the text, which mentions the bot. For texts alone.
    pub fn mentioning_bot(mut self) -> Self {
        if let EventKind::Message(MessageEvent { message: MessageContent::Text(content), .. }) =
            &mut self.0.kind
        {
            content.text.insert_str(0, "@bot ");
            let bot = UserMentionee::default().is_self(true).user_id(BOT);
            content.mention = Some(Mention::new([Mentionee::new(0, 4, bot)]));
        }
        self
    }

    /// With what a date-time picker or a rich menu switch adds. For postbacks alone.
    pub fn param(mut self, name: &str, value: &str) -> Self {
        if let EventKind::Postback(event) = &mut self.0.kind {
            event.postback.params.get_or_insert_default().insert(name, value);
        }
        self
    }

    /// The event.
    pub fn build(self) -> Event {
        self.0
    }

    /// The request that LINE would send with this event alone.
    pub fn request(self, secret: &ChannelSecret) -> Request<Bytes> {
        request(secret, [self])
    }
}

impl From<EventBuilder> for Event {
    fn from(builder: EventBuilder) -> Self {
        builder.0
    }
}

/// The request that LINE would send with these events, for a test bot: its body is signed with `secret`.
///
/// Without events, it is the one that LINE checks the connection with.
pub fn request<E: Into<Event>>(
    secret: &ChannelSecret,
    events: impl IntoIterator<Item = E>,
) -> Request<Bytes> {
    let events: Vec<Event> = events.into_iter().map(Into::into).collect();
    signed(secret, PATH, &Callback::new(BOT, events))
}

pub(super) fn signed(secret: &ChannelSecret, path: &str, callback: &Callback) -> Request<Bytes> {
    // Events are written as they were read, or made of parts that can be written.
    let body = serde_json::to_vec(callback).unwrap_or_default();
    let signature = secret.sign(&body);
    let mut request = Request::new(Bytes::from(body));
    *request.method_mut() = http::Method::POST;
    *request.uri_mut() = path.parse().unwrap_or_default();
    let headers = request.headers_mut();
    headers.insert(CONTENT_TYPE, http::HeaderValue::from_static("application/json; charset=utf-8"));
    if let Ok(signature) = signature.parse() {
        headers.insert(SIGNATURE_HEADER, signature);
    }
    request
}

/// An event of any kind.
pub fn event(kind: impl Into<EventKind>) -> EventBuilder {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let kind = kind.into();
    let answerable = !matches!(
        kind,
        EventKind::Unsend(_)
            | EventKind::Unfollow(_)
            | EventKind::Leave(_)
            | EventKind::MemberLeft(_)
            | EventKind::Module(_)
            | EventKind::Activated(_)
            | EventKind::Deactivated(_)
            | EventKind::BotSuspended(_)
            | EventKind::BotResumed(_)
            | EventKind::Delivery(_)
            | EventKind::Unknown(_)
    );
    let mut event = Event::new(SystemTime::now(), kind)
        .source(Source::user("U1"))
        .webhook_event_id(format!("event-{number}"));
    if answerable {
        event = event.reply_token(format!("reply-token-{number}"));
    }
    EventBuilder(event)
}

fn message<C: Into<MessageContent>>(content: impl FnOnce(String) -> C) -> EventBuilder {
    let id = NUMBER.fetch_add(1, Ordering::Relaxed).to_string();
    event(MessageEvent::new(content(id)))
}

/// A text.
pub fn text(text: impl Into<String>) -> EventBuilder {
    message(|id| TextMessageContent::new(&*id, text).quote_token(format!("quote-token-{id}")))
}

/// A sticker.
pub fn sticker(package_id: impl Into<PackageId>, sticker_id: impl Into<StickerId>) -> EventBuilder {
    message(|id| {
        StickerMessageContent::new(id, package_id, sticker_id, StickerResourceType::Static)
    })
}

/// An image that LINE has.
pub fn image() -> EventBuilder {
    message(|id| ImageMessageContent::new(id, ContentProvider::line()))
}

/// A video that LINE has.
pub fn video() -> EventBuilder {
    message(|id| VideoMessageContent::new(id, ContentProvider::line()))
}

/// A sound that LINE has.
pub fn audio() -> EventBuilder {
    message(|id| AudioMessageContent::new(id, ContentProvider::line()))
}

/// A file of so many bytes.
pub fn file(name: impl Into<String>, size: i64) -> EventBuilder {
    message(|id| FileMessageContent::new(id, name, size))
}

/// A place, in degrees.
pub fn location(latitude: f64, longitude: f64) -> EventBuilder {
    message(|id| LocationMessageContent::new(id, latitude, longitude))
}

/// A postback with this data. What a picker adds, [`EventBuilder::param`] gives.
pub fn postback(data: impl Into<String>) -> EventBuilder {
    let mut postback = PostbackEvent::default();
    postback.postback = PostbackContent::new(data);
    event(postback)
}

/// A user adds the bot as a friend for the first time.
pub fn follow() -> EventBuilder {
    event(FollowEvent::new(false))
}

/// A user blocks the bot.
pub fn unfollow() -> EventBuilder {
    event(UnfollowEvent::default())
}

/// The bot comes into the group chat `C1`.
pub fn join() -> EventBuilder {
    event(JoinEvent::default()).from_source(Source::group("C1", None))
}

/// The bot leaves the group chat `C1`.
pub fn leave() -> EventBuilder {
    event(LeaveEvent::default()).from_source(Source::group("C1", None))
}

/// Users come into the group chat `C1`.
pub fn member_joined<U: Into<UserId>>(users: impl IntoIterator<Item = U>) -> EventBuilder {
    event(MemberJoinedEvent::new(members(users))).from_source(Source::group("C1", None))
}

/// Users leave the group chat `C1`.
pub fn member_left<U: Into<UserId>>(users: impl IntoIterator<Item = U>) -> EventBuilder {
    event(MemberLeftEvent::new(members(users))).from_source(Source::group("C1", None))
}

/// A user comes near a beacon.
pub fn beacon(hwid: impl Into<String>) -> EventBuilder {
    event(BeaconEvent::new(hwid, BeaconKind::Enter))
}

/// A user takes a message back.
pub fn unsend(message_id: &str) -> EventBuilder {
    event(UnsendEvent::new(message_id))
}

/// An event of a kind that this version does not know.
pub fn unknown(name: &str) -> EventBuilder {
    // What is unknown is written as its JSON, so that has the common properties too.
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let json = serde_json::json!({
        "type": name,
        "timestamp": 0,
        "mode": "active",
        "source": { "type": "user", "userId": "U1" },
        "webhookEventId": format!("event-{number}"),
        "deliveryContext": { "isRedelivery": false },
    });
    event(Unknown::new(json))
}

fn members<U: Into<UserId>>(users: impl IntoIterator<Item = U>) -> Vec<Source> {
    users.into_iter().map(|user| Source::user(user)).collect()
}
