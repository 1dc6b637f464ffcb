use std::time::{Duration, SystemTime};

use http::{
    HeaderMap, Method,
    header::{DATE, RETRY_AFTER},
};

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
/// Calls whose [`Endpoint::REPEATABLE`](crate::Endpoint::REPEATABLE) is set stand in the first column too. A body that is
/// a stream is sent once, whatever happens. If the answer to a DELETE is lost, the next attempt may be told that there is
/// no such thing (404), and likewise one to close a coupon that it is closed (410): the first one has done it.
///
/// The same retry key goes with every attempt. Between two attempts passes a random time of at most `base`, then twice
/// that, and so on, up to `max`; or as long as the header `retry-after` asks for, in seconds or until a date, should LINE
/// ever send one. If `total` leaves no time for the wait, the call fails at once.
///
/// A 401 is not this type's business: a [`TokenProvider`](crate::TokenProvider) renews the token, once. That attempt does
/// not count.
///
/// [LINE reference](https://developers.line.biz/en/docs/messaging-api/retrying-api-request/)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retry {
    /// How often at most the call is made in all. By default 3 times.
    pub attempts: u32,
    /// The longest time between the first two attempts. By default 500 ms.
    pub base: Duration,
    /// The longest time between any two attempts, but for `retry-after`. By default 8 s.
    pub max: Duration,
    /// For how long attempts may begin. By default 30 s. Each of them has its own timeout. The client's own rate limit is
    /// waited for no longer than this, too, and a token no longer than this and a timeout.
    pub total: Duration,
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
        let doubled = 1 << attempt.saturating_sub(1).min(16);
        let most = self.base.saturating_mul(doubled).min(self.max);
        // As a float, the longest duration is a little longer than that.
        let wait = Duration::try_from_secs_f64(most.as_secs_f64() * random()).unwrap_or(most);
        Some(wait.max(error.api().and_then(|error| error.retry_after).unwrap_or_default()))
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            attempts: 3,
            base: Duration::from_millis(500),
            max: Duration::from_secs(8),
            total: Duration::from_secs(30),
        }
    }
}

/// Whether a method may be repeated without a retry key.
pub(crate) fn is_idempotent(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::PUT | Method::DELETE)
}

/// How long an answer asks to wait: so many seconds, or until a date by the clock of the server, which may differ.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name| headers.get(name)?.to_str().ok();
    let date = |text| httpdate::parse_http_date(text).ok();
    let value = text(RETRY_AFTER)?;
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = date(value)?;
    let now = text(DATE).and_then(date).unwrap_or_else(SystemTime::now);
    Some(until.duration_since(now).unwrap_or_default())
}

/// Whether another attempt may do better, and may be made.
pub(crate) fn worth(repeatable: bool, error: &Error) -> bool {
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

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::*;
    use crate::ApiError;

    fn refused(status: StatusCode, headers: &HeaderMap) -> Error {
        ApiError::new("pushMessage", status, headers, "{}".into()).into()
    }

    #[test]
    fn the_wait_doubles_up_to_the_longest_and_is_random() {
        let retry = Retry { attempts: u32::MAX, ..Retry::default() };
        let error = refused(StatusCode::BAD_GATEWAY, &HeaderMap::new());
        for (attempt, longest) in [(1, 500), (2, 1000), (3, 2000), (5, 8000), (4_000_000, 8000)] {
            let waits: Vec<_> =
                (0..200).map(|_| retry.after(attempt, true, &error).unwrap()).collect();
            let (min, max) = (*waits.iter().min().unwrap(), *waits.iter().max().unwrap());
            let longest = Duration::from_millis(longest);
            assert!(max <= longest && max > longest / 2 && min < longest / 2, "{min:?} {max:?}");
        }
    }

    #[test]
    fn retry_after_is_waited_for() {
        let now = "Sun, 06 Nov 1994 08:49:37 GMT";
        // retry-after, date, seconds
        let table = [
            ("7", None, 7),
            ("0", None, 0),
            ("-1", None, 0),
            ("soon", None, 0),
            ("99999999999999999999", None, 0),
            ("Sun, 06 Nov 1994 08:49:44 GMT", Some(now), 7),
            ("Sunday, 06-Nov-94 08:49:44 GMT", Some(now), 7),
            ("Sun Nov  6 08:49:44 1994", Some(now), 7),
            ("Mon, 07 Nov 1994 08:49:37 GMT", Some(now), 86_400),
            (now, Some(now), 0),
            ("Sun, 06 Nov 1994 08:49:30 GMT", Some(now), 0),
            // By the clock here, long ago.
            (now, None, 0),
            (now, Some("noon"), 0),
            ("Sun, 06 Nov 1994", Some(now), 0),
        ];
        for (value, date, seconds) in table {
            let mut headers = HeaderMap::from_iter([(RETRY_AFTER, value.parse().unwrap())]);
            headers.extend(date.map(|date| (DATE, date.parse().unwrap())));
            let error = refused(StatusCode::TOO_MANY_REQUESTS, &headers);
            let wait = Retry::default().after(1, false, &error).unwrap();
            let range = seconds * 1000..=seconds * 1000 + 500;
            assert!(range.contains(&wait.as_millis()), "{value}: {wait:?}");
        }
    }

    #[test]
    fn a_date_without_another_one_is_held_against_the_clock() {
        let until = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(60));
        let headers = HeaderMap::from_iter([(RETRY_AFTER, until.parse().unwrap())]);
        let wait = retry_after(&headers).unwrap().as_secs();
        assert!((57..=60).contains(&wait), "{wait}");
    }
}
