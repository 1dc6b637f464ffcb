use std::{
    collections::{HashMap, HashSet},
    fmt,
    ops::Deref,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use line_client::{
    Body, Transport,
    transport::{Exchange, Recorder, TransportError},
};
use line_models::{
    ChatId, Message, ReplyToken, UserId, Validate,
    bot::BotInfo,
    error::{ErrorDetail, ErrorResponse},
    group::MemberProfile,
    message::{
        PushMessageRequest, PushMessageResponse, ReplyMessageRequest, ReplyMessageResponse,
        SentMessage,
    },
    profile::UserProfile,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use tokio::sync::Notify;

use super::bot::BOT;

const REPLY: &str = "/v2/bot/message/reply";
const PUSH: &str = "/v2/bot/message/push";

/// A call of the API, as it left the bot.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ApiCall {
    /// The method.
    pub method: Method,
    /// The path, such as `/v2/bot/profile/U1`, and the query, if any.
    pub path: String,
    /// The body, if it is JSON.
    pub body: Value,
    /// The status that it was answered with; `None` if there was no answer.
    pub status: Option<u16>,
}

/// A message that was pushed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Push {
    /// To whom.
    pub to: ChatId,
    /// At least one.
    pub messages: Vec<Message>,
}

/// Stands for LINE: a [`Recorder`] that answers as LINE would. Cheap to clone; all clones are one.
///
/// It takes each reply token once, refuses messages that pass one of LINE's limits, knows every user (as `User U1`), and
/// answers `{}` to all that it does not know. Any operation can be given other answers: the methods of [`Recorder`] are
/// its own.
#[derive(Clone)]
pub struct FakeLine {
    recorder: Recorder,
    platform: Arc<Mutex<Platform>>,
    expected: Arc<Expected>,
}

/// What has been expected.
#[derive(Default)]
struct Expected {
    /// Which calls an expectation has taken.
    taken: Mutex<HashSet<usize>>,
    changed: Notify,
}

/// What LINE remembers.
#[derive(Default)]
struct Platform {
    profiles: HashMap<UserId, UserProfile>,
    used: HashSet<ReplyToken>,
    messages: u64,
}

impl FakeLine {
    /// Nothing has been called yet.
    pub fn new() -> Self {
        let platform = Arc::<Mutex<Platform>>::default();
        let answering = platform.clone();
        Self {
            recorder: Recorder::answering(move |request| lock(&answering).answer(request)),
            platform,
            expected: Arc::default(),
        }
    }

    /// All calls, the first one first.
    pub fn calls(&self) -> Vec<ApiCall> {
        self.exchanges().into_iter().map(ApiCall::new).collect()
    }

    /// Shows this profile of its user, in groups too.
    pub fn profile(&self, profile: UserProfile) {
        lock(&self.platform).profiles.insert(profile.user_id.clone(), profile);
    }

    /// Waits for a call that `read` gives something for, and takes it: it is not found again.
    pub(super) async fn next<T>(&self, read: impl Fn(&ApiCall) -> Option<T>) -> T {
        loop {
            let changed = self.expected.changed.notified();
            if let Some(found) = self.take(&read) {
                return found;
            }
            changed.await;
        }
    }

    fn take<T>(&self, read: impl Fn(&ApiCall) -> Option<T>) -> Option<T> {
        let mut taken = lock(&self.expected.taken);
        let (index, found) = self
            .calls()
            .iter()
            .enumerate()
            .filter(|(index, _)| !taken.contains(index))
            .find_map(|(index, call)| Some((index, read(call)?)))?;
        taken.insert(index);
        Some(found)
    }
}

impl Default for FakeLine {
    fn default() -> Self {
        Self::new()
    }
}

impl Deref for FakeLine {
    type Target = Recorder;

    fn deref(&self) -> &Recorder {
        &self.recorder
    }
}

