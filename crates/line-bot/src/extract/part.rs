//! Arguments that are part of an event.

use std::sync::Arc;

use line_models::{
    ChatId, GroupId, MarkAsReadToken, MessageId, QuoteToken, ReplyToken, RoomId, Timestamp,
    Unknown, UserId, WebhookEventId,
    webhook::{
        AccountLinkEvent, ActivatedEvent, AudioMessageContent, BeaconEvent, BotResumedEvent,
        BotSuspendedEvent, DeactivatedEvent, DeliveryContext, Event, EventKind, EventMode,
        FileMessageContent, FollowEvent, GroupSource, ImageMessageContent, JoinEvent, LeaveEvent,
        LocationMessageContent, MemberJoinedEvent, MemberLeftEvent, MembershipEvent,
        MessageContent, MessageEditedEvent, MessageEvent, ModuleEvent, PnpDeliveryCompletionEvent,
        PostbackContent, PostbackEvent, RoomSource, Source, StickerMessageContent,
        TextMessageContent, ThingsEvent, UnfollowEvent, UnsendEvent, UserSource,
        VideoMessageContent, VideoPlayCompleteEvent,
    },
};

use super::absent;
use crate::{Bot, BoxError, Context, FromEvent, Reply};

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
                part.cloned().ok_or_else(absent::<Self>)
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

/// Arguments that are one kind of chat.
macro_rules! sources {
    ($($variant:ident($name:ty),)*) => {
        parts! {$(
            $name: context => match &context.event.source {
                Some(Source::$variant(source)) => Some(source),
                _ => None,
            },
        )*}
    };
}

/// Arguments that have to be looked for in several places, or put together.
macro_rules! found {
    ($($name:ty: $find:ident,)*) => {$(
        impl FromEvent for $name {
            fn fits(context: &Context) -> bool {
                $find(context).is_some()
            }

            async fn from_event(context: &Context) -> Result<Self, BoxError> {
                $find(context).ok_or_else(absent::<Self>)
            }
        }
    )*};
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
    PostbackContent: context => match &context.event.kind {
        EventKind::Postback(event) => Some(&event.postback),
        _ => None,
    },
    Reply: context => Some(&context.reply),
    Timestamp: context => Some(&context.event.timestamp),
    EventMode: context => Some(&context.event.mode),
    DeliveryContext: context => Some(&context.event.delivery_context),
}

sources! {
    User(UserSource),
    Group(GroupSource),
    Room(RoomSource),
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

found! {
    Destination: destination,
    ChatId: chat,
    GroupId: group,
    RoomId: room,
    MessageId: message_id,
    QuoteToken: quote_token,
    MarkAsReadToken: mark_as_read_token,
}

/// The bot that an event is for: the `destination` of the webhook. Absent in what LINE sent before November 2018.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination(pub UserId);

fn destination(context: &Context) -> Option<Destination> {
    context.destination.clone().map(Destination)
}

fn chat(context: &Context) -> Option<ChatId> {
    context.event.source.as_ref()?.chat_id()
}

fn group(context: &Context) -> Option<GroupId> {
    match context.event.source.as_ref()? {
        Source::Group(source) => Some(source.group_id.clone()),
        _ => None,
    }
}

fn room(context: &Context) -> Option<RoomId> {
    match context.event.source.as_ref()? {
        Source::Room(source) => Some(source.room_id.clone()),
        _ => None,
    }
}

fn message(context: &Context) -> Option<&MessageContent> {
    match &context.event.kind {
        EventKind::Message(event) => Some(&event.message),
        _ => None,
    }
}

fn message_id(context: &Context) -> Option<MessageId> {
    message(context)?.id()
}

fn quote_token(context: &Context) -> Option<QuoteToken> {
    match message(context)? {
        MessageContent::Text(message) => message.quote_token.clone(),
        MessageContent::Image(message) => message.quote_token.clone(),
        MessageContent::Video(message) => message.quote_token.clone(),
        MessageContent::Sticker(message) => message.quote_token.clone(),
        _ => None,
    }
}

fn mark_as_read_token(context: &Context) -> Option<MarkAsReadToken> {
    match message(context)? {
        MessageContent::Text(message) => message.mark_as_read_token.clone(),
        MessageContent::Image(message) => message.mark_as_read_token.clone(),
        MessageContent::Video(message) => message.mark_as_read_token.clone(),
        MessageContent::Audio(message) => message.mark_as_read_token.clone(),
        MessageContent::File(message) => message.mark_as_read_token.clone(),
        MessageContent::Location(message) => message.mark_as_read_token.clone(),
        MessageContent::Sticker(message) => message.mark_as_read_token.clone(),
        _ => None,
    }
}
