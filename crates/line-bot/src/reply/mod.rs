//! How an event is answered.

mod into;
mod pack;

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use line_client::Client;
use line_models::{
    ChatId, Message, ReplyToken,
    message::{Messages, SentMessage},
    profile::UserProfile,
    webhook::{Event, Source},
};
use tokio::{sync::OnceCell, time::Instant};

pub use self::into::IntoReply;
use self::pack::{MAX, pack};

/// How long LINE promises to take a reply token.
const LIFETIME: Duration = Duration::from_secs(60);

/// The right to answer an event: one reply of up to 5 messages, which costs nothing. Cheap to clone; all clones are one
/// right.
///
/// What a handler returns goes through it too, so a handler needs it only for more than that:
///
/// - [`add`](Self::add) collects messages, which go out with what the handler returns;
/// - [`send`](Self::send) replies at once, while the handler goes on;
/// - [`reply_or_push`](Self::reply_or_push) replies if that can be, and pushes if not;
/// - [`loading_animation`](Self::loading_animation) shows the user that the answer takes a while.
///
/// Messages are fitted to LINE's rules: a plain text of more than 5,000 UTF-16 code units becomes several messages, and a
/// quick reply moves to the last message, the only place where LINE shows it.
///
/// ```
/// use line_bot::{Reply, events::TextMessageContent};
///
/// # async fn ask_a_model(text: &str) -> String { text.to_owned() }
/// async fn chat(text: TextMessageContent, reply: Reply) -> Result<(), line_bot::Error> {
///     reply.loading_animation(30).await?;
///     let answer = ask_a_model(&text.text).await;
///     reply.reply_or_push(answer).await?; // may have taken more than a minute
///     Ok(())
/// }
/// ```
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-reply-message)
#[derive(Clone)]
pub struct Reply(Arc<Inner>);

struct Inner {
    event: Arc<Event>,
    received: Instant,
    client: Client,
    state: Mutex<State>,
    /// Who sent the event, once somebody has asked.
    profile: OnceCell<Option<Box<UserProfile>>>,
}

#[derive(Default)]
struct State {
    used: bool,
    waiting: Vec<Message>,
}

impl Reply {
    pub(crate) fn new(event: Arc<Event>, client: Client, received: Instant) -> Self {
        Self(Arc::new(Inner {
            event,
            received,
            client,
            state: Mutex::default(),
            profile: OnceCell::new(),
        }))
    }

    /// Who sent the event, for all that ask.
    pub(crate) fn profile(&self) -> &OnceCell<Option<Box<UserProfile>>> {
        &self.0.profile
    }

    /// When the webhook came in.
    pub(crate) fn received(&self) -> Instant {
        self.0.received
    }

    /// How long ago the webhook came in.
    pub fn age(&self) -> Duration {
        self.0.received.elapsed()
    }

    /// Whether a reply can still be expected to be taken: there is a token, it is not used, and it is no older than the
    /// minute that LINE promises.
    pub fn is_open(&self) -> bool {
        self.0.event.reply_token.is_some() && !self.state().used && self.age() <= LIFETIME
    }

    /// Keeps messages until the reply is sent: by [`send`](Self::send), [`reply_or_push`](Self::reply_or_push), or when
    /// the handler returns. A handler that fails sends nothing.
    pub fn add(&self, messages: impl Into<Messages>) {
        self.state().waiting.extend(messages.into().0);
    }

    /// Replies with what was added and these messages: at most 5. Without any message it does nothing.
    ///
    /// An old token is tried all the same: LINE may take it.
    ///
    /// # Errors
    ///
    /// Any [`ReplyError`] but [`ReplyError::NoChat`]. After [`TooMany`](ReplyError::TooMany), and after a refusal that
    /// has nothing to do with the token, another reply can be tried.
    pub async fn send(&self, messages: impl Into<Messages>) -> Result<Sent, ReplyError> {
        self.add(messages);
        let (token, messages) = {
            let mut state = self.state();
            let messages = pack(std::mem::take(&mut state.waiting));
            if messages.is_empty() {
                return Ok(Sent::default());
            }
            let token = self.0.event.reply_token.clone().ok_or(ReplyError::NoToken)?;
            if state.used {
                return Err(ReplyError::Used);
            }
            if messages.len() > MAX {
                return Err(ReplyError::TooMany { count: messages.len() });
            }
            state.used = true;
            (token, messages)
        };
        let sent = self.reply(token, messages).await?;
        Ok(Sent { messages: sent, pushed: 0 })
    }

    /// Sends what the handler returned, if it returned anything or has anything added.
    ///
    /// In a box: it is large, and the room would be taken for each event, answered or not.
    pub(crate) async fn finish(&self, messages: Messages) -> Result<(), ReplyError> {
        if messages.0.is_empty() && self.state().waiting.is_empty() {
            return Ok(());
        }
        Box::pin(self.send(messages)).await.map(drop)
    }

