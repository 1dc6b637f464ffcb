use serde::{Deserialize, Serialize};

/// A LINE notification message to a phone number was delivered.
///
/// [LINE reference](https://developers.line.biz/en/reference/line-notification-messages/#webhook-event)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PnpDeliveryCompletionEvent {
    /// Which message.
    pub delivery: PnpDelivery,
}

impl PnpDeliveryCompletionEvent {
    /// The message with `data`.
    pub fn new(data: impl Into<String>) -> Self {
        Self { delivery: PnpDelivery { data: data.into() } }
    }
}

/// The message that was delivered.
///
/// [LINE reference](https://developers.line.biz/en/reference/line-notification-messages/#webhook-event)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PnpDelivery {
    /// The phone number as it was hashed, or the delivery tag.
    pub data: String,
}
