object! {
    /// A place.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#location-message)
    pub struct LocationMessage {
        /// Its name: at most 100 UTF-16 code units.
        pub title: String = "title",
        /// At most 100 UTF-16 code units.
        pub address: String = "address",
        /// In degrees.
        pub latitude: f64 = "latitude",
        /// In degrees.
        pub longitude: f64 = "longitude",
    }
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