    /// Sends what was added and these messages, any number of them: the first 5 as the reply, and as push messages, which
    /// count towards the monthly quota, all that the reply cannot carry. That is the messages after the fifth; and all of
    /// them if the token is used, too old or wrong, or if there is none.
    ///
    /// [`Sent::pushed`] tells how many were pushed. In a group chat, each counts once for every member.
    ///
    /// # Errors
    ///
    /// [`ReplyError::NoChat`]: some have to be pushed, but the event does not tell where it happened.
    /// [`ReplyError::Client`]: a call failed; messages before that may have been sent. A reply that may have arrived is
    /// not pushed again.
    pub async fn reply_or_push(&self, messages: impl Into<Messages>) -> Result<Sent, ReplyError> {
        self.add(messages);
        let (token, mut rest) = {
            let mut state = self.state();
            let rest = pack(std::mem::take(&mut state.waiting));
            if rest.is_empty() {
                return Ok(Sent::default());
            }
            let token = self.0.event.reply_token.clone().filter(|_| !state.used);
            state.used |= token.is_some();
            (token, rest)
        };
        let mut sent = Sent::default();
        if let Some(token) = token {
            let later = rest.split_off(rest.len().min(MAX));
            match self.reply(token, rest.clone()).await {
                Ok(messages) => {
                    sent.messages = messages;
                    rest = later;
                }
                Err(ReplyError::InvalidToken { .. }) => rest.extend(later),
                Err(error) => return Err(error),
            }
        }
        for chunk in rest.chunks(MAX) {
            let chat = self.chat().ok_or(ReplyError::NoChat)?;
            let answer = self.0.client.push_message(chat, chunk.to_vec()).await?;
            sent.pushed += chunk.len();
            sent.messages.extend(answer.sent_messages);
        }
        Ok(sent)
    }

    /// Shows the user that an answer is on its way, until it comes or so many seconds are over: 5 to 60, in steps of 5;
    /// other numbers are raised or lowered to the next step. In group chats LINE has no such thing, and this does nothing.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator)
    ///
    /// # Errors
    ///
    /// [`ReplyError::Client`].
    pub async fn loading_animation(&self, seconds: u8) -> Result<(), ReplyError> {
        let Some(chat) =
            self.chat().filter(|_| matches!(self.0.event.source, Some(Source::User(_))))
        else {
            return Ok(());
        };
        let seconds = seconds.clamp(1, 60).div_ceil(5) * 5;
        self.0.client.show_loading_animation(chat).loading_seconds(seconds).await?;
        Ok(())
    }

    async fn reply(
        &self,
        token: ReplyToken,
        messages: Vec<Message>,
    ) -> Result<Vec<SentMessage>, ReplyError> {
        let error = match self.0.client.reply_message(token, messages).await {
            Ok(answer) => return Ok(answer.sent_messages),
            Err(error) => error,
        };
        if error.api().is_some_and(line_client::ApiError::is_invalid_reply_token) {
            return Err(ReplyError::InvalidToken { age: self.age(), source: error });
        }
        self.state().used = !surely_not_sent(&error);
        Err(error.into())
    }

    fn chat(&self) -> Option<ChatId> {
        self.0.event.source.as_ref()?.chat_id()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Without the token, which is a right.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("age", &self.age())
            .field("is_open", &self.is_open())
            .finish_non_exhaustive()
    }
}

/// Whether LINE has refused the call, or never seen it: the token is good for another one then.
fn surely_not_sent(error: &line_client::Error) -> bool {
    use line_client::Error;

    match error {
        Error::Api(error) => error.status.is_client_error(),
        Error::Transport { source, .. } => source.is_connect(),
        Error::Timeout { .. } | Error::Decode { .. } | Error::TooLarge { .. } => false,
        _ => true,
    }
}

/// What became of messages.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Sent {
    /// What LINE says of each message, in their order.
    pub messages: Vec<SentMessage>,
    /// How many of them were pushed, which counts towards the monthly quota.
    pub pushed: usize,
}

/// Why an event is not answered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReplyError {
    /// The event cannot be answered.
    #[error("there is a reply, but no reply token")]
    NoToken,
    /// The event is answered already.
    #[error(
        "the reply token is used: it is good for one reply of up to 5 messages \
         (collect them with Reply::add, return them all, or let Reply::reply_or_push send the later ones)"
    )]
    Used,
    /// More messages than a reply can carry.
    #[error(
        "{count} messages are more than the 5 that a reply can carry (Reply::reply_or_push pushes the others)"
    )]
    TooMany {
        /// How many there are, once long texts are split.
        count: usize,
    },
    /// LINE does not take the token: too late, or used by somebody else.
    #[error(
        "LINE does not take the reply token any more, {} s after the event came: it is good once, for a minute or so \
         (Reply::reply_or_push pushes instead): {source}",
        age.as_secs()
    )]
    InvalidToken {
        /// How long ago the webhook came in.
        age: Duration,
        /// LINE's own words.
        source: line_client::Error,
    },
    /// There is nowhere to push to: the event tells no chat.
    #[error("there are messages to push, but the event tells no chat")]
    NoChat,
    /// A call failed.
    #[error("the reply was not accepted: {0}")]
    Client(#[from] line_client::Error),
}
