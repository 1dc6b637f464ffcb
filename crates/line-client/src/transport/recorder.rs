use std::{
    collections::{HashMap, VecDeque},
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::{Method, Request, Response, StatusCode, header::CONTENT_TYPE};
use line_models::error::ErrorResponse;
use serde_core::Serialize;

use super::{Transport, TransportError};
use crate::{Body, Endpoint};

/// Answers from a table and remembers what it was asked, for tests of programs that use this crate.
///
/// The answers to an operation are given in order, and the last one again and again. An operation without any gets 200
/// and an empty JSON object, which is what most calls that change something answer, or what [`Recorder::answering`] says.
/// Clones share all of it.
///
/// ```
/// use line_client::{
///     Client, StatusCode,
///     endpoint::{GetProfile, PushMessage},
///     models::profile::UserProfile,
///     transport::Recorder,
/// };
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), line_client::Error> {
/// let line = Recorder::new();
/// line.answer::<GetProfile>(UserProfile::new("U1", "Alice"));
/// line.refuse::<PushMessage>(StatusCode::BAD_REQUEST, "Failed to send messages");
/// let client = Client::builder("token").transport(line.clone()).build()?;
///
/// assert_eq!(client.get_profile("U1").await?.display_name, "Alice");
/// assert!(client.push_message("U1", "Hello").await.is_err());
/// let push = &line.requests::<PushMessage>()[0];
/// assert_eq!(&push.body()[..], br#"{"to":"U1","messages":[{"type":"text","text":"Hello"}]}"#);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Recorder(Arc<Mutex<State>>);

type Otherwise = dyn FnMut(&Request<Bytes>) -> Response<Bytes> + Send;

struct State {
    answers: HashMap<(Method, &'static str), VecDeque<Answer>>,
    otherwise: Box<Otherwise>,
    exchanges: Vec<Exchange>,
}

#[derive(Clone)]
enum Answer {
    Respond(Response<Bytes>),
    HangUp,
    Disconnect,
}

/// A request, and what became of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Exchange {
    /// As it left the client.
    pub request: Request<Bytes>,
    /// `None` if there was none on purpose.
    pub response: Option<Response<Bytes>>,
}

impl Recorder {
    /// Without any answers.
    pub fn new() -> Self {
        Self::answering(|_| Response::new(Bytes::from_static(b"{}")))
    }

    /// Answers an operation for which no answer is set as `otherwise` says, which cannot ask the recorder.
    pub fn answering(
        otherwise: impl FnMut(&Request<Bytes>) -> Response<Bytes> + Send + 'static,
    ) -> Self {
        Self(Arc::new(Mutex::new(State {
            answers: HashMap::new(),
            otherwise: Box::new(otherwise),
            exchanges: Vec::new(),
        })))
    }

    /// Answers an operation with 200 and JSON.
    pub fn answer<E: Endpoint>(&self, value: impl Serialize) {
        self.respond::<E>(json(StatusCode::OK, &value));
    }

    /// Refuses an operation as LINE does.
    pub fn refuse<E: Endpoint>(&self, status: StatusCode, message: &str) {
        self.respond::<E>(json(status, &ErrorResponse::new(message)));
    }

    /// Answers an operation.
    pub fn respond<E: Endpoint>(&self, response: Response<Bytes>) {
        self.push::<E>(Answer::Respond(response));
    }

    /// Breaks the connection off instead of an answer: the client cannot know whether LINE has seen the request.
    pub fn hang_up<E: Endpoint>(&self) {
        self.push::<E>(Answer::HangUp);
    }

    /// Lets no connection be made for an operation: surely LINE has not seen the request.
    pub fn disconnect<E: Endpoint>(&self) {
        self.push::<E>(Answer::Disconnect);
    }

    /// Forgets the answers to an operation.
    pub fn reset<E: Endpoint>(&self) {
        self.state().answers.remove(&(E::METHOD, E::PATH));
    }

    /// The requests for an operation, in order.
    pub fn requests<E: Endpoint>(&self) -> Vec<Request<Bytes>> {
        let is_it = |request: &&Request<Bytes>| {
            *request.method() == E::METHOD && fit(E::PATH, request.uri().path()).is_some()
        };
        self.state().requests().filter(is_it).cloned().collect()
    }

    /// All requests, in order.
    pub fn all_requests(&self) -> Vec<Request<Bytes>> {
        self.state().requests().cloned().collect()
    }

    /// All requests with their responses, in order.
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.state().exchanges.clone()
    }

    fn push<E: Endpoint>(&self, answer: Answer) {
        self.state().answers.entry((E::METHOD, E::PATH)).or_default().push_back(answer);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Recorder {
    fn send<'a, 'f>(
        &'a self,
        request: Request<Body>,
    ) -> BoxFuture<'f, Result<Response<Body>, TransportError>>
    where
        'a: 'f,
        Self: 'f,
    {
        let (parts, mut body) = request.into_parts();
        Box::pin(async move {
            let (body, _) = body.read(usize::MAX).await.map_err(TransportError::new)?;
            let request = Request::from_parts(parts, body);
            let mut state = self.state();
            let answer = state.next(&request);
            let response = match &answer {
                Answer::Respond(response) => Some(response.clone()),
                Answer::HangUp | Answer::Disconnect => None,
            };
            state.exchanges.push(Exchange { request, response });
            match answer {
                Answer::Respond(response) => Ok(response.map(Body::from)),
                Answer::HangUp => Err(TransportError::new("hung up on purpose")),
                Answer::Disconnect => Err(TransportError::connect("not connected on purpose")),
            }
        })
    }
}

impl State {
    fn next(&mut self, request: &Request<Bytes>) -> Answer {
        let path = request.uri().path();
        let answers = self
            .answers
            .iter_mut()
            .filter(|((method, _), _)| method == request.method())
            .filter_map(|((_, template), answers)| Some((fit(template, path)?, answers)))
            .max_by_key(|(fit, _)| *fit)
            .map(|(_, answers)| answers);
        let set = answers.and_then(|answers| match answers.len() {
            0 | 1 => answers.front().cloned(),
            _ => answers.pop_front(),
        });
        set.unwrap_or_else(|| Answer::Respond((self.otherwise)(request)))
    }

    fn requests(&self) -> impl Iterator<Item = &Request<Bytes>> {
        self.exchanges.iter().map(|exchange| &exchange.request)
    }
}

/// How many segments of a path are just those of the template, if it fits at all. A base URL may come before.
fn fit(template: &str, path: &str) -> Option<usize> {
    let mut path = path.rsplit('/');
    let mut same = 0;
    for segment in template.rsplit('/') {
        let found = path.next()?;
        if segment.is_empty() || segment.starts_with('{') {
            continue;
        }
        if found != segment {
            return None;
        }
        same += 1;
    }
    Some(same)
}

fn json(status: StatusCode, value: &impl Serialize) -> Response<Bytes> {
    let (status, body) = match serde_json::to_vec(value) {
        Ok(body) => (status, body),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string().into_bytes()),
    };
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, http::HeaderValue::from_static("application/json"));
    response
}

