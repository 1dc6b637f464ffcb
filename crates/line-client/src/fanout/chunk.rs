//! One chunk: its key, and how it is sent.

use std::{
    error,
    future::Future,
    iter,
    pin::pin,
    sync::atomic::{AtomicBool, Ordering::Relaxed},
    time::SystemTime,
};

use futures_util::future::{Either, select};
use http::Method;
use line_models::{RetryKey, Timestamp};

use super::report::{AcceptedChunk, FailedChunk, Outcome, users_digest};
use crate::{
    Call, Endpoint, Error, Response,
    endpoint::{Multicast, Payload, TakesRetryKey},
};

/// By how many milliseconds the clocks of two machines may differ.
const CLOCKS_DIFFER: i64 = 10 * 60 * 1000;
/// LINE forgets a retry key after 24 hours.
const KEYS_LIVE: i64 = 24 * 3600 * 1000 - CLOCKS_DIFFER;
/// The bits of a UUID that count the chunks: those below its variant.
const COUNTER: u128 = (1 << 62) - 1;

/// Sends a chunk. `None` if the run is stopped before it has left.
#[inline] // as `MulticastAll::into_future`
pub(super) async fn send(
    call: Call<Multicast>,
    index: usize,
    key: RetryKey,
    keys_since: Option<Timestamp>,
    stopped: impl Future<Output = ()>,
) -> Option<Outcome> {
    let result = {
        let has_left = AtomicBool::new(false);
        let chunk = Chunk { multicast: &call.endpoint, has_left: &has_left };
        let answer = in_its_turn(call.with(chunk).retry_key(key.clone()), keys_since);
        match select(pin!(stopped), pin!(answer)).await {
            Either::Left(((), answer)) if has_left.load(Relaxed) => answer.await,
            Either::Left(_) => return None,
            Either::Right((result, _)) => result,
        }
    };
    let to = call.endpoint.body.to;
    Some(match result {
        Ok(answer) => {
            let request_id = answer.accepted_request_id.or(answer.request_id);
            let (users, digest) = (to.len(), users_digest(&to));
            Outcome::Accepted(AcceptedChunk { index, users, digest, request_id })
        }
        Err(Error::Resume { reason }) => Outcome::Stop(reason.to_owned()),
        Err(error) => {
            let own = error.api().filter(|error| error.operation == Multicast::OPERATION);
            let status = own.map(|error| error.status.as_u16());
            let (hopeless, error) = (is_hopeless(&error), with_sources(&error));
            Outcome::Failed(FailedChunk { index, key, to, status, error }, hopeless)
        }
    })
}

#[inline] // as `MulticastAll::into_future`
async fn in_its_turn(
    call: Call<Chunk<'_>>,
    keys_since: Option<Timestamp>,
) -> Result<Response<<Multicast as Endpoint>::Response>, Error> {
    loop {
        keys_since.map_or(Ok(()), check_age)?;
        match call.clone().send().await {
            // Nothing was sent: it is only not its turn yet.
            Err(Error::RateLimit { wait, .. }) => tokio::time::sleep(wait).await,
            result => return result,
        }
    }
}

/// A multicast that tells when it leaves: what is sent is asked for after all waiting.
#[derive(Clone)]
struct Chunk<'a> {
    multicast: &'a Multicast,
    has_left: &'a AtomicBool,
}

impl Endpoint for Chunk<'_> {
    type Response = <Multicast as Endpoint>::Response;
    type Format = <Multicast as Endpoint>::Format;

    const OPERATION: &'static str = Multicast::OPERATION;
    const METHOD: Method = Multicast::METHOD;
    const PATH: &'static str = Multicast::PATH;
    const RETRY_KEY: bool = true;

    #[inline]
    fn payload(&self) -> Result<Payload, Error> {
        self.has_left.store(true, Relaxed);
        self.multicast.payload()
    }

    #[cfg(feature = "validate")]
    #[inline]
    fn validate(&self) -> Result<(), line_models::validate::Violations> {
        self.multicast.validate()
    }
}

impl TakesRetryKey for Chunk<'_> {}

