object! {
    /// A user came near a beacon.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#beacon-event)
    #[derive(Eq)]
    pub struct BeaconEvent {
        /// Which beacon, and how.
        pub beacon: BeaconContent = "beacon",
    }
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

object! {
    /// The beacon and what happened there.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#beacon-event)
    #[derive(Eq)]
    pub struct BeaconContent {
        /// The hardware id of the beacon: 10 hexadecimal digits.
        pub hwid: String = "hwid",
        /// What happened.
        pub kind: BeaconKind = "type",
        /// What the beacon says by itself, as hexadecimal digits.
        pub dm: Option<String> = "dm",
    }
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
