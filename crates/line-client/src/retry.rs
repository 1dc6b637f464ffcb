use std::time::Duration;

use http::Method;

use crate::Error;

/// When a call is made again by itself, and how often.
///
/// | what happened | calls that LINE takes a retry key for, GET, PUT, DELETE | other calls, `replyMessage` too |
/// |---|---|---|
/// | no connection could be made | again | again |
/// | no answer, an answer that broke off, a timeout | again | not again |
/// | 500 to 599 | again | not again |
/// | 429 for too many calls | again | again |
/// | 429 for the monthly quota, any other 4xx | not again | not again |
///
/// The same retry key goes with every attempt. Between two attempts passes a random time of at most `base`, then twice
/// that, and so on, up to `max`.
///
/// [LINE reference](https://developers.line.biz/en/docs/messaging-api/retrying-api-request/)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retry {
    /// How often at most the call is made in all. By default 3 times.
    pub attempts: u32,
    /// The longest time between the first two attempts. By default 500 ms.
    pub base: Duration,
    /// The longest time between any two attempts. By default 8 s.
    pub max: Duration,
}

impl Retry {
    /// Calls once.
    pub fn never() -> Self {
        Self { attempts: 1, ..Self::default() }
    }

    /// Calls up to `attempts` times.
    pub fn attempts(attempts: u32) -> Self {
        Self { attempts, ..Self::default() }
    }

    /// How long to wait after attempt number `attempt` failed, or `None` to give up.
    pub(crate) fn after(&self, attempt: u32, repeatable: bool, error: &Error) -> Option<Duration> {
        if attempt >= self.attempts || !worth(repeatable, error) {
            return None;
        }
        let longest = self.base.saturating_mul(1 << (attempt - 1).min(16)).min(self.max);
        Some(longest.mul_f64(random()))
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self { attempts: 3, base: Duration::from_millis(500), max: Duration::from_secs(8) }
    }
}

/// Whether a method may be repeated without a retry key.
pub(crate) fn is_idempotent(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::PUT | Method::DELETE)
}

fn worth(repeatable: bool, error: &Error) -> bool {
    match error {
        Error::Transport { source, .. } => repeatable || source.is_connect(),
        Error::Timeout { .. } => repeatable,
        Error::Api(error) => {
            (repeatable && error.status.is_server_error()) || error.is_rate_limited()
        }
        _ => false,
    }
}

/// From 0 to 1. Without randomness, the longest wait.
fn random() -> f64 {
    getrandom::u32().map_or(1.0, |n| f64::from(n) / f64::from(u32::MAX))
}
