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
use crate::{
    Body, Endpoint,
    endpoint::{ALL, OperationInfo},
};

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

/// A request, and what became of it. `Debug` shows no query, header or body: they may hold secrets.
#[derive(Clone)]
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
        let is_it = |request: &&Request<Bytes>| fit(&E::METHOD, E::PATH, request).is_some();
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
        let answers = self
            .answers
            .iter_mut()
            .filter_map(|((method, path), answers)| Some((fit(method, path, request)?, answers)))
            .max_by(|(fit, _), (other, _)| fit.cmp(other))
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

/// How well a request fits an operation, or `None` if it does not, or if it fits another one of LINE's better.
fn fit(method: &Method, template: &str, request: &Request<Bytes>) -> Option<Vec<bool>> {
    let fit = |other: &Method, template| {
        (other == request.method()).then(|| literals(template, request.uri().path()))?
    };
    let this = fit(method, template)?;
    let better =
        |other: &OperationInfo| fit(&other.method, other.path).is_some_and(|other| other > this);
    (!ALL.iter().any(better)).then_some(this)
}

/// Which segments of a path are just those of the template, if it fits at all: the more and the earlier, the better. A base
/// URL may come before.
fn literals(template: &str, path: &str) -> Option<Vec<bool>> {
    let mut path = path.rsplit('/');
    let same = |segment: &str| {
        let found = path.next()?;
        let any = segment.is_empty() || segment.starts_with('{');
        (any || found == segment).then_some(!any)
    };
    let mut literals = template.rsplit('/').map(same).collect::<Option<Vec<_>>>()?;
    literals.reverse();
    Some(literals)
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

impl fmt::Debug for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { request, response } = self;
        f.debug_struct("Exchange")
            .field("method", request.method())
            .field("path", &request.uri().path())
            .field("request_bytes", &request.body().len())
            .field("status", &response.as_ref().map(Response::status))
            .field("response_bytes", &response.as_ref().map(|response| response.body().len()))
            .finish_non_exhaustive()
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
    use crate::{
        Client,
        endpoint::{GetBotInfo, GetRichMenuImage, LinkRichMenuIdToUser, SetDefaultRichMenu},
    };

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

    #[tokio::test]
    async fn a_request_whose_path_fits_two_operations_is_one_of_the_one_that_fits_best() {
        let line = Recorder::new();
        let client = Client::builder("token").transport(line.clone()).build().unwrap();
        line.refuse::<LinkRichMenuIdToUser>(StatusCode::BAD_REQUEST, "no");
        line.refuse::<GetRichMenuImage>(StatusCode::BAD_REQUEST, "no");
        client.set_default_rich_menu("richmenu-1").await.unwrap();
        client.get_rich_menu_alias("content").await.unwrap_err();
        assert!(line.requests::<LinkRichMenuIdToUser>().is_empty());
        assert!(line.requests::<GetRichMenuImage>().is_empty());
        assert_eq!(line.requests::<SetDefaultRichMenu>().len(), 1);
        assert_eq!(line.exchanges()[1].response.as_ref().unwrap().status(), 200);
        client.link_rich_menu_id_to_user("U1", "richmenu-1").await.unwrap_err();
        assert_eq!(line.requests::<LinkRichMenuIdToUser>().len(), 1);
    }

    #[test]
    fn a_request_for_an_operation_is_for_no_other_one() {
        for base in ["https://api.line.me", "http://127.0.0.1:80/base"] {
            for operation in ALL {
                let path = operation.path.replace(['{', '}'], "");
                let request = Request::builder().method(&operation.method);
                let request = request.uri(format!("{base}{path}")).body(Bytes::new()).unwrap();
                let fits =
                    |other: &&OperationInfo| fit(&other.method, other.path, &request).is_some();
                let fits: Vec<_> = ALL.iter().filter(fits).collect();
                assert_eq!(fits, [operation], "{path}");
            }
        }
    }

    #[test]
    fn a_path_fits_its_template_behind_any_base() {
        // template, path, how many segments are the same
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
            let found = literals(template, path);
            let found = found.map(|literals| literals.into_iter().filter(|same| *same).count());
            assert_eq!(found, expected, "{template} {path}");
        }
    }
}
