//! What users do, and the events it makes.

use axum::body::Bytes;
use line_models::{
    MessageId, Timestamp, UserId,
    webhook::{
        ContentProvider, Event, EventKind, FollowEvent, ImageMessageContent, MessageContent,
        MessageEvent, PostbackContent, PostbackEvent, Source, StickerMessageContent,
        StickerResourceType, TextMessageContent, UnfollowEvent,
    },
};

use super::{Content, World};
use crate::{
    error::Error,
    message::{ChatContent, ChatMessage, Party, ShownPostback},
};

/// LINE publishes no limit for what users send; this is its limit for what bots send.
pub(crate) const IMAGE_MAX: usize = 10 << 20;

impl World {
    pub(crate) fn send_text(
        &mut self,
        user_id: &UserId,
        text: &str,
        now: Timestamp,
    ) -> Result<Event, Error> {
        if text.is_empty() {
            return Err(Error::Empty { what: "a text" });
        }
        self.follower(user_id)?;
        let (id, number) = self.ids.message(now);
        let content = self.text(id, text);
        Ok(self.send(user_id, number, content.into(), None, now))
    }

    pub(crate) fn send_sticker(
        &mut self,
        user_id: &UserId,
        package_id: &str,
        sticker_id: &str,
        now: Timestamp,
    ) -> Result<Event, Error> {
        if package_id.is_empty() || sticker_id.is_empty() {
            return Err(Error::Empty { what: "the ids of a sticker" });
        }
        self.follower(user_id)?;
        let (id, number) = self.ids.message(now);
        let content =
            StickerMessageContent::new(id, package_id, sticker_id, StickerResourceType::Static)
                .quote_token(self.ids.quote_token())
                .mark_as_read_token(self.ids.mark_as_read_token());
        Ok(self.send(user_id, number, content.into(), None, now))
    }

    pub(crate) fn send_image(
        &mut self,
        user_id: &UserId,
        bytes: Bytes,
        content_type: &str,
        now: Timestamp,
    ) -> Result<Event, Error> {
        let content_type = image_type(content_type)?;
        if bytes.is_empty() {
            return Err(Error::Empty { what: "an image" });
        }
        if bytes.len() > IMAGE_MAX {
            return Err(Error::ImageSize);
        }
        self.follower(user_id)?;
        let (id, number) = self.ids.message(now);
        self.contents.insert(id.clone(), Content { bytes, content_type });
        let content = ImageMessageContent::new(id, ContentProvider::line())
            .quote_token(self.ids.quote_token())
            .mark_as_read_token(self.ids.mark_as_read_token());
        Ok(self.send(user_id, number, content.into(), None, now))
    }

    /// A postback shows in the chat if it has a `display_text`, but it is no message event.
    pub(crate) fn send_postback(
        &mut self,
        user_id: &UserId,
        postback: PostbackContent,
        display_text: Option<String>,
        now: Timestamp,
    ) -> Result<Event, Error> {
        if postback.data.is_empty() {
            return Err(Error::Empty { what: "the data of a postback" });
        }
        self.follower(user_id)?;
        if let Some(display_text) = display_text.filter(|text| !text.is_empty()) {
            let (id, number) = self.ids.message(now);
            let content = self.text(id, &display_text).into();
            let shown = ShownPostback { content: postback.clone(), display_text };
            self.add_user_message(user_id, number, content, Some(shown), now);
        }
        let mut event = PostbackEvent::new("");
        event.postback = postback;
        Ok(self.event(user_id, event, true, now))
    }

    /// Following again after blocking is told as such.
    pub(crate) fn follow(&mut self, user_id: &UserId, now: Timestamp) -> Result<Event, Error> {
        let before = self.set_following(user_id, true)?;
        Ok(self.event(user_id, FollowEvent::new(!before.following), true, now))
    }

    pub(crate) fn unfollow(&mut self, user_id: &UserId, now: Timestamp) -> Result<Event, Error> {
        self.follower(user_id)?;
        self.set_following(user_id, false)?;
        self.end_loading(user_id);
        Ok(self.event(user_id, UnfollowEvent::default(), false, now))
    }

    fn text(&mut self, id: MessageId, text: &str) -> TextMessageContent {
        TextMessageContent::new(id, text)
            .quote_token(self.ids.quote_token())
            .mark_as_read_token(self.ids.mark_as_read_token())
    }

    fn send(
        &mut self,
        user_id: &UserId,
        number: u64,
        content: MessageContent,
        postback: Option<ShownPostback>,
        now: Timestamp,
    ) -> Event {
        self.add_user_message(user_id, number, content.clone(), postback, now);
        self.event(user_id, MessageEvent::new(content), true, now)
    }

    fn add_user_message(
        &mut self,
        user_id: &UserId,
        number: u64,
        content: MessageContent,
        postback: Option<ShownPostback>,
        now: Timestamp,
    ) {
        self.add_message(ChatMessage {
            id: number.to_string().into(),
            user_id: user_id.clone(),
            from: Party::User,
            timestamp: now,
            message: ChatContent::User(content),
            postback,
            number,
        });
    }

    fn event(
        &mut self,
        user_id: &UserId,
        kind: impl Into<EventKind>,
        can_be_answered: bool,
        now: Timestamp,
    ) -> Event {
        let event = Event::new(now, kind)
            .source(Source::user(user_id))
            .webhook_event_id(self.ids.event(now));
        if !can_be_answered {
            return event;
        }
        let token = self.ids.reply_token();
        self.reply_tokens.issue(token.clone(), user_id.clone(), now);
        event.reply_token(token)
    }

    /// An event goes out, for the first time or again.
    pub(crate) fn deliver(&mut self, event: &Event, now: Timestamp) {
        if let Some(token) = &event.reply_token {
            self.reply_tokens.deliver(token, now);
        }
    }
}

fn image_type(content_type: &str) -> Result<&'static str, Error> {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    ["image/jpeg", "image/png"]
        .into_iter()
        .find(|known| essence.eq_ignore_ascii_case(known))
        .ok_or_else(|| Error::ImageType { content_type: content_type.to_owned() })
}
