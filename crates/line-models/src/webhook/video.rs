object! {
    /// A user saw a video with a tracking id to its end.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#video-viewing-complete)
    #[derive(Eq)]
    pub struct VideoPlayCompleteEvent {
        /// Which video.
        pub video_play_complete: VideoPlayComplete = "videoPlayComplete",
    }
}

impl VideoPlayCompleteEvent {
    /// The video with `tracking_id`.
    pub fn new(tracking_id: impl Into<String>) -> Self {
        Self { video_play_complete: VideoPlayComplete { tracking_id: tracking_id.into() } }
    }
}

object! {
    /// The video that was seen.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#video-viewing-complete)
    #[derive(Eq)]
    pub struct VideoPlayComplete {
        /// What the bot gave the video message.
        pub tracking_id: String = "trackingId",
    }
}
