use crate::Action;

object! {
    /// Images side by side, each with an action.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#image-carousel)
    pub struct ImageCarouselTemplate {
        /// At most 10.
        pub columns: Vec<ImageCarouselColumn> = "columns",
    }
}

impl ImageCarouselTemplate {
    /// Images from left to right.
    pub fn new(columns: impl Into<Vec<ImageCarouselColumn>>) -> Self {
        Self { columns: columns.into() }
    }
}

object! {
    /// One image of a carousel.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#column-object-for-image-carousel)
    pub struct ImageCarouselColumn {
        /// HTTPS, JPEG or PNG, square, at most 1,024 pixels wide and 10 MB; the URL at most 2,000 UTF-16 code units.
        pub image_url: String = "imageUrl",
        /// Happens on a tap. Its label, if any, has at most 12 grapheme clusters.
        pub action: Action = "action",
    }
}

impl ImageCarouselColumn {
    /// An image and what a tap on it does.
    pub fn new(image_url: impl Into<String>, action: impl Into<Action>) -> Self {
        Self { image_url: image_url.into(), action: action.into() }
    }
}
