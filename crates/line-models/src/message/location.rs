use serde::{Deserialize, Serialize};

/// A place.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#location-message)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct LocationMessage {
    /// Its name: at most 100 UTF-16 code units.
    pub title: String,
    /// At most 100 UTF-16 code units.
    pub address: String,
    /// In degrees.
    pub latitude: f64,
    /// In degrees.
    pub longitude: f64,
}

impl LocationMessage {
    /// A place with its name and address.
    pub fn new(
        title: impl Into<String>,
        address: impl Into<String>,
        latitude: f64,
        longitude: f64,
    ) -> Self {
        Self { title: title.into(), address: address.into(), latitude, longitude }
    }
}
