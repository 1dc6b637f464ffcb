//! What users send that is not text.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#getting-content)
//!
//! ```
//! use line_models::content::{Transcoding, TranscodingStatus};
//!
//! let transcoding: Transcoding = serde_json::from_str(r#"{"status":"processing"}"#).unwrap();
//! assert_eq!(transcoding.status, TranscodingStatus::Processing);
//! ```

object! {
    /// Whether a video or a sound that a user sent can be downloaded.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#verify-video-or-audio-preparation-status)
    #[doc(alias = "GetMessageContentTranscodingResponse")]
    #[derive(Eq)]
    pub struct Transcoding {
        /// How far LINE is.
        pub status: TranscodingStatus = "status",
    }
}

impl Transcoding {
    /// LINE is as far as `status` says.
    pub fn new(status: TranscodingStatus) -> Self {
        Self { status }
    }
}

string_enum! {
    /// How far LINE is with a video or a sound.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#verify-video-or-audio-preparation-status)
    pub enum TranscodingStatus {
        /// Not ready yet. Ask again later.
        Processing = "processing",
        /// Ready to be downloaded.
        Succeeded = "succeeded",
        /// It will never be ready.
        Failed = "failed",
    }
}
