use line_models::{
    flex::FlexMessage,
    imagemap::ImagemapMessage,
    message::{
        AudioMessage, CouponMessage, ImageMessage, LocationMessage, Message, Messages,
        StickerMessage, TextMessage, TextMessageV2, VideoMessage,
    },
    template::TemplateMessage,
};

use crate::BoxError;

/// What a handler can return: nothing, or what the event is answered with.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is nothing that a handler can return",
    label = "not `IntoReply`",
    note = "a handler returns `()`, a `Message` or one of its kinds, a `Vec<Message>` or `[Message; N]`, a text, or an `Option` or `Result` of these"
)]
pub trait IntoReply {
    /// The messages to answer with, if any. None at all is no answer.
    ///
    /// # Errors
    ///
    /// What the handler failed with.
    fn into_reply(self) -> Result<Messages, BoxError>;
}

macro_rules! replies {
    ($($name:ty)*) => {$(
        impl IntoReply for $name {
            fn into_reply(self) -> Result<Messages, BoxError> {
                Ok(self.into())
            }
        }
    )*};
}

replies! {
    Message Messages Vec<Message> String &'static str
    TextMessage TextMessageV2 StickerMessage ImageMessage VideoMessage AudioMessage LocationMessage ImagemapMessage
    TemplateMessage FlexMessage CouponMessage
}

impl IntoReply for () {
    fn into_reply(self) -> Result<Messages, BoxError> {
        Ok(Messages::default())
    }
}

impl<const N: usize> IntoReply for [Message; N] {
    fn into_reply(self) -> Result<Messages, BoxError> {
        Ok(self.into())
    }
}

impl<T: IntoReply> IntoReply for Option<T> {
    fn into_reply(self) -> Result<Messages, BoxError> {
        self.map_or_else(|| Ok(Messages::default()), T::into_reply)
    }
}

impl<T: IntoReply, E: Into<BoxError>> IntoReply for Result<T, E> {
    fn into_reply(self) -> Result<Messages, BoxError> {
        self.map_err(Into::into)?.into_reply()
    }
}
