use std::{error, io};

use line_models::webhook::Event;

use crate::ReplyError;

/// An error of any type.
pub type BoxError = Box<dyn error::Error + Send + Sync>;

/// Why a bot does not start, or an event is not answered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An environment variable that the bot needs.
    #[error(
        "the environment variable {name} is not set; the LINE Developers Console shows its value"
    )]
    Variable {
        /// Its name.
        name: &'static str,
    },
    /// The client cannot be made, or a call to the API failed.
    #[error(transparent)]
    Client(#[from] line_client::Error),
    /// An event is not answered.
    #[error(transparent)]
    Reply(#[from] ReplyError),
    /// The server cannot listen.
    #[error("cannot listen on {address}{}", in_use(source))]
    Bind {
        /// Where.
        address: String,
        /// Why.
        source: io::Error,
    },
}

fn in_use(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::AddrInUse => {
            ": another program does so already; stop it or choose another port"
        }
        _ => "",
    }
}

/// Why an event was not handled to its end.
#[derive(Debug, thiserror::Error)]
#[error("{} event: {reason}", event.kind.name())]
#[non_exhaustive]
pub struct HandlerError {
    /// The event.
    pub event: Box<Event>,
    /// What went wrong.
    pub reason: Reason,
}

/// What went wrong with an event.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// The handler gave an error, or one of its arguments could not be had.
    #[error("the handler failed: {0}")]
    Failed(#[source] BoxError),
    /// The handler panicked.
    #[error("the handler panicked")]
    Panicked,
    /// The handler gave a reply, and it could not be sent.
    #[error(transparent)]
    Reply(#[from] ReplyError),
}