impl Platform {
    fn answer(&mut self, request: &Request<Bytes>) -> Response<Bytes> {
        let segments: Vec<&str> = request.uri().path().split('/').skip(1).collect();
        match (request.method().as_str(), &*segments) {
            ("POST", ["v2", "bot", "message", "reply"]) => self.reply(request.body()),
            ("POST", ["v2", "bot", "message", "push"]) => self.push(request.body()),
            ("POST", ["v2", "bot", "chat", "loading", "start"]) => {
                respond(StatusCode::ACCEPTED, &json!({}))
            }
            ("GET", ["v2", "bot", "info"]) => ok(&BotInfo::new(BOT, "@bot", "Bot")),
            ("GET", ["v2", "bot", "profile", user]) => ok(&self.user(user)),
            ("GET", ["v2", "bot", "group" | "room", _, "member", user]) => {
                let profile = self.user(user);
                let mut member = MemberProfile::new(profile.user_id, profile.display_name);
                member.picture_url = profile.picture_url;
                ok(&member)
            }
            _ => ok(&json!({})),
        }
    }

    fn reply(&mut self, body: &[u8]) -> Response<Bytes> {
        let request: ReplyMessageRequest = match valid(body) {
            Ok(request) => request,
            Err(refusal) => return bad_request(&refusal),
        };
        if !self.used.insert(request.reply_token) {
            return bad_request(&ErrorResponse::new("Invalid reply token"));
        }
        ok(&ReplyMessageResponse::new(self.sent(&request.messages.0)))
    }

    fn push(&mut self, body: &[u8]) -> Response<Bytes> {
        match valid::<PushMessageRequest>(body) {
            Ok(request) => ok(&PushMessageResponse::new(self.sent(&request.messages.0))),
            Err(refusal) => bad_request(&refusal),
        }
    }

    fn sent(&mut self, messages: &[Message]) -> Vec<SentMessage> {
        let sent = messages.iter().map(|_| {
            self.messages += 1;
            let id = self.messages.to_string();
            SentMessage::new(&*id).quote_token(format!("quote-token-of-{id}"))
        });
        sent.collect()
    }

    fn user(&self, id: &str) -> UserProfile {
        let profile = self.profiles.get(id).cloned();
        profile.unwrap_or_else(|| UserProfile::new(id, format!("User {id}")))
    }
}

impl ApiCall {
    fn new(exchange: Exchange) -> Self {
        let (request, body) = exchange.request.into_parts();
        Self {
            method: request.method,
            path: request.uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
            body: serde_json::from_slice(&body).unwrap_or_default(),
            status: exchange.response.map(|response| response.status().as_u16()),
        }
    }

    /// The messages of a reply that was accepted.
    pub(super) fn as_reply(&self) -> Option<Vec<Message>> {
        self.accepted::<ReplyMessageRequest>(REPLY).map(|request| request.messages.0)
    }

    /// A push message that was accepted.
    pub(super) fn as_push(&self) -> Option<Push> {
        let request = self.accepted::<PushMessageRequest>(PUSH)?;
        Some(Push { to: request.to, messages: request.messages.0 })
    }

    fn accepted<T: DeserializeOwned>(&self, path: &str) -> Option<T> {
        if self.path != path || self.status != Some(200) {
            return None;
        }
        serde_json::from_value(self.body.clone()).ok()
    }
}

#[async_trait::async_trait]
impl Transport for FakeLine {
    async fn send(&self, request: Request<Body>) -> Result<Response<Body>, TransportError> {
        let response = self.recorder.send(request).await;
        self.expected.changed.notify_waiters();
        response
    }
}

/// Without what was sent, which may be secret.
impl fmt::Debug for FakeLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FakeLine").field("recorder", &self.recorder).finish_non_exhaustive()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn ok<T: Serialize>(answer: &T) -> Response<Bytes> {
    respond(StatusCode::OK, answer)
}

fn bad_request(error: &ErrorResponse) -> Response<Bytes> {
    respond(StatusCode::BAD_REQUEST, error)
}

fn respond<T: Serialize>(status: StatusCode, answer: &T) -> Response<Bytes> {
    let mut response = Response::new(json!(answer).to_string().into());
    *response.status_mut() = status;
    response
}

/// What LINE would take.
fn valid<T: DeserializeOwned + Validate>(body: &[u8]) -> Result<T, ErrorResponse> {
    let request: T =
        serde_json::from_slice(body).map_err(|error| ErrorResponse::new(error.to_string()))?;
    let Err(violations) = request.validate() else { return Ok(request) };
    let details: Vec<_> = violations
        .iter()
        .map(|violation| ErrorDetail::new(&*violation.message, &*violation.property))
        .collect();
    let message = format!("The request body has {} error(s)", details.len());
    Err(ErrorResponse::new(message).details(details))
}
