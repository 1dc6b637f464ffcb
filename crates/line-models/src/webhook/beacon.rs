use serde::{Deserialize, Serialize};

/// A user came near a beacon.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#beacon-event)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct BeaconEvent {
    /// Which beacon, and how.
    pub beacon: BeaconContent,
}

impl BeaconEvent {
    /// The beacon `hwid`, and how.
    pub fn new(hwid: impl Into<String>, kind: BeaconKind) -> Self {
        BeaconContent::new(hwid, kind).into()
    }
}

impl From<BeaconContent> for BeaconEvent {
    fn from(beacon: BeaconContent) -> Self {
        Self { beacon }
    }
}

/// The beacon and what happened there.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#beacon-event)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct BeaconContent {
    /// The hardware id of the beacon: 10 hexadecimal digits.
    pub hwid: String,
    /// What happened.
    #[serde(rename = "type")]
    pub kind: BeaconKind,
    /// What the beacon says by itself, as hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dm: Option<String>,
}

impl BeaconContent {
    /// The beacon `hwid`, and how.
    pub fn new(hwid: impl Into<String>, kind: BeaconKind) -> Self {
        Self { hwid: hwid.into(), kind, dm: None }
    }

    setters! { dm: String }
}

string_enum! {
    /// What a user did at a beacon.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#beacon-event)
    pub enum BeaconKind {
        /// Came near.
        Enter = "enter",
        /// Tapped its banner.
        Banner = "banner",
        /// Stayed near. Comes every 10 seconds or less often.
        Stay = "stay",
        /// Went away. LINE does not send it any more.
        Leave = "leave",
    }
}
