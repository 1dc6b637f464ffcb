//! A server that answers from a list, and remembers what it was asked.

use std::{
    collections::VecDeque,
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use http::{Request, Response, request::Parts};
use http_body_util::{BodyExt, Full, combinators::UnsyncBoxBody};
use hyper::{
    body::{Body, Frame, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use line_bot::client::{Client, ClientBuilder};
use tokio::{net::TcpListener, time::Sleep};

/// What to do with a request.
#[derive(Clone)]
pub(crate) enum Answer {
    /// Answers.
    With(u16, &'static [(&'static str, &'static str)], &'static str),
    /// Answers with so many bytes.
    Large(u16, usize),
    /// Closes the connection before the body is read.
    HangupEarly,
    /// Reads the request and closes the connection.
    Hangup,
    /// Reads the request and says nothing for long.
    Silence,
    /// Answers with a head that promises more than comes.
    Truncated,
    /// Answers with a byte now and then, without end.
    Drip,
    /// Answers, but the body does not come to its end.
    Open(u16, &'static [(&'static str, &'static str)], &'static str, Then),
}

/// What becomes of a body after its first bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Then {
    Cut,
    Silence,
    Drips,
}

pub(crate) fn json(status: u16, body: &'static str) -> Answer {
    Answer::With(
        status,
        &[("content-type", "application/json"), ("x-line-request-id", "r-1")],
        body,
    )
}

struct State {
    next: Box<dyn FnMut(&Parts) -> Answer + Send>,
    requests: Vec<Request<Bytes>>,
}

#[derive(Clone)]
pub(crate) struct Fake {
    pub(crate) url: String,
    state: Arc<Mutex<State>>,
}

impl Fake {
    /// Answers with one after the other, and with a 599 when there are none left.
    pub(crate) async fn start(answers: impl IntoIterator<Item = Answer>) -> Self {
        let mut answers: VecDeque<_> = answers.into_iter().collect();
        Self::with(move |_| answers.pop_front().unwrap_or(Answer::With(599, &[], "unexpected")))
            .await
    }

    /// Answers as `next` says to the head of each request.
    pub(crate) async fn with(next: impl FnMut(&Parts) -> Answer + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = State { next: Box::new(next), requests: Vec::new() };
        let fake = Self { url, state: Arc::new(Mutex::new(state)) };
        let this = fake.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let this = this.clone();
                tokio::spawn(async move {
                    let service = service_fn(move |request| this.clone().answer(request));
                    let connection =
                        http1::Builder::new().serve_connection(TokioIo::new(stream), service);
                    // Fails where it is told to.
                    let _ = connection.await;
                });
            }
        });
        fake
    }

    /// A client whose calls all come here.
    pub(crate) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    pub(crate) fn builder(&self) -> ClientBuilder {
        Client::builder("s3cret").base_url(&self.url)
    }

    pub(crate) fn requests(&self) -> Vec<Request<Bytes>> {
        self.state.lock().unwrap().requests.clone()
    }

    async fn answer(
        self,
        request: Request<Incoming>,
    ) -> Result<Response<UnsyncBoxBody<Bytes, Cut>>, Cut> {
        let (parts, body) = request.into_parts();
        let answer = (self.state.lock().unwrap().next)(&parts);
        let body = match answer {
            Answer::HangupEarly => Bytes::new(),
            _ => body.collect().await.map_err(|_| Cut)?.to_bytes(),
        };
        self.state.lock().unwrap().requests.push(Request::from_parts(parts, body));
        match answer {
            Answer::Large(status, size) => {
                let body = Full::from(vec![b'x'; size]).map_err(|never| match never {});
                Ok(Response::builder().status(status).body(body.boxed_unsync()).unwrap())
            }
            Answer::With(status, headers, body) => {
                let mut response = Response::builder().status(status);
                for (name, value) in headers {
                    response = response.header(*name, *value);
                }
                Ok(response
                    .body(Full::from(body).map_err(|never| match never {}).boxed_unsync())
                    .unwrap())
            }
            Answer::Hangup | Answer::HangupEarly => Err(Cut),
            Answer::Silence => {
                tokio::time::sleep(Duration::from_secs(60)).await;
                Err(Cut)
            }
            Answer::Truncated => {
                let response = Response::builder().header("content-length", "1000");
                Ok(response.body(Endless::new("{\"sentMess", Then::Cut).boxed_unsync()).unwrap())
            }
            Answer::Drip => Ok(Response::new(Endless::new(" ", Then::Drips).boxed_unsync())),
            Answer::Open(status, headers, body, then) => {
                let mut response = Response::builder().status(status);
                for (name, value) in headers {
                    response = response.header(*name, *value);
                }
                Ok(response.body(Endless::new(body, then).boxed_unsync()).unwrap())
            }
        }
    }
}

/// Ends the connection.
#[derive(Debug, thiserror::Error)]
#[error("cut")]
struct Cut;

/// A body that ends too early, or never.
struct Endless {
    bytes: &'static str,
    then: Then,
    sleep: Option<Pin<Box<Sleep>>>,
}

impl Endless {
    fn new(bytes: &'static str, then: Then) -> Self {
        Self { bytes, then, sleep: None }
    }
}

impl Body for Endless {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        if let Some(sleep) = &mut self.sleep {
            ready!(sleep.as_mut().poll(context));
            if !matches!(self.then, Then::Drips) {
                return Poll::Ready(Some(Err(Cut)));
            }
        }
        // Time for the bytes to leave.
        let wait = if matches!(self.then, Then::Silence) { 60_000 } else { 50 };
        self.sleep = Some(Box::pin(tokio::time::sleep(Duration::from_millis(wait))));
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(self.bytes.as_bytes())))))
    }
}
