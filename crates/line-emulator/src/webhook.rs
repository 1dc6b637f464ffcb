//! Signs webhooks and delivers them.

use std::{fmt, io, sync::Arc};

use axum::body::Bytes;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use http::{HeaderValue, Request, Uri, header};
use http_body_util::{BodyExt, Collected, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use line_models::{
    UserId, WebhookEventId,
    webhook::{Callback, DeliveryContext, Event},
};
use sha2::Sha256;
use tokio::{
    net::TcpStream,
    sync::{mpsc, oneshot},
    time::{Instant, sleep, timeout_at},
};

use crate::{
    error::Error,
    log::{Entry, EntryKind, LoggedBody},
    platform::{Platform, now},
};

/// How often a webhook is delivered at most, if redelivery is on.
const ATTEMPTS_MAX: u32 = 4;
/// As much of an answer as is read. LINE does not read it at all; here it helps to find what went wrong.
const ANSWER_MAX: usize = 64 << 10;
const URL_MAX: usize = 500;

/// A webhook that the bot accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Delivery {
    /// The status the bot answered with: 200 to 299.
    pub status: u16,
    /// How often it was sent, the last time included.
    pub attempts: u32,
    /// The event's id.
    pub webhook_event_id: WebhookEventId,
}

/// Why a webhook was not accepted, as LINE's statistics tell it.
///
/// [LINE reference](https://developers.line.biz/en/docs/messaging-api/check-webhook-error-statistics/)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FailureReason {
    /// `could_not_connect`: nobody listens there, or the URL is not fit.
    CouldNotConnect,
    /// `request_timeout`: no answer came within the time limit.
    RequestTimeout,
    /// `error_status_code`: the status of the answer is not 200 to 299.
    ErrorStatusCode,
    /// `unclassified`: the connection broke.
    Unclassified,
}

impl FailureReason {
    /// As LINE writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CouldNotConnect => "could_not_connect",
            Self::RequestTimeout => "request_timeout",
            Self::ErrorStatusCode => "error_status_code",
            Self::Unclassified => "unclassified",
        }
    }
}

impl fmt::Display for FailureReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// An event that is to go out.
pub(crate) struct Job {
    pub(crate) user_id: UserId,
    pub(crate) event: Event,
    /// After a reset, nobody waits for it any more.
    pub(crate) generation: u64,
    pub(crate) done: oneshot::Sender<Result<Delivery, Error>>,
}

/// Delivers the events of one user, each after the one before was answered.
///
/// What is delivered again overtakes nothing and holds nothing up: it goes out beside the others, as at LINE.
pub(crate) async fn deliver_in_order(
    platform: Arc<Platform>,
    mut jobs: mpsc::UnboundedReceiver<Job>,
) {
    loop {
        let job = tokio::select! {
            job = jobs.recv() => job,
            () = platform.stopped() => None,
        };
        let Some(job) = job else { return };
        match attempt(&platform, &job, 1).await {
            Err(Error::NotDelivered { .. }) if platform.world().webhook().redelivery => {
                tokio::spawn(deliver_again(platform.clone(), job));
            }
            outcome => finish(job, outcome),
        }
    }
}

async fn deliver_again(platform: Arc<Platform>, job: Job) {
    let mut delay = platform.config.redelivery_delay;
    let mut attempts = 1;
    loop {
        tokio::select! {
            () = sleep(delay) => {}
            () = platform.stopped() => return,
        }
        delay = delay.saturating_mul(2);
        attempts += 1;
        let outcome = attempt(&platform, &job, attempts).await;
        let is_over = attempts == ATTEMPTS_MAX || !platform.world().webhook().redelivery;
        match outcome {
            Err(Error::NotDelivered { .. }) if !is_over => {}
            outcome => return finish(job, outcome),
        }
    }
}

fn finish(job: Job, outcome: Result<Delivery, Error>) {
    // It fails if nobody waits for the outcome; the log has it.
    let _ = job.done.send(outcome);
}

