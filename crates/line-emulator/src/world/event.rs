//! Events, and those that are no message.

use line_models::{
    ChatId, MarkAsReadToken, MessageId, Timestamp,
    webhook::{
        Event, EventKind, LinkResult, MessageContent, MessageEditedEvent, Source, UnsendEvent,
    },
};
use serde::Serialize;

use super::{Seat, World};
use crate::{
    error::Error,
    message::{ChatContent, Party},
};

/// A message that is gone.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Unsent<'a> {
    id: &'a MessageId,
    chat_id: &'a ChatId,
}

impl World {
    /// An event that shows nothing in the chat, of any kind.
    pub(crate) fn cause(
        &mut self,
        seat: &Seat,
        kind: EventKind,
        now: Timestamp,
    ) -> Result<Event, Error> {
        self.check(seat)?;
        Ok(self.event(&seat.chat_id, seat.source(), kind, now))
    }

    /// Takes one of the user's messages back. Its content is gone, too.
    pub(crate) fn unsend(
        &mut self,
        seat: &Seat,
        id: &MessageId,
        now: Timestamp,
    ) -> Result<Event, Error> {
        self.check(seat)?;
        self.own_message(seat, id)?;
        self.messages.retain(|message| message.id != *id);
        self.contents.unsend(id);
        self.tell("unsent", &Unsent { id, chat_id: &seat.chat_id });
        Ok(self.event(&seat.chat_id, seat.source(), UnsendEvent::new(id), now))
    }

    /// Changes the text of one of the user's messages. LINE tells it of group chats alone.
    pub(crate) fn edit_text(
        &mut self,
        seat: &Seat,
        id: &MessageId,
        text: &str,
        now: Timestamp,
    ) -> Result<Event, Error> {
        if text.is_empty() {
            return Err(Error::Empty { what: "a text" });
        }
        self.check(seat)?;
        if !seat.chat_id.is_group() {
            return Err(Error::NotEditable);
        }
        let quote_token = self.ids.quote_token();
        let ChatContent::User(MessageContent::Text(content)) = self.own_message(seat, id)? else {
            return Err(Error::NotEditable);
        };
        text.clone_into(&mut content.text);
        content.quote_token = Some(quote_token);
        content.mark_as_read_token = None;
        let content = content.clone();
        if let Some(message) = self.message(id).cloned() {
            self.tell("message", &message);
        }
        Ok(self.event(&seat.chat_id, seat.source(), MessageEditedEvent::new(content), now))
    }

    /// Whether a webhook told this token.
    pub(crate) fn is_mark_as_read_token(&self, token: &MarkAsReadToken) -> bool {
        self.messages.iter().any(|message| {
            let ChatContent::User(content) = &message.message else { return false };
            let known = match content {
                MessageContent::Text(content) => &content.mark_as_read_token,
                MessageContent::Image(content) => &content.mark_as_read_token,
                MessageContent::Video(content) => &content.mark_as_read_token,
                MessageContent::Audio(content) => &content.mark_as_read_token,
                MessageContent::File(content) => &content.mark_as_read_token,
                MessageContent::Location(content) => &content.mark_as_read_token,
                MessageContent::Sticker(content) => &content.mark_as_read_token,
                _ => &None,
            };
            known.as_ref() == Some(token)
        })
    }

    fn own_message(&mut self, seat: &Seat, id: &MessageId) -> Result<&mut ChatContent, Error> {
        self.message(id)
            .filter(|message| {
                message.from == Party::User
                    && message.chat_id == seat.chat_id
                    && message.user_id.as_ref() == Some(&seat.user_id)
            })
            .map(|message| &mut message.message)
            .ok_or_else(|| Error::UnknownMessage { message_id: id.clone() })
    }

    /// An event that has happened. It can be answered if LINE's events of its kind can.
    pub(super) fn event(
        &mut self,
        chat_id: &ChatId,
        source: Source,
        kind: impl Into<EventKind>,
        now: Timestamp,
    ) -> Event {
        let kind = kind.into();
        let has_token = can_be_answered(&kind);
        let event = Event::new(now, kind).source(source).webhook_event_id(self.ids.event(now));
        if !has_token {
            return event;
        }
        let token = self.ids.reply_token();
        self.reply_tokens.issue(token.clone(), chat_id.clone(), now);
        event.reply_token(token)
    }

    /// An event goes out, for the first time or again.
    pub(crate) fn deliver(&mut self, event: &Event, now: Timestamp) {
        if let Some(token) = &event.reply_token {
            self.reply_tokens.deliver(token, now);
        }
    }
}

fn can_be_answered(kind: &EventKind) -> bool {
    match kind {
        EventKind::AccountLink(event) => event.link.result == LinkResult::Ok,
        EventKind::Message(_)
        | EventKind::MessageEdited(_)
        | EventKind::Follow(_)
        | EventKind::Join(_)
        | EventKind::MemberJoined(_)
        | EventKind::Postback(_)
        | EventKind::VideoPlayComplete(_)
        | EventKind::Beacon(_)
        | EventKind::Membership(_)
        | EventKind::Things(_) => true,
        _ => false,
    }
}
