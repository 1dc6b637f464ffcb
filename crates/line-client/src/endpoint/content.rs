use std::borrow::Cow;

use http::{Method, StatusCode};
use line_models::MessageId;

use super::{Answer, Endpoint};
use crate::{ApiError, Call, Client, Content, Error, Host, path};

/// The operation `getMessageContent`. See [`Client::get_message_content`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetMessageContent {
    /// The `message_id` of the path.
    pub message_id: MessageId,
}

impl Endpoint for GetMessageContent {
    type Response = Content;

    const OPERATION: &'static str = "getMessageContent";
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/v2/bot/message/{messageId}/content";
    const HOST: Host = Host::Data;

    fn path(&self) -> Result<Cow<'static, str>, Error> {
        path::fill(Self::OPERATION, Self::PATH, &[self.message_id.as_str()])
    }

    async fn read(answer: Answer) -> Result<Content, Error> {
        if answer.status == StatusCode::ACCEPTED {
            let Answer { operation, status, headers, body, .. } = answer;
            let (body, _) = body.read(ApiError::MAX_BODY).await.unwrap_or_default();
            return Err(ApiError::new(operation, status, &headers, body).into());
        }
        Ok(Content::new(answer))
    }
}

impl Client {
    /// Gets the image, video, sound or file that a user sent, as a stream.
    ///
    /// Only for messages whose content provider is LINE. LINE deletes the content after some time.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-content)
    ///
    /// # Errors
    ///
    /// 202 with [`is_preparing`](ApiError::is_preparing) while LINE prepares a video or sound; 404 if there is none; 410
    /// if the user took the message back.
    pub fn get_message_content(&self, message_id: impl Into<MessageId>) -> Call<GetMessageContent> {
        self.call(GetMessageContent { message_id: message_id.into() })
    }
}
