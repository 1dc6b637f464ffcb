//! The HTTP of a webhook.

use std::io;

use axum::body::Bytes;
use http::{HeaderValue, Request, StatusCode, Uri, header};
use http_body_util::{BodyExt, Collected, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::{
    net::TcpStream,
    time::{Instant, timeout_at},
};

use super::{Failure, FailureReason};
use crate::error::Error;

/// As much of an answer as is read. LINE does not read it at all; here it helps to find what went wrong.
const ANSWER_MAX: usize = 64 << 10;
const URL_MAX: usize = 500;

/// What the bot answered.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) content_type: String,
    pub(super) body: Bytes,
}

/// Posts `body` to `url`, over a connection of its own.
pub(super) async fn send(
    url: &str,
    body: Bytes,
    signature: &str,
    deadline: Instant,
) -> Result<Answer, Failure> {
    let target = Target::parse(url)?;
    let request = target.request(body, signature)?;
    let connect = async {
        let stream = TcpStream::connect((target.host, target.port)).await.map_err(|error| {
            let detail = match error.kind() {
                io::ErrorKind::ConnectionRefused => "Connection failed (refused)".to_owned(),
                _ => format!("Connection failed ({error})"),
            };
            (FailureReason::CouldNotConnect, detail)
        })?;
        http1::handshake(TokioIo::new(stream)).await.map_err(|error| broken(&error))
    };
    let (mut sender, connection) = timeout_at(deadline, connect)
        .await
        .map_err(|_| (FailureReason::CouldNotConnect, "Connection timeout".to_owned()))??;

    let exchange = async {
        let response = timeout_at(deadline, sender.send_request(request))
            .await
            .map_err(|_| (FailureReason::RequestTimeout, "Request timeout".to_owned()))?
            .map_err(|error| broken(&error))?;
        let status = response.status();
        let content_type = response.headers().get(header::CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok()).unwrap_or_default();
        let content_type = content_type.to_owned();
        // The status decides. A body that is too long, broken or late is left out.
        let body = timeout_at(deadline, Limited::new(response, ANSWER_MAX).collect()).await;
        let body = body.ok().and_then(Result::ok).map(Collected::to_bytes).unwrap_or_default();
        Ok(Answer { status, content_type, body })
    };
    tokio::pin!(exchange);
    tokio::select! {
        answer = &mut exchange => answer,
        // The connection may be over while what it brought is still to be read.
        _ = connection => exchange.await,
    }
}

fn broken(error: &hyper::Error) -> Failure {
    (FailureReason::Unclassified, format!("Session closed unexpectedly ({error})"))
}

/// The webhook URL in parts.
struct Target<'a> {
    host: &'a str,
    port: u16,
    authority: &'a str,
    path: &'a str,
}

impl<'a> Target<'a> {
    fn parse(url: &'a str) -> Result<Self, Failure> {
        let failure = |detail: &str| (FailureReason::CouldNotConnect, detail.to_owned());
        let invalid = || failure("Invalid URL syntax");
        let Some(rest) = strip_scheme(url, "http://") else {
            return Err(match strip_scheme(url, "https://") {
                Some(_) => failure(
                    "TLS handshake failure (the emulator speaks no TLS: give the bot an http:// URL)",
                ),
                None => invalid(),
            });
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        let path = path.split('#').next().unwrap_or_default();
        let uri: Uri = authority.parse().map_err(|_| invalid())?;
        let has_port = authority.rsplit(']').next().is_some_and(|end| end.contains(':'));
        let port = match uri.port_u16() {
            Some(port) => port,
            None if has_port => return Err(invalid()),
            None => 80,
        };
        let authority = authority.rsplit('@').next().unwrap_or_default();
        let host = match authority.strip_prefix('[') {
            Some(v6) => v6.split(']').next().unwrap_or_default(),
            None => authority.split(':').next().unwrap_or_default(),
        };
        if host.is_empty() { Err(invalid()) } else { Ok(Self { host, port, authority, path }) }
    }

    fn request(&self, body: Bytes, signature: &str) -> Result<Request<Full<Bytes>>, Failure> {
        let path = match self.path.chars().next() {
            Some('/') => self.path.to_owned(),
            _ => format!("/{}", self.path),
        };
        Request::post(path)
            .header(header::HOST, self.authority)
            .header(
                header::CONTENT_TYPE,
                HeaderValue::from_static("application/json; charset=utf-8"),
            )
            .header(header::USER_AGENT, HeaderValue::from_static("LineBotWebhook/2.0"))
            .header("x-line-signature", signature)
            .body(Full::new(body))
            .map_err(|_| (FailureReason::CouldNotConnect, "Invalid URL syntax".to_owned()))
    }
}

fn strip_scheme<'a>(url: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = url.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// What LINE's console would check, except that http is fine here.
pub(crate) fn check_url(url: &str) -> Result<(), Error> {
    let has_scheme = ["http://", "https://"].into_iter().any(|s| strip_scheme(url, s).is_some());
    let is_short = line_models::text::utf16_len(url) <= URL_MAX;
    if has_scheme && is_short && url.parse::<Uri>().is_ok() {
        Ok(())
    } else {
        Err(Error::WebhookUrl { url: url.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_taken_apart() {
        let table = [
            ("http://127.0.0.1:3000/callback", "127.0.0.1", 3000, "/callback"),
            ("HTTP://localhost", "localhost", 80, "/"),
            ("http://localhost?a=b", "localhost", 80, "/?a=b"),
            ("http://[::1]:8080/a?b=c#d", "::1", 8080, "/a?b=c"),
            ("http://[::1]/", "::1", 80, "/"),
            ("http://user@example.test:1/", "example.test", 1, "/"),
        ];
        for (url, host, port, path) in table {
            let target = Target::parse(url).map_err(|(_, detail)| detail).unwrap();
            assert_eq!((target.host, target.port), (host, port), "{url}");
            let request = target.request(Bytes::new(), "s").map_err(|(_, detail)| detail).unwrap();
            assert_eq!(request.uri(), path, "{url}");
        }
    }

    #[test]
    fn a_url_that_is_none_has_lines_reason() {
        let table = [
            ("https://example.test/", "TLS handshake failure"),
            ("http://", "Invalid URL syntax"),
            ("http://:80/", "Invalid URL syntax"),
            ("http://localhost:99999/", "Invalid URL syntax"),
            ("http://local host/", "Invalid URL syntax"),
            ("ftp://localhost/", "Invalid URL syntax"),
        ];
        for (url, expected) in table {
            let (reason, detail) = Target::parse(url).err().unwrap();
            assert_eq!(reason, FailureReason::CouldNotConnect, "{url}");
            assert!(detail.starts_with(expected), "{url}: {detail}");
        }
    }

    #[test]
    fn a_webhook_url_has_a_scheme_and_at_most_500_characters() {
        assert!(check_url("http://127.0.0.1:3000/callback").is_ok());
        assert!(check_url("https://example.test/").is_ok());
        let long = format!("http://localhost/{}", "x".repeat(500));
        for url in ["", "localhost:3000", "ftp://localhost/", "http://", "http://a b/", &long] {
            assert!(check_url(url).is_err(), "{url}");
        }
    }
}
