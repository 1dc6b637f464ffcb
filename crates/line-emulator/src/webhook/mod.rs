//! Signs webhooks and delivers them.

mod http;

use std::{fmt, sync::Arc};

use axum::body::Bytes;
use line_models::{
    ChatId, WebhookEventId,
    webhook::{Callback, DeliveryContext, Event},
};
use line_webhook::ChannelSecret;
use tokio::{
    sync::{mpsc, oneshot},
    time::{Instant, sleep},
};

pub(crate) use self::http::check_url;
use crate::{
    error::Error,
    log::{Entry, EntryKind, LoggedBody},
    platform::{Platform, now},
};

/// How often a webhook is delivered at most, if redelivery is on.
const ATTEMPTS_MAX: u32 = 4;

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
    pub(crate) chat_id: ChatId,
    pub(crate) event: Event,
    /// After a reset, nobody waits for it any more.
    pub(crate) generation: u64,
    pub(crate) done: oneshot::Sender<Result<Delivery, Error>>,
}

/// Delivers the events of one chat, each after the one before was answered.
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
    let url = platform.world().webhook().url.clone();
    let status = post(platform, url, &request, attempt, Some(&job.chat_id))
        .await?
        .result
        .map_err(|(reason, detail)| Error::NotDelivered { reason, detail, attempts: attempt })?;
    let webhook_event_id = job.event.webhook_event_id.clone();
    Ok(Delivery {
        status,
        attempts: attempt,
        webhook_event_id: webhook_event_id.unwrap_or_else(|| "".into()),
    })
}

/// What the Verify button of LINE's console does: a webhook without events, to `url` or to where webhooks go.
pub(crate) async fn verify(platform: &Platform, url: Option<String>) -> Result<Posted, Error> {
    let (url, request) = {
        let world = platform.world();
        let url = url.or_else(|| world.webhook().url.clone()).ok_or(Error::NoWebhookUrl)?;
        (url, Callback::new(&world.bot().user_id, []))
    };
    post(platform, Some(url), &request, 1, None).await
}

/// A webhook that was sent, and what came of it.
pub(crate) struct Posted {
    pub(crate) entry: Entry,
    /// The status, if it is one of 200 to 299.
    pub(crate) result: Result<u16, Failure>,
}

type Failure = (FailureReason, String);

/// Sends a webhook and logs it: once as it goes out, and again when it is answered.
async fn post(
    platform: &Platform,
    url: Option<String>,
    callback: &Callback,
    attempt: u32,
    chat_id: Option<&ChatId>,
) -> Result<Posted, Error> {
    // Strings and numbers always can be written.
    let body = Bytes::from(serde_json::to_vec(callback).unwrap_or_default());
    let mut entry =
        Entry::new(EntryKind::Webhook, now(), "POST", url.as_deref().unwrap_or("(no webhook URL)"));
    entry.request = LoggedBody::new(&body, "application/json");
    entry.attempt = attempt;
    entry.chat_id = chat_id.cloned();
    let Some(url) = url else {
        entry.error = Some("no webhook URL is set".to_owned());
        platform.world().record(entry);
        return Err(Error::NoWebhookUrl);
    };

    let id = platform.world().record(entry.clone());
    let start = Instant::now();
    let signature = ChannelSecret::new(&platform.config.channel_secret).sign(&body);
    let deadline = start + platform.config.webhook_timeout;
    let answer = tokio::select! {
        answer = http::send(&url, body, &signature, deadline) => answer,
        () = platform.stopped() => return Err(Error::Stopped),
    };

    entry.millis = u64::try_from(start.elapsed().as_millis()).ok();
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
    Ok(Posted { entry, result })
}
