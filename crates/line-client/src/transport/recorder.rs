use std::{
    collections::{HashMap, VecDeque},
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::{Method, Request, Response, StatusCode, header::CONTENT_TYPE};
use line_models::error::ErrorResponse;
use serde::Serialize;

use super::{Transport, TransportError};
use crate::{Body, Endpoint};

/// Answers from a table and remembers what it was asked, for tests of programs that use this crate.
///
/// The answers to an operation are given in order, and the last one again and again. An operation without any gets 200
/// and an empty JSON object, which is what most calls that change something answer. Clones share all of it.
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
#[derive(Clone, Default)]
pub struct Recorder(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    answers: HashMap<(Method, &'static str), VecDeque<Option<Response<Bytes>>>>,
    requests: Vec<Request<Bytes>>,
}

impl Recorder {
    /// Without any answers.
    pub fn new() -> Self {
        Self::default()
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
        self.push::<E>(Some(response));
    }

    /// Breaks the connection off instead of an answer.
    pub fn hang_up<E: Endpoint>(&self) {
        self.push::<E>(None);
    }

    /// The requests for an operation, in order.
    pub fn requests<E: Endpoint>(&self) -> Vec<Request<Bytes>> {
        let is_it = |request: &&Request<Bytes>| {
            *request.method() == E::METHOD && fit(E::PATH, request.uri().path()).is_some()
        };
        self.state().requests.iter().filter(is_it).cloned().collect()
    }

    /// All requests, in order.
    pub fn all_requests(&self) -> Vec<Request<Bytes>> {
        self.state().requests.clone()
    }

    fn push<E: Endpoint>(&self, answer: Option<Response<Bytes>>) {
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
        let (parts, body) = request.into_parts();
        Box::pin(async move {
            let (body, _) = body.read(usize::MAX).await.map_err(TransportError::new)?;
            let request = Request::from_parts(parts, body);
            let mut state = self.state();
            let answer = state.next(request.method(), request.uri().path());
            state.requests.push(request);
            match answer {
                Some(response) => Ok(response.map(Body::from)),
                None => Err(TransportError::new("hung up on purpose")),
            }
        })
    }
}

impl State {
    fn next(&mut self, method: &Method, path: &str) -> Option<Response<Bytes>> {
        let answers = self
            .answers
            .iter_mut()
            .filter(|((of, _), _)| of == method)
            .filter_map(|((_, template), answers)| Some((fit(template, path)?, answers)))
            .max_by_key(|(fit, _)| *fit);
        match answers {
            Some((_, answers)) if answers.len() > 1 => answers.pop_front().flatten(),
            Some((_, answers)) => answers.front().cloned().flatten(),
            None => Some(Response::new(Bytes::from_static(b"{}"))),
        }
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

/// Tells numbers alone: requests may hold tokens.
impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let requests = self.state().requests.len();
        f.debug_struct("Recorder").field("requests", &requests).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
