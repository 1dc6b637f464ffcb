use std::time::Duration;

use line_models::{
    MessageId,
    content::{Transcoding, TranscodingStatus},
};
use tokio::time::{sleep, timeout};

use crate::{Call, Content, Endpoint, Error, retry::worth};

/// The first wait for content that is not ready, and the longest one.
const FIRST_WAIT: Duration = Duration::from_millis(500);
const LONGEST_WAIT: Duration = Duration::from_secs(10);

endpoint! {
    /// Gets the image, video, sound or file that a user sent, as a stream.
    ///
    /// Only for messages whose content provider is LINE. LINE deletes the content after some time. A large video or sound
    /// is not ready at once: [`when_ready`](Call::when_ready) waits for it. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-content)
    ///
    /// ```no_run
    /// use std::time::Duration;
    ///
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// let video = client.get_message_content("325708").when_ready(Duration::from_secs(60)).await?;
    /// println!("{:?}, {:?} bytes", video.content_type(), video.length());
    /// video.save_to("video.mp4").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 202 with [`is_preparing`](crate::ApiError::is_preparing) while LINE prepares a video or sound; 404 if there is none;
    /// 410 if the user took the message back.
    getMessageContent: GetMessageContent via get_message_content,
        GET Data "/v2/bot/message/{messageId}/content" -> Content;
    path { message_id: MessageId }
}

impl Call<GetMessageContent> {
    /// Gets the content as soon as it is ready, waiting for `at_most` after LINE has said that it is not.
    ///
    /// If it is not ready, this asks LINE how far it is, after half a second, then after twice that, and so on up to every
    /// 10 seconds.
    ///
    /// # Errors
    ///
    /// 202 with [`is_preparing`](crate::ApiError::is_preparing) if it is not ready in time; [`Error::NotPrepared`] if LINE
    /// has given up; else as without this.
    pub async fn when_ready(self, at_most: Duration) -> Result<Content, Error> {
        let id = self.endpoint.message_id.clone();
        wait(self, id, at_most).await
    }
}

endpoint! {
    /// Gets a smaller image of the image or video that a user sent, as a stream.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-image-or-video-preview)
    ///
    /// # Errors
    ///
    /// 202 with [`is_preparing`](crate::ApiError::is_preparing) while it is not ready; 400 if it is neither image nor video;
    /// 404 if there is none; 410 if the user took the message back.
    getMessageContentPreview: GetMessageContentPreview via get_message_content_preview,
        GET Data "/v2/bot/message/{messageId}/content/preview" -> Content;
    path { message_id: MessageId }
}

impl Call<GetMessageContentPreview> {
    /// Gets the image as soon as it is ready, as `when_ready` of `get_message_content` does for the content.
    ///
    /// # Errors
    ///
    /// 202 with [`is_preparing`](crate::ApiError::is_preparing) if it is not ready in time; [`Error::NotPrepared`] if LINE
    /// has given up; else as without this.
    pub async fn when_ready(self, at_most: Duration) -> Result<Content, Error> {
        let id = self.endpoint.message_id.clone();
        wait(self, id, at_most).await
    }
}

endpoint! {
    /// Tells whether a video or a sound that a user sent can be downloaded.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#verify-video-or-audio-preparation-status)
    ///
    /// # Errors
    ///
    /// 400 if it is neither video nor sound; 404 if there is none; 410 if the user took the message back.
    getMessageContentTranscodingByMessageId: GetMessageContentTranscodingByMessageId
        via get_message_content_transcoding_by_message_id,
        GET Data "/v2/bot/message/{messageId}/content/transcoding" -> Transcoding;
    path { message_id: MessageId }
}

async fn wait<E>(call: Call<E>, id: MessageId, at_most: Duration) -> Result<Content, Error>
where
    E: Endpoint<Response = Content> + Clone + 'static,
{
    match call.clone().await {
        Err(Error::Api(preparing)) if preparing.is_preparing() => {
            let prepared = timeout(at_most, prepared(call, id)).await;
            prepared.unwrap_or(Err(Error::Api(preparing)))
        }
        result => result,
    }
}

async fn prepared<E>(call: Call<E>, id: MessageId) -> Result<Content, Error>
where
    E: Endpoint<Response = Content> + Clone + 'static,
{
    let mut wait = FIRST_WAIT;
    loop {
        sleep(wait).await;
        wait = (wait * 2).min(LONGEST_WAIT);
        let question = call.with(GetMessageContentTranscodingByMessageId::new(&id));
        match question.await.map(|transcoding| transcoding.status) {
            Ok(TranscodingStatus::Failed) => {
                return Err(Error::NotPrepared { operation: E::OPERATION });
            }
            Ok(TranscodingStatus::Processing) => continue,
            Err(error) if worth(true, &error) => {
                tracing::debug!(%error, "asks again");
                continue;
            }
            // Not every kind of content has a status: the content itself says what is wrong.
            _ => {}
        }
        match call.clone().await {
            Err(Error::Api(error)) if error.is_preparing() => {}
            result => return result,
        }
    }
}
