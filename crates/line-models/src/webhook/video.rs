use serde::{Deserialize, Serialize};

/// A user saw a video with a tracking id to its end.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#video-viewing-complete)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct VideoPlayCompleteEvent {
    /// Which video.
    pub video_play_complete: VideoPlayComplete,
}

impl VideoPlayCompleteEvent {
    /// The video with `tracking_id`.
    pub fn new(tracking_id: impl Into<String>) -> Self {
        Self { video_play_complete: VideoPlayComplete { tracking_id: tracking_id.into() } }
    }
}

/// The video that was seen.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#video-viewing-complete)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct VideoPlayComplete {
    /// What the bot gave the video message.
    pub tracking_id: String,
}
