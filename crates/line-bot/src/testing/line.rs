use std::{
    collections::{HashMap, VecDeque},
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use http::{Method, Request, Response, StatusCode};
use line_client::{Body, BoxError, Endpoint, Transport, transport::TransportError};
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
    /// The status that it was answered with; `None` if there was no connection.
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

/// Stands for LINE: a [`Transport`] that keeps every call and answers as LINE would. Cheap to clone; all clones are one.
///
/// It takes each reply token once, refuses messages that pass one of LINE's limits, knows every user (as `User U1`), and
/// answers `{}` to all that it does not know.
#[derive(Clone, Default)]
pub struct FakeLine(Arc<Inner>);

#[derive(Default)]
struct Inner {
    state: Mutex<State>,
    changed: Notify,
}

#[derive(Default)]
struct State {
    calls: Vec<ApiCall>,
    /// Which calls have been taken by an expectation.
    taken: Vec<bool>,
    /// By method and path of an operation.
    answers: HashMap<(Method, &'static str), VecDeque<Option<Answer>>>,
    profiles: HashMap<UserId, UserProfile>,
    used: Vec<ReplyToken>,
    messages: u64,
}

type Answer = (StatusCode, String);

impl FakeLine {
    /// Nothing has been called yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// All calls, the first one first.
    pub fn calls(&self) -> Vec<ApiCall> {
        self.state().calls.clone()
    }

    /// Answers an operation with 200 and this value.
    ///
    /// The answers to an operation are given in order, and the last one again and again.
    ///
    /// # Panics
    ///
    /// The value cannot be written as JSON.
    pub fn answer<E: Endpoint>(&self, value: impl Serialize) {
        let body = serde_json::to_string(&value).expect("an answer can be written as JSON");
        self.set::<E>(Some((StatusCode::OK, body)));
    }

    /// Refuses an operation, as LINE does: with this status and message.
    pub fn refuse<E: Endpoint>(&self, status: StatusCode, message: &str) {
        self.set::<E>(Some((status, json!(ErrorResponse::new(message)).to_string())));
    }

    /// Lets no connection be made for an operation.
    pub fn disconnect<E: Endpoint>(&self) {
        self.set::<E>(None);
    }

    /// Answers an operation as at first again.
    pub fn reset<E: Endpoint>(&self) {
        self.state().answers.remove(&(E::METHOD, E::PATH));
    }

    /// Shows this profile of its user, in groups too.
    pub fn profile(&self, profile: UserProfile) {
        self.state().profiles.insert(profile.user_id.clone(), profile);
    }

    /// Waits for a call that `read` gives something for, and takes it: it is not found again.
    pub(super) async fn next<T>(&self, read: impl Fn(&ApiCall) -> Option<T>) -> T {
        loop {
            let changed = self.0.changed.notified();
            if let Some(found) = self.take(&read) {
                return found;
            }
            changed.await;
        }
    }

    fn take<T>(&self, read: impl Fn(&ApiCall) -> Option<T>) -> Option<T> {
        let mut state = self.state();
        let State { calls, taken, .. } = &mut *state;
        calls.iter().zip(taken).filter(|(_, taken)| !**taken).find_map(|(call, taken)| {
            let found = read(call);
            *taken = found.is_some();
            found
        })
    }

    fn record(&self, method: Method, path: String, body: Value) -> Option<Answer> {
        let mut state = self.state();
        let answer = state.answer(&method, &path, &body);
        let status = answer.as_ref().map(|(status, _)| status.as_u16());
        state.calls.push(ApiCall { method, path, body, status });
        state.taken.push(false);
        drop(state);
        self.0.changed.notify_waiters();
        answer
    }

    fn set<E: Endpoint>(&self, answer: Option<Answer>) {
        self.state().answers.entry((E::METHOD, E::PATH)).or_default().push_back(answer);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// What was set, or else what LINE would answer; `None` for no connection.
    fn answer(&mut self, method: &Method, path: &str, body: &Value) -> Option<Answer> {
        let mut set = self.answers.iter_mut();
        match set.find(|((of, template), _)| of == method && fits(template, path)) {
            Some((_, answers)) if answers.len() > 1 => answers.pop_front().flatten(),
            Some((_, answers)) => answers.front().cloned().flatten(),
            None => Some(self.usual(method, path, body)),
        }
    }

    /// What LINE would answer.
    fn usual(&mut self, method: &Method, path: &str, body: &Value) -> Answer {
        let segments: Vec<&str> = segments(path).collect();
        match (method.as_str(), &*segments) {
            ("POST", ["v2", "bot", "message", "reply"]) => self.reply(body),
            ("POST", ["v2", "bot", "message", "push"]) => self.push(body),
            ("POST", ["v2", "bot", "chat", "loading", "start"]) => {
                (StatusCode::ACCEPTED, "{}".to_owned())
            }
            ("GET", ["v2", "bot", "info"]) => ok(&BotInfo::new(BOT, "@bot", "Bot")),
            ("GET", ["v2", "bot", "profile", user]) => ok(&self.user(user)),
            ("GET", ["v2", "bot", "group" | "room", _, "member", user]) => {
                let profile = self.user(user);
                let mut member = MemberProfile::new(profile.user_id, profile.display_name);
                member.picture_url = profile.picture_url;
                ok(&member)
            }
            _ => (StatusCode::OK, "{}".to_owned()),
        }
    }

    fn reply(&mut self, body: &Value) -> Answer {
        let request: ReplyMessageRequest = match valid(body) {
            Ok(request) => request,
            Err(refusal) => return refusal,
        };
        if self.used.contains(&request.reply_token) {
            return refusal(&ErrorResponse::new("Invalid reply token"));
        }
        self.used.push(request.reply_token);
        ok(&ReplyMessageResponse::new(self.sent(&request.messages.0)))
    }

    fn push(&mut self, body: &Value) -> Answer {
        match valid::<PushMessageRequest>(body) {
            Ok(request) => ok(&PushMessageResponse::new(self.sent(&request.messages.0))),
            Err(refusal) => refusal,
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
        let (parts, body) = request.into_parts();
        let body = read(body).await.map_err(TransportError::new)?;
        let path = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
        let Some((status, body)) = self.record(parts.method, path, body) else {
            return Err(TransportError::connect("the test lets no connection be made"));
        };
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = status;
        Ok(response)
    }
}

/// Without what was sent, which may be secret.
impl fmt::Debug for FakeLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FakeLine").field("calls", &self.state().calls.len()).finish_non_exhaustive()
    }
}

/// Whether a path is one of an operation, whose path has parameters in braces.
fn fits(template: &str, path: &str) -> bool {
    let mut path = segments(path);
    let parts_fit = segments(template)
        .all(|part| path.next().is_some_and(|segment| part == segment || part.starts_with('{')));
    parts_fit && path.next().is_none()
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('?').next().unwrap_or_default().split('/').skip(1)
}

async fn read(mut body: Body) -> Result<Value, BoxError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = body.chunk().await {
        bytes.extend_from_slice(&chunk?);
    }
    Ok(serde_json::from_slice(&bytes).unwrap_or_default())
}

fn ok<T: Serialize>(answer: &T) -> Answer {
    (StatusCode::OK, json!(answer).to_string())
}

fn refusal(error: &ErrorResponse) -> Answer {
    (StatusCode::BAD_REQUEST, json!(error).to_string())
}

/// What LINE would take.
fn valid<T: DeserializeOwned + Validate>(body: &Value) -> Result<T, Answer> {
    let request =
        T::deserialize(body).map_err(|error| refusal(&ErrorResponse::new(error.to_string())))?;
    if let Err(violations) = request.validate() {
        let details: Vec<_> = violations
            .iter()
            .map(|violation| ErrorDetail::new(&*violation.message, &*violation.property))
            .collect();
        let message = format!("The request body has {} error(s)", details.len());
        return Err(refusal(&ErrorResponse::new(message).details(details)));
    }
    Ok(request)
}
