use std::{io, time::Duration};

use line_models::UserId;

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
    /// A text, a postback or an image with nothing in it.
    #[error("{what} must not be empty")]
    Empty {
        /// What is empty.
        what: &'static str,
    },
    /// An image that is neither JPEG nor PNG.
    #[error("{content_type:?} is not image/jpeg or image/png")]
    ImageType {
        /// What it is.
        content_type: String,
    },
    /// An image of more than 10 MB.
    #[error("the image is larger than 10 MB")]
    ImageSize,
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
