use std::{
    any::{Any, TypeId, type_name},
    collections::HashMap,
    fmt,
    future::Future,
    ops::Deref,
    sync::Arc,
};

use line_models::{
    ChatId, MessageId, ReplyToken, Unknown, UserId, WebhookEventId,
    webhook::{
        AccountLinkEvent, ActivatedEvent, AudioMessageContent, BeaconEvent, BotResumedEvent,
        BotSuspendedEvent, DeactivatedEvent, Event, EventKind, FileMessageContent, FollowEvent,
        ImageMessageContent, JoinEvent, LeaveEvent, LocationMessageContent, MemberJoinedEvent,
        MemberLeftEvent, MembershipEvent, MessageContent, MessageEditedEvent, MessageEvent,
        ModuleEvent, PnpDeliveryCompletionEvent, PostbackEvent, Source, StickerMessageContent,
        TextMessageContent, ThingsEvent, UnfollowEvent, UnsendEvent, VideoMessageContent,
        VideoPlayCompleteEvent,
    },
};

use crate::{Bot, BoxError};

/// An event on its way to a handler, and all that goes with it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Context {
    /// The event.
    pub event: Arc<Event>,
    /// The bot that the event is for.
    pub destination: UserId,
    /// The channel that the event came through.
    pub bot: Bot,
    pub(crate) states: States,
}

/// An argument of a handler.
///
/// The payload of an event, or of a message, decides whether a handler takes an event: [`FromEvent::fits`]. The others
/// come along: [`Bot`], [`Event`], [`Source`], [`Destination`], [`State`] and so on; `Option<T>` is `None` where `T` does
/// not fit.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no argument for a handler",
    note = "arguments are payloads such as `TextMessageContent` or `FollowEvent`, and `Event`, `Source`, `Bot`, `UserId`, `State<T>`, …"
)]
pub trait FromEvent: Sized + Send {
    /// Whether the event has this.
    fn fits(context: &Context) -> bool;

    /// Takes it from the event.
    ///
    /// # Errors
    ///
    /// It cannot be had, though it fits: the handler fails with this.
    fn from_event(context: &Context) -> impl Future<Output = Result<Self, BoxError>> + Send;
}

/// Arguments that are part of an event.
macro_rules! parts {
    ($($name:ty: $context:ident => $find:expr,)*) => {$(
        impl FromEvent for $name {
            fn fits($context: &Context) -> bool {
                let part: Option<&Self> = $find;
                part.is_some()
            }

            async fn from_event($context: &Context) -> Result<Self, BoxError> {
                let part: Option<&Self> = $find;
                part.cloned().ok_or_else(|| absent::<Self>().into())
            }
        }
    )*};
}

/// Arguments that are the payload of one kind of event.
macro_rules! events {
    ($($variant:ident($name:ty),)*) => {
        parts! {$(
            $name: context => match &context.event.kind {
                EventKind::$variant(payload) => Some(payload),
                _ => None,
            },
        )*}
    };
}

/// Arguments that are one kind of message.
macro_rules! messages {
    ($($variant:ident($name:ty),)*) => {
        parts! {$(
            $name: context => match message(context) {
                Some(MessageContent::$variant(content)) => Some(content),
                _ => None,
            },
        )*}
    };
}

parts! {
    Context: context => Some(context),
    Bot: context => Some(&context.bot),
    Event: context => Some(&*context.event),
    Arc<Event>: context => Some(&context.event),
    Source: context => context.event.source.as_ref(),
    UserId: context => context.event.source.as_ref().and_then(Source::user_id),
    ReplyToken: context => context.event.reply_token.as_ref(),
    WebhookEventId: context => context.event.webhook_event_id.as_ref(),
    MessageContent: context => message(context),
}

events! {
    Message(MessageEvent),
    MessageEdited(MessageEditedEvent),
    Unsend(UnsendEvent),
    Follow(FollowEvent),
    Unfollow(UnfollowEvent),
    Join(JoinEvent),
    Leave(LeaveEvent),
    MemberJoined(MemberJoinedEvent),
    MemberLeft(MemberLeftEvent),
    Postback(PostbackEvent),
    VideoPlayComplete(VideoPlayCompleteEvent),
    Beacon(BeaconEvent),
    AccountLink(AccountLinkEvent),
    Membership(MembershipEvent),
    Module(ModuleEvent),
    Activated(ActivatedEvent),
    Deactivated(DeactivatedEvent),
    BotSuspended(BotSuspendedEvent),
    BotResumed(BotResumedEvent),
    Delivery(PnpDeliveryCompletionEvent),
    Things(ThingsEvent),
    Unknown(Unknown),
}

messages! {
    Text(TextMessageContent),
    Image(ImageMessageContent),
    Video(VideoMessageContent),
    Audio(AudioMessageContent),
    File(FileMessageContent),
    Location(LocationMessageContent),
    Sticker(StickerMessageContent),
}

impl FromEvent for ChatId {
    fn fits(context: &Context) -> bool {
        chat(context).is_some()
    }

    async fn from_event(context: &Context) -> Result<Self, BoxError> {
        chat(context).ok_or_else(|| absent::<Self>().into())
    }
}

impl FromEvent for MessageId {
    fn fits(context: &Context) -> bool {
        message(context).and_then(MessageContent::id).is_some()
    }

    async fn from_event(context: &Context) -> Result<Self, BoxError> {
        message(context).and_then(MessageContent::id).ok_or_else(|| absent::<Self>().into())
    }
}

impl FromEvent for Destination {
    fn fits(_: &Context) -> bool {
        true
    }

    async fn from_event(context: &Context) -> Result<Self, BoxError> {
        Ok(Self(context.destination.clone()))
    }
}

fn message(context: &Context) -> Option<&MessageContent> {
    match &context.event.kind {
        EventKind::Message(event) => Some(&event.message),
        _ => None,
    }
}

fn chat(context: &Context) -> Option<ChatId> {
    context.event.source.as_ref().and_then(Source::chat_id)
}

fn absent<T>() -> String {
    format!("the event has no {}", type_name::<T>())
}

/// The bot that an event is for: the `destination` of the webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination(pub UserId);

/// What the application has besides its events, a database for instance. See [`App::state`](crate::App::state).
#[derive(Debug)]
pub struct State<T>(pub Arc<T>);

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Deref for State<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Send + Sync + 'static> FromEvent for State<T> {
    /// Always: a handler with a state that the application does not have shall fail, not be passed by.
    fn fits(_: &Context) -> bool {
        true
    }

    async fn from_event(context: &Context) -> Result<Self, BoxError> {
        let missing = || format!("App::state was not called with a {}", type_name::<T>());
        context.states.get().map(Self).ok_or_else(|| missing().into())
    }
}

impl<T: FromEvent> FromEvent for Option<T> {
    fn fits(_: &Context) -> bool {
        true
    }

    async fn from_event(context: &Context) -> Result<Self, BoxError> {
        if T::fits(context) { T::from_event(context).await.map(Some) } else { Ok(None) }
    }
}

/// One value of each type.
#[derive(Clone, Default)]
pub(crate) struct States(Arc<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl States {
    pub(crate) fn insert<T: Send + Sync + 'static>(&mut self, state: T) {
        Arc::make_mut(&mut self.0).insert(TypeId::of::<T>(), Arc::new(state));
    }

    fn get<T: Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        self.0.get(&TypeId::of::<T>())?.clone().downcast().ok()
    }
}

impl fmt::Debug for States {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "States({})", self.0.len())
    }
}
