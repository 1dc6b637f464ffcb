use std::str;

use serde_core::{Deserializer, de};
use serde_json::{Error, Value};

use super::{
    Event,
    place::{list, salvaged},
};
use crate::{
    Unknown, UserId,
    object::{ObjectVisitor, expected},
};

object! {
    /// The body of a webhook: events of one bot, of any number of chats.
    ///
    /// [`Callback::from_slice`] keeps a broken event from spoiling the others. `Deserialize` does not: it fails.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#request-body)
    #[doc(alias = "CallbackRequest")]
    pub struct Callback {
        /// The bot the events are for. Absent in what LINE sent before November 2018.
        pub destination: Option<UserId> = "destination" with expected,
        /// In the order LINE wrote them. Empty when LINE checks the connection.
        pub events: Vec<Event> = "events" with list,
    }
}

impl Callback {
    /// Events for the bot `destination`.
    pub fn new(destination: impl Into<UserId>, events: impl Into<Vec<Event>>) -> Self {
        Self { destination: Some(destination.into()), events: events.into() }
    }

    /// Reads the body of a webhook.
    ///
    /// An event that cannot be read becomes [`EventKind::Unknown`](super::EventKind::Unknown) with its JSON and the
    /// reason; the others are read.
    ///
    /// # Errors
    ///
    /// The body is not JSON, or not an object with `events`.
    #[inline] // compiled where it is called, and not for those who never do
    pub fn from_slice(body: &[u8]) -> Result<Self, Error> {
        // A body checked as a whole is read a fifth faster than one whose strings are checked each by itself.
        match str::from_utf8(body) {
            Ok(body) => Self::from_text(body).or_else(|_| {
                serde_json::from_str(body)
                    .map(|OneByOne { destination, events }| Self { destination, events })
            }),
            // JSON is UTF-8. Where it is not, serde_json says best.
            Err(error) => Err(serde_json::from_slice::<Value>(body)
                .err()
                .unwrap_or_else(|| de::Error::custom(error))),
        }
    }

    #[inline] // as `from_slice`
    fn from_text(body: &str) -> Result<Self, Error> {
        let events = (body.len() / EVENT_BYTES).clamp(1, MAX_GUESS);
        let mut callback = Self { destination: None, events: Vec::with_capacity(events) };
        let mut json = serde_json::Deserializer::from_str(body);
        json.deserialize_map(ObjectVisitor(&mut callback))?;
        json.end()?;
        Ok(callback)
    }
}

/// An event has so many bytes in JSON, or more.
const EVENT_BYTES: usize = 400;
/// More events than that are not expected: a long text would be taken for some.
const MAX_GUESS: usize = 100;

object! {
    /// A body whose events cannot all be read.
    struct OneByOne {
        destination: Option<UserId> = "destination" with expected,
        events: Vec<Event> = "events" with each,
    }
}

/// Events, each read by itself.
mod each {
    use serde_core::de::MapAccess;
    use serde_json::value::RawValue;

    use super::{Event, broken};
    pub(super) use crate::object::required::{REQUIRED, blank, write};

    pub(super) fn take<'de, A: MapAccess<'de>>(
        place: &mut Vec<Event>,
        object: &mut A,
    ) -> Result<(), A::Error> {
        let events: Vec<&RawValue> = object.next_value()?;
        place.extend(events.into_iter().map(|event| {
            serde_json::from_str(event.get()).unwrap_or_else(|error| broken(event.get(), &error))
        }));
        Ok(())
    }
}

/// Keeps what there is of an event that cannot be read: its JSON, and the common properties that are fit.
#[inline] // as `Callback::from_slice`
fn broken(event: &str, error: &Error) -> Event {
    // What is nested too deeply for a `Value` is kept as text.
    let json = serde_json::from_str(event).unwrap_or_else(|_| Value::from(event));
    let mut event: Event = salvaged(&json);
    event.kind = Unknown::broken(json, error.to_string()).into();
    event
}