async fn attempt(platform: &Platform, job: &Job, attempt: u32) -> Result<Delivery, Error> {
    let mut event = job.event.clone();
    event.delivery_context = DeliveryContext::new(attempt > 1);
    let request = {
        let mut world = platform.world();
        if world.generation() != job.generation {
            return Err(Error::Stopped);
        }
        let request = Callback::new(&world.bot().user_id, [event]);
        if world.webhook().url.is_some() {
            world.deliver(&job.event, now());
        }
        request
    };
    let (_, result) = post(platform, &request, attempt, Some(&job.user_id)).await?;
    let status = result.map_err(|(reason, detail)| Error::NotDelivered {
        reason,
        detail,
        attempts: attempt,
    })?;
    let webhook_event_id = job.event.webhook_event_id.clone();
    Ok(Delivery {
        status,
        attempts: attempt,
        webhook_event_id: webhook_event_id.unwrap_or_else(|| "".into()),
    })
}

/// What the Verify button of LINE's console does: a webhook without events.
pub(crate) async fn verify(platform: &Platform) -> Result<Entry, Error> {
    let request = {
        let world = platform.world();
        if world.webhook().url.is_none() {
            return Err(Error::NoWebhookUrl);
        }
        Callback::new(&world.bot().user_id, [])
    };
    let (entry, _) = post(platform, &request, 1, None).await?;
    Ok(entry)
}

type Failure = (FailureReason, String);

/// Sends a webhook and logs it: once as it goes out, and again when it is answered.
async fn post(
    platform: &Platform,
    callback: &Callback,
    attempt: u32,
    user_id: Option<&UserId>,
) -> Result<(Entry, Result<u16, Failure>), Error> {
    // Strings and numbers always can be written.
    let body = Bytes::from(serde_json::to_vec(callback).unwrap_or_default());
    let url = platform.world().webhook().url.clone();
    let mut entry =
        Entry::new(EntryKind::Webhook, now(), "POST", url.as_deref().unwrap_or("(no webhook URL)"));
    entry.request = LoggedBody::new(&body, "application/json");
    entry.attempt = attempt;
    entry.user_id = user_id.cloned();
    let Some(url) = url else {
        entry.error = Some("no webhook URL is set".to_owned());
        platform.world().record(entry);
        return Err(Error::NoWebhookUrl);
    };

    let id = platform.world().record(entry.clone());
    let start = Instant::now();
    let signature = sign(&platform.config.channel_secret, &body);
    let deadline = start + platform.config.webhook_timeout;
    let answer = tokio::select! {
        answer = send(&url, body, &signature, deadline) => answer,
        () = platform.stopped() => return Err(Error::Stopped),
    };

    entry.millis = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let result = match answer {
        Ok(answer) => {
            entry.status = Some(answer.status.as_u16());
            entry.response = LoggedBody::new(&answer.body, &answer.content_type);
            if answer.status.is_success() {
                Ok(answer.status.as_u16())
            } else {
                Err((FailureReason::ErrorStatusCode, answer.status.as_str().to_owned()))
            }
        }
        Err(failure) => Err(failure),
    };
    entry.error = result.as_ref().err().map(|(reason, detail)| format!("{reason}: {detail}"));
    entry.id = id;
    platform.world().fill_in(id, |old| old.clone_from(&entry));
    Ok((entry, result))
}

struct Answer {
    status: http::StatusCode,
    content_type: String,
    body: Bytes,
}

async fn send(
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

/// The value of `x-line-signature`.
fn sign(secret: &str, body: &[u8]) -> String {
    // HMAC takes keys of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return String::new();
    };
    mac.update(body);
    STANDARD.encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_lines() {
        let body = br#"{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}"#;
        let signature = sign("8c570fa6dd201bb328f1c1eac23a96d8", body);
        assert_eq!(signature, "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=");
    }

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
