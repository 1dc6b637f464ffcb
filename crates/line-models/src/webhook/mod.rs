//! What LINE sends to a bot.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#webhooks)
//!
//! ```
//! use line_models::webhook::{Callback, EventKind, MessageContent};
//!
//! let body = br#"{"destination":"U0","events":[{
//!     "type":"message","timestamp":1692251666727,"mode":"active","replyToken":"r",
//!     "source":{"type":"user","userId":"U1"},
//!     "webhookEventId":"01FZ74A0TDDPYRVKNK77XKC3ZR","deliveryContext":{"isRedelivery":false},
//!     "message":{"type":"text","id":"1","quoteToken":"q","text":"Hello"}
//! }]}"#;
//! for event in Callback::from_slice(body)?.events {
//!     match event.kind {
//!         EventKind::Message(event) => {
//!             if let MessageContent::Text(content) = event.message {
//!                 assert_eq!(content.text, "Hello");
//!             }
//!         }
//!         EventKind::Unknown(unknown) => println!("{}: {:?}", unknown.name(), unknown.reason()),
//!         _ => {}
//!     }
//! }
//! # Ok::<(), serde_json::Error>(())
//! ```

mod account_link;
mod beacon;
mod callback;
mod content;
mod delivery;
mod follow;
mod member;
mod membership;
mod mention;
mod message;
mod module;
mod params;
mod place;
mod postback;
mod source;
mod things;
mod video;

pub use self::{
    account_link::{AccountLinkEvent, LinkContent, LinkResult},
    beacon::{BeaconContent, BeaconEvent, BeaconKind},
    callback::Callback,
    content::{
        AudioMessageContent, ContentProvider, ContentProviderKind, FileMessageContent,
        ImageMessageContent, ImageSet, LocationMessageContent, MessageContent, StickerKeyword,
        StickerMessageContent, StickerResourceType, TextMessageContent, VideoMessageContent,
    },
    delivery::{PnpDelivery, PnpDeliveryCompletionEvent},
    follow::{FollowDetail, FollowEvent, UnfollowEvent},
    member::{
        JoinEvent, JoinedMembers, LeaveEvent, LeftMembers, MemberJoinedEvent, MemberLeftEvent,
    },
    membership::{
        JoinedMembershipContent, LeftMembershipContent, MembershipContent, MembershipContentKind,
        MembershipEvent, RenewedMembershipContent,
    },
    mention::{AllMentionee, Emoji, Mention, Mentionee, MentioneeKind, UserMentionee},
    message::{MessageEditedEvent, MessageEvent, UnsendDetail, UnsendEvent},
    module::{
        ActivatedEvent, AttachedModuleContent, BotResumedEvent, BotSuspendedEvent, ChatControl,
        DeactivatedEvent, DetachReason, DetachedModuleContent, ModuleContent, ModuleEvent,
    },
    params::PostbackParams,
    postback::{PostbackContent, PostbackEvent},
    source::{GroupSource, RoomSource, Source, UserSource},
    things::{
        ActionResult, ActionResultKind, ScenarioResult, ScenarioResultCode, ThingsContent,
        ThingsContentKind, ThingsEvent, ThingsLink, ThingsScenarioResult, ThingsUnlink,
    },
    video::{VideoPlayComplete, VideoPlayCompleteEvent},
};
use crate::{ReplyToken, Timestamp, WebhookEventId};

tagged! {
    /// Something that happened: what all events tell, and which kind it is.
    ///
    /// An event of a kind that this version does not know, or that it cannot read, has these properties too, as far as
    /// LINE sent them; its kind is [`EventKind::Unknown`] then, which holds the whole JSON and is what it is written as.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#common-properties)
    pub struct Event {
        required {
            /// When it happened. It stays the same when the event is delivered again.
            timestamp: Timestamp = "timestamp",
        }
        default {
            /// Whether this bot may act on it.
            mode: EventMode = "mode",
            /// How it came.
            delivery_context: DeliveryContext = "deliveryContext",
        }
        expected {
            /// Absent in what LINE sent before 2022.
            webhook_event_id: WebhookEventId = "webhookEventId",
            /// The right to answer, within a minute. Absent in events that cannot be answered.
            reply_token: ReplyToken = "replyToken",
        }
        optional {
            /// Where it happened. A few kinds of event have none.
            source: Source = "source",
        }
    }

    /// What happened.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#common-properties)
    pub enum EventKind {
        /// A user sent a message.
        Message(MessageEvent) = "message",
        /// A user changed the text of a message.
        MessageEdited(MessageEditedEvent) = "messageEdited",
        /// A user took a message back.
        Unsend(UnsendEvent) = "unsend",
        /// A user added the bot as a friend, or unblocked it.
        Follow(FollowEvent) = "follow",
        /// A user blocked the bot.
        Unfollow(UnfollowEvent) = "unfollow",
        /// The bot came into a group chat or multi-person chat.
        Join(JoinEvent) = "join",
        /// The bot left a group chat or multi-person chat.
        Leave(LeaveEvent) = "leave",
        /// Users came into a chat the bot is in.
        MemberJoined(MemberJoinedEvent) = "memberJoined",
        /// Users left a chat the bot is in.
        MemberLeft(MemberLeftEvent) = "memberLeft",
        /// A user tapped a postback, date-time picker or rich menu switch action.
        Postback(PostbackEvent) = "postback",
        /// A user saw a video with a tracking id to its end.
        VideoPlayComplete(VideoPlayCompleteEvent) = "videoPlayComplete",
        /// A user came near a beacon.
        Beacon(BeaconEvent) = "beacon",
        /// A user linked their account of another service, or failed to.
        AccountLink(AccountLinkEvent) = "accountLink",
        /// A user's membership began, ended or went on.
        Membership(MembershipEvent) = "membership",
        /// A module channel was attached or detached.
        Module(ModuleEvent) = "module",
        /// This module channel got control of a chat.
        Activated(ActivatedEvent) = "activated",
        /// This module channel gave up control of a chat.
        Deactivated(DeactivatedEvent) = "deactivated",
        /// The account is suspended.
        BotSuspended(BotSuspendedEvent) = "botSuspended",
        /// The account is back.
        BotResumed(BotResumedEvent) = "botResumed",
        /// A message to a phone number was delivered.
        Delivery(PnpDeliveryCompletionEvent) = "delivery",
        /// Something about a LINE Things device. LINE has ended the service.
        Things(ThingsEvent) = "things",
    }
}

impl Event {
    /// Sets [`mode`](Self#structfield.mode).
    pub fn mode(mut self, mode: impl Into<EventMode>) -> Self {
        self.mode = mode.into();
        self
    }

    /// Sets [`delivery_context`](Self#structfield.delivery_context).
    pub fn delivery_context(mut self, delivery_context: DeliveryContext) -> Self {
        self.delivery_context = delivery_context;
        self
    }
}

string_enum! {
    /// Whether this bot may act on an event.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#common-properties)
    #[derive(Default)]
    pub enum EventMode {
        /// It may reply.
        #[default]
        Active = "active",
        /// Another channel answers in this chat; the event has no reply token.
        Standby = "standby",
    }
}

object! {
    /// How an event came.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#common-properties)
    #[derive(Default, Eq)]
    pub struct DeliveryContext {
        /// LINE sends it again, because there was no answer with a status of 200 to 299 the last time.
        pub is_redelivery: bool = "isRedelivery",
    }
}

impl DeliveryContext {
    /// For an event that comes for the first time, or again.
    pub fn new(is_redelivery: bool) -> Self {
        Self { is_redelivery }
    }
}
