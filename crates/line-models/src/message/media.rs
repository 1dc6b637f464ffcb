use serde::{Deserialize, Serialize};

/// An image.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#image-message)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ImageMessage {
    /// HTTPS, JPEG or PNG, at most 10 MB; the URL at most 2,000 UTF-16 code units.
    pub original_content_url: String,
    /// HTTPS, JPEG or PNG, at most 1 MB; the URL at most 2,000 UTF-16 code units.
    pub preview_image_url: String,
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

/// A video.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#video-message)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct VideoMessage {
    /// HTTPS, MP4, at most 200 MB; the URL at most 2,000 UTF-16 code units.
    pub original_content_url: String,
    /// HTTPS, JPEG or PNG, at most 1 MB; the URL at most 2,000 UTF-16 code units.
    pub preview_image_url: String,
    /// Has LINE tell, in a [`VideoPlayCompleteEvent`](crate::webhook::VideoPlayCompleteEvent), who saw the video to its
    /// end: at most 100 of `a-z`, `A-Z`, `0-9` and `-.=,+*()%$&;:@{}!?<>[]`. Not in groups or rooms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracking_id: Option<String>,
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

/// A sound.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#audio-message)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AudioMessage {
    /// HTTPS, MP3 or M4A, at most 200 MB; the URL at most 2,000 UTF-16 code units.
    pub original_content_url: String,
    /// In milliseconds.
    pub duration: i64,
}

impl AudioMessage {
    /// A sound of `duration` milliseconds.
    pub fn new(original_content_url: impl Into<String>, duration: i64) -> Self {
        Self { original_content_url: original_content_url.into(), duration }
    }
}