impl Default for Recorder {
    fn default() -> Self {
        Self::new()
    }
}

/// Tells numbers alone: requests may hold tokens.
impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let requests = self.state().exchanges.len();
        f.debug_struct("Recorder").field("requests", &requests).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Client, endpoint::GetBotInfo};

    #[tokio::test]
    async fn what_has_no_answer_is_answered_by_the_function_and_all_is_remembered() {
        let line = Recorder::answering(|request| {
            assert_eq!(request.uri().path(), "/v2/bot/info");
            json(StatusCode::NOT_FOUND, &ErrorResponse::new("Not found"))
        });
        let client = Client::builder("token").retry(crate::Retry::never());
        let client = client.transport(line.clone()).build().unwrap();
        line.hang_up::<GetBotInfo>();
        line.disconnect::<GetBotInfo>();
        let mut connects = Vec::new();
        for _ in 0..2 {
            match client.get_bot_info().await {
                Err(crate::Error::Transport { source, .. }) => connects.push(source.is_connect()),
                other => panic!("{other:?}"),
            }
        }
        line.reset::<GetBotInfo>();
        assert!(client.get_bot_info().await.unwrap_err().api().unwrap().is_not_found());
        assert_eq!(connects, [false, true]);
        let statuses = line.exchanges().into_iter().map(|exchange| exchange.response);
        let statuses: Vec<_> =
            statuses.map(|response| response.map(|r| r.status().as_u16())).collect();
        assert_eq!(statuses, [None, None, Some(404)]);
        assert_eq!(line.requests::<GetBotInfo>().len(), 3);
    }

    #[test]
    fn a_path_fits_its_template_behind_any_base() {
        let table = [
            ("/v2/bot/info", "/v2/bot/info", Some(3)),
            ("/v2/bot/info", "/base/v2/bot/info", Some(3)),
            ("/v2/bot/profile/{userId}", "/v2/bot/profile/U1", Some(3)),
            ("/v2/bot/richmenu/{richMenuId}", "/v2/bot/richmenu/list", Some(3)),
            ("/v2/bot/richmenu/list", "/v2/bot/richmenu/list", Some(4)),
            ("/v2/bot/info", "/v2/bot/infos", None),
            ("/v2/bot/info", "/info", None),
        ];
        for (template, path, expected) in table {
            assert_eq!(fit(template, path), expected, "{template} {path}");
        }
    }
}
