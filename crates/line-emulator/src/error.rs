use std::{io, time::Duration};

use line_models::{ChatId, MessageId, UserId};

use crate::webhook::FailureReason;

/// What can go wrong with an emulator and its users.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The emulator cannot listen where it should.
    #[error("{}", bind_message(address, source))]
    Bind {
        /// Where it should listen, as it was given.
        address: String,
        /// What the system says.
        source: io::Error,
    },
    /// A webhook URL that is none.
    #[error(
        "not a webhook URL: {url:?} (it starts with http:// or https:// and has at most 500 characters)"
    )]
    WebhookUrl {
        /// As it was given.
        url: String,
    },
    /// The bot has no webhook URL, so that the event went nowhere.
    #[error("the emulator has no webhook URL: set it with `webhook_url` or `set_webhook_url`")]
    NoWebhookUrl,
    /// The bot did not accept the webhook.
    #[error("the webhook was not delivered after {attempts} attempt(s): {reason}: {detail}")]
    NotDelivered {
        /// Why, in LINE's words.
        reason: FailureReason,
        /// What exactly happened at the last attempt.
        detail: String,
        /// How often it was tried.
        attempts: u32,
    },
    /// The bot sent no message in time.
    #[error("no message from the bot to {name} within {within:?}; the end of the log:{log}")]
    NoMessage {
        /// Who waited for it.
        name: String,
        /// How long.
        within: Duration,
        /// The last lines of the log, each after a line break.
        log: String,
    },
    /// There is no such user, any more at least.
    #[error("there is no user {user_id}")]
    UnknownUser {
        /// Who it should be.
        user_id: UserId,
    },
    /// The user has blocked the bot, and cannot do this until they follow it again.
    #[error("{name} has blocked the bot")]
    Blocked {
        /// The user's name.
        name: String,
    },
    /// There is no such group or room, any more at least.
    #[error("there is no group or room {chat_id}")]
    UnknownGroup {
        /// Which it should be.
        chat_id: ChatId,
    },
    /// The user is not in the group.
    #[error("{user_id} is not in {name}")]
    NotMember {
        /// Who should be.
        user_id: UserId,
        /// The group's name.
        name: String,
    },
    /// The bot is not in the group, and hears nothing of it.
    #[error("the bot is not in {name}")]
    BotNotInGroup {
        /// The group's name.
        name: String,
    },
    /// The user sent no such message in this chat.
    #[error("there is no message {message_id} of this user")]
    UnknownMessage {
        /// Which it should be.
        message_id: MessageId,
    },
    /// Only a text in a group chat can be changed.
    #[error("only a text in a group chat can be changed")]
    NotEditable,
    /// An action that makes no webhook, or needs something to go with it.
    #[error("tapping a {kind} action makes no webhook by itself")]
    NoEvent {
        /// LINE's `type` of the action.
        kind: String,
    },
    /// Not a place on earth: latitudes go from -90 to 90, longitudes from -180 to 180.
    #[error("not a place: latitudes go from -90 to 90, longitudes from -180 to 180")]
    NoPlace,
    /// A text, a postback or a file with nothing in it.
    #[error("{what} must not be empty")]
    Empty {
        /// What is empty.
        what: &'static str,
    },
    /// Bytes of another kind than they should be.
    #[error("{content_type:?} is not {expected}")]
    ContentType {
        /// What they are.
        content_type: String,
        /// What they should be.
        expected: &'static str,
    },
    /// An image of more than 10 MB, or something else of more than 200 MB.
    #[error("{what} of more than {megabytes} MB cannot be sent")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// The limit in megabytes.
        megabytes: usize,
    },
    /// The emulator stopped, or went back to how it started, before this was done.
    #[error("the emulator was stopped or reset")]
    Stopped,
}

fn bind_message(address: &str, source: &io::Error) -> String {
    match source.kind() {
        io::ErrorKind::AddrInUse => {
            format!("{address} is in use: another program listens there, or this one twice")
        }
        _ => format!("cannot listen on {address}"),
    }
}
