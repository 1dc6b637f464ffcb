//! LINE's three hosts, which remember what they were asked.

use std::{
    collections::BTreeSet,
    convert::Infallible,
    sync::{Arc, Mutex},
};

use bytes::Bytes;
use http::{HeaderMap, Request, Response, header::CONTENT_TYPE};
use http_body_util::{BodyExt, Full};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use line_bot::client::{
    Client, ClientBuilder, Host, Retry,
    endpoint::{ALL, OperationInfo},
};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::{answers, multipart};

/// A request, which host it was meant for, and which operation it is.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) host: Host,
    pub(crate) request: Request<Bytes>,
    pub(crate) operation: Option<&'static OperationInfo>,
}

#[derive(Clone)]
pub(crate) struct Platform {
    hosts: Vec<(Host, String)>,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    asked: Vec<Asked>,
    /// The operations that fail the next time.
    failing: BTreeSet<&'static str>,
}

impl Platform {
    pub(crate) async fn start() -> Self {
        let mut platform = Self { hosts: Vec::new(), state: Arc::default() };
        for host in [Host::Api, Host::Data, Host::Manager] {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let url = format!("http://{}", listener.local_addr().unwrap());
            platform.hosts.push((host, url));
            tokio::spawn(listen(listener, host, platform.state.clone()));
        }
        platform
    }

    pub(crate) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    pub(crate) fn builder(&self) -> ClientBuilder {
        let builder = Client::builder("s3cret").retry(Retry::never());
        self.hosts.iter().fold(builder, |builder, (host, url)| builder.host(*host, url))
    }

    /// What was asked since the last time.
    pub(crate) fn take(&self) -> Vec<Asked> {
        std::mem::take(&mut self.state.lock().unwrap().asked)
    }

    /// Answers with 500 to the next call of each of these.
    pub(crate) fn fail_once(&self, operations: BTreeSet<&'static str>) {
        self.state.lock().unwrap().failing = operations;
    }
}

impl Asked {
    /// A line of the log that LINE's documents are held against.
    pub(crate) fn to_json(&self) -> Value {
        let (parts, body) = (self.request.clone().into_parts().0, self.request.body());
        let headers: Vec<_> = parts
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
            .collect();
        let mut line = json!({
            "method": parts.method.as_str(),
            "host": host_name(self.host),
            "path": parts.uri.path(),
            "query": parts.uri.query(),
            "headers": headers,
        });
        let content_type = content_type(&parts.headers);
        let (key, value) = match content_type.split(';').next().unwrap() {
            _ if body.is_empty() => return line,
            "application/json" => ("body_json", serde_json::from_slice(body).unwrap()),
            "application/x-www-form-urlencoded" => {
                ("body_form", str::from_utf8(body).unwrap().into())
            }
            "multipart/form-data" => {
                ("body_multipart_fields", multipart::fields(content_type, body))
            }
            _ => ("body_binary_len", body.len().into()),
        };
        line[key] = value;
        line
    }
}

fn content_type(headers: &HeaderMap) -> &str {
    headers.get(CONTENT_TYPE).map_or("", |value| value.to_str().unwrap())
}

pub(crate) fn host_name(host: Host) -> &'static str {
    match host {
        Host::Api => "api.line.me",
        Host::Data => "api-data.line.me",
        Host::Manager => "manager.line.biz",
        _ => panic!("{host:?} is no host of LINE's documents"),
    }
}

async fn listen(listener: TcpListener, host: Host, state: Arc<Mutex<State>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let state = state.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| answer(host, request, &state));
            http1::Builder::new().serve_connection(TokioIo::new(stream), service).await.unwrap();
        });
    }
}

async fn answer(
    host: Host,
    request: Request<Incoming>,
    state: &Mutex<State>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let request = Request::from_parts(parts, body);
    let operation = find(host, &request);
    let mut state = state.lock().unwrap();
    state.asked.push(Asked { host, request, operation });
    let (status, content_type, body) = match operation {
        None => (404, "", &b"not found"[..]),
        Some(found) if state.failing.remove(found.operation) => (500, "", &b""[..]),
        Some(found) => answers::of(found.operation),
    };
    let response = Response::builder().status(status).header(CONTENT_TYPE, content_type);
    Ok(response.header("x-line-request-id", "r-1").body(body.into()).unwrap())
}

/// The operation with the fewest parameters whose path fits.
fn find(host: Host, request: &Request<Bytes>) -> Option<&'static OperationInfo> {
    let path = request.uri().path();
    let fits = |operation: &&OperationInfo| {
        operation.host == host
            && operation.method == *request.method()
            && operation.path.split('/').count() == path.split('/').count()
            && operation
                .path
                .split('/')
                .zip(path.split('/'))
                .all(|(template, part)| template.starts_with('{') || template == part)
    };
    ALL.iter().filter(fits).min_by_key(|operation| operation.path.matches('{').count())
}
