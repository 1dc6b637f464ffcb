use std::{error, fmt, io};

use line_models::webhook::Event;

use crate::ReplyError;

/// An error of any type.
pub type BoxError = Box<dyn error::Error + Send + Sync>;

/// Why a bot does not start, or a call failed.
///
/// `Debug` says it in words too, with all causes: it is what `main` prints when it returns an error.
#[derive(thiserror::Error)]
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

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        let mut cause = error::Error::source(self);
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
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
    /// The handler took longer than it may, or the deadline of [`Ack::AfterHandlers`](crate::Ack) came before its turn.
    #[error("the handler was not done in time")]
    TimedOut,
    /// The app is stopped, and the time for what was accepted before is over.
    #[error("the app stopped before the handler was done")]
    Stopped,
    /// The handler gave a reply, and it could not be sent.
    #[error(transparent)]
    Reply(#[from] ReplyError),
}