/// Whether all other chunks would fail in the same way.
fn is_hopeless(error: &Error) -> bool {
    match error {
        Error::Api(error) if error.operation == Multicast::OPERATION => {
            matches!(error.status.as_u16(), 401 | 403) || error.is_monthly_quota()
        }
        Error::Transport { operation, .. }
        | Error::Timeout { operation, .. }
        | Error::Decode { operation, .. } => *operation != Multicast::OPERATION,
        // The first is of the call that issues the token.
        Error::Api(_) | Error::Credentials { .. } | Error::Token(_) | Error::Key { .. } => true,
        #[cfg(feature = "validate")]
        Error::Invalid { .. } => true,
        _ => false,
    }
}

/// An error and all that led to it.
pub(super) fn with_sources(error: &(dyn error::Error + 'static)) -> String {
    let errors = iter::successors(Some(error), |error| error.source());
    errors.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// Whether a run that started then can be resumed.
pub(super) fn check_age(started: Timestamp) -> Result<(), Error> {
    let age = Timestamp::from(SystemTime::now()).as_millis().saturating_sub(started.as_millis());
    let reason = if age > KEYS_LIVE {
        "LINE remembers retry keys for 24 hours alone"
    } else if age < -CLOCKS_DIFFER {
        "by the clock of this machine, the first run is still to come"
    } else {
        return Ok(());
    };
    Err(Error::Resume { reason })
}

/// The keys of all chunks.
pub(super) struct Keys {
    first: RetryKey,
    number: u128,
}

impl Keys {
    /// Those that count up from a key, if it is a UUID.
    pub(super) fn from(first: RetryKey) -> Option<Self> {
        let digits: String = first.as_str().split('-').collect();
        let number = u128::from_str_radix(&digits, 16).ok()?;
        // Not with a sign, nor with hyphens elsewhere.
        let is_uuid = first.as_str().eq_ignore_ascii_case(uuid(number).as_str());
        is_uuid.then_some(Self { first, number })
    }

    pub(super) fn of(&self, index: usize) -> RetryKey {
        if index == 0 {
            return self.first.clone(); // as it was written
        }
        let count = self.number.wrapping_add(index as u128) & COUNTER;
        uuid(self.number & !COUNTER | count)
    }
}

fn uuid(number: u128) -> RetryKey {
    let group = |bits: u32| (number >> bits) & 0xffff;
    let (first, last) = (number >> 96, number & 0xffff_ffff_ffff);
    let [second, third, fourth] = [80, 64, 48].map(group);
    format!("{first:08x}-{second:04x}-{third:04x}-{fourth:04x}-{last:012x}").into()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn keys(first: &str) -> Option<Keys> {
        Keys::from(first.into())
    }

    #[test]
    fn the_first_chunk_has_the_given_key_and_the_others_count_up_below_its_variant() {
        // the given key, the next one
        let table = [
            ("0198f2d4-1c2b-7abc-8def-0123456789ff", "0198f2d4-1c2b-7abc-8def-012345678a00"),
            ("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "6ba7b810-9dad-11d1-80b4-00c04fd430c9"),
            ("6BA7B810-9DAD-41D1-80B4-00C04FD430C8", "6ba7b810-9dad-41d1-80b4-00c04fd430c9"),
            ("00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000001"),
            ("ffffffff-ffff-4fff-bfff-ffffffffffff", "ffffffff-ffff-4fff-8000-000000000000"),
        ];
        for (first, second) in table {
            let keys = keys(first).unwrap();
            assert_eq!((keys.of(0), keys.of(1)), (first.into(), second.into()));
        }
    }

    #[test]
    fn every_chunk_has_a_key_of_its_own_that_is_known_before() {
        for bytes in [[0xff; 16], [0; 16], [0x5a; 16]] {
            let keys = Keys::from(RetryKey::from_random_bytes(bytes)).unwrap();
            assert_eq!((0..5000).map(|index| keys.of(index)).collect::<HashSet<_>>().len(), 5000);
        }
    }

    #[test]
    fn what_is_no_uuid_is_no_first_key() {
        for text in [
            "",
            "1",
            "+0000000-0000-4000-8000-000000000000",
            "0000000-00000-4000-8000-000000000000",
            "00000000000040008000000000000000",
            &"é".repeat(16),
        ] {
            assert!(keys(text).is_none(), "{text}");
        }
    }
}
