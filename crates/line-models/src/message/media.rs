object! {
    /// An image.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#image-message)
    pub struct ImageMessage {
        /// HTTPS, JPEG or PNG, at most 10 MB; the URL at most 2,000 UTF-16 code units.
        pub original_content_url: String = "originalContentUrl",
        /// HTTPS, JPEG or PNG, at most 1 MB; the URL at most 2,000 UTF-16 code units.
        pub preview_image_url: String = "previewImageUrl",
    }
}

impl ImageMessage {
    /// An image and what is shown of it in the chat.
    pub fn new(
        original_content_url: impl Into<String>,
        preview_image_url: impl Into<String>,
    ) -> Self {
        Self {
            original_content_url: original_content_url.into(),
            preview_image_url: preview_image_url.into(),
        }
    }
}

object! {
    /// A video.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#video-message)
    pub struct VideoMessage {
        /// HTTPS, MP4, at most 200 MB; the URL at most 2,000 UTF-16 code units.
        pub original_content_url: String = "originalContentUrl",
        /// HTTPS, JPEG or PNG, at most 1 MB; the URL at most 2,000 UTF-16 code units.
        pub preview_image_url: String = "previewImageUrl",
        /// Has LINE tell, in a [`VideoPlayCompleteEvent`](crate::webhook::VideoPlayCompleteEvent), who saw the video to
        /// its end: at most 100 of `a-z`, `A-Z`, `0-9` and `-.=,+*()%$&;:@{}!?<>[]`. Not in groups or rooms.
        pub tracking_id: Option<String> = "trackingId",
    }
}

impl VideoMessage {
    /// A video and the image that stands for it in the chat.
    pub fn new(
        original_content_url: impl Into<String>,
        preview_image_url: impl Into<String>,
    ) -> Self {
        Self {
            original_content_url: original_content_url.into(),
            preview_image_url: preview_image_url.into(),
            tracking_id: None,
        }
    }

    setters! { tracking_id: String }
}

object! {
    /// A sound.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#audio-message)
    #[derive(Eq)]
    pub struct AudioMessage {
        /// HTTPS, MP3 or M4A, at most 200 MB; the URL at most 2,000 UTF-16 code units.
        pub original_content_url: String = "originalContentUrl",
        /// In milliseconds.
        pub duration: i64 = "duration",
    }
}

impl AudioMessage {
    /// A sound of `duration` milliseconds.
    pub fn new(original_content_url: impl Into<String>, duration: i64) -> Self {
        Self { original_content_url: original_content_url.into(), duration }
    }
}
