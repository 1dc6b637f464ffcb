//! What users say and tap, and the events it makes.

use line_models::{
    MessageId, Timestamp, UserId,
    webhook::{
        Event, FollowEvent, LocationMessageContent, MessageContent, MessageEvent, PostbackContent,
        PostbackEvent, StickerMessageContent, StickerResourceType, TextMessageContent,
        UnfollowEvent,
    },
};

use super::{Seat, World};
use crate::{
    error::Error,
    message::{ChatContent, ChatMessage, Party, ShownPostback},
};

impl World {
    pub(crate) fn send_text(
        &mut self,
        seat: &Seat,
        text: &str,
        now: Timestamp,
    ) -> Result<Event, Error> {
        if text.is_empty() {
            return Err(Error::Empty { what: "a text" });
        }
        self.check(seat)?;
        let (id, number) = self.ids.message(now);
        let content = self.text(id, text);
        Ok(self.send(seat, number, content, now))
    }

    pub(crate) fn send_sticker(
        &mut self,
        seat: &Seat,
        package_id: &str,
        sticker_id: &str,
        now: Timestamp,
    ) -> Result<Event, Error> {
        if package_id.is_empty() || sticker_id.is_empty() {
            return Err(Error::Empty { what: "the ids of a sticker" });
        }
        self.check(seat)?;
        let (id, number) = self.ids.message(now);
        let content =
            StickerMessageContent::new(id, package_id, sticker_id, StickerResourceType::Static)
                .quote_token(self.ids.quote_token())
                .mark_as_read_token(self.ids.mark_as_read_token());
        Ok(self.send(seat, number, content, now))
    }

    pub(crate) fn send_location(
        &mut self,
        seat: &Seat,
        (title, address): (Option<String>, Option<String>),
        (latitude, longitude): (f64, f64),
        now: Timestamp,
    ) -> Result<Event, Error> {
        if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
            return Err(Error::NoPlace);
        }
        self.check(seat)?;
        let (id, number) = self.ids.message(now);
        let mut content = LocationMessageContent::new(id, latitude, longitude)
            .mark_as_read_token(self.ids.mark_as_read_token());
        content.title = title.filter(|title| !title.is_empty());
        content.address = address.filter(|address| !address.is_empty());
        Ok(self.send(seat, number, content, now))
    }

    /// A postback shows in the chat if it has a `display_text`, but it is no message event.
    pub(crate) fn send_postback(
        &mut self,
        seat: &Seat,
        postback: PostbackContent,
        display_text: Option<String>,
        now: Timestamp,
    ) -> Result<Event, Error> {
        if postback.data.is_empty() {
            return Err(Error::Empty { what: "the data of a postback" });
        }
        self.check(seat)?;
        if let Some(display_text) = display_text.filter(|text| !text.is_empty()) {
            let (id, number) = self.ids.message(now);
            let content = self.text(id, &display_text).into();
            let shown = ShownPostback { content: postback.clone(), display_text };
            self.add_user_message(seat, number, content, Some(shown), now);
        }
        let mut event = PostbackEvent::new("");
        event.postback = postback;
        Ok(self.event(&seat.chat_id, seat.source(), event, now))
    }

    /// Following again after blocking is told as such.
    pub(crate) fn follow(&mut self, user_id: &UserId, now: Timestamp) -> Result<Event, Error> {
        let before = self.set_following(user_id, true)?;
        let seat = Seat::alone(user_id);
        Ok(self.event(&seat.chat_id, seat.source(), FollowEvent::new(!before.following), now))
    }

    pub(crate) fn unfollow(&mut self, user_id: &UserId, now: Timestamp) -> Result<Event, Error> {
        self.follower(user_id)?;
        self.set_following(user_id, false)?;
        self.end_loading(user_id);
        let seat = Seat::alone(user_id);
        Ok(self.event(&seat.chat_id, seat.source(), UnfollowEvent::default(), now))
    }

    fn text(&mut self, id: MessageId, text: &str) -> TextMessageContent {
        TextMessageContent::new(id, text)
            .quote_token(self.ids.quote_token())
            .mark_as_read_token(self.ids.mark_as_read_token())
    }

    pub(super) fn send(
        &mut self,
        seat: &Seat,
        number: u64,
        content: impl Into<MessageContent>,
        now: Timestamp,
    ) -> Event {
        let content = content.into();
        self.add_user_message(seat, number, content.clone(), None, now);
        self.event(&seat.chat_id, seat.source(), MessageEvent::new(content), now)
    }

    fn add_user_message(
        &mut self,
        seat: &Seat,
        number: u64,
        content: MessageContent,
        postback: Option<ShownPostback>,
        now: Timestamp,
    ) {
        self.add_message(ChatMessage {
            id: number.to_string().into(),
            chat_id: seat.chat_id.clone(),
            from: Party::User,
            user_id: Some(seat.user_id.clone()),
            timestamp: now,
            message: ChatContent::User(content),
            postback,
            number,
        });
    }
}
