//! What the bot does through the API.

use std::time::Duration;

use axum::http::StatusCode;
use line_models::{
    ChatId, Message, ReplyToken, RequestId, RetryKey, Timestamp, UserId,
    message::{Messages, SentMessage},
    profile::UserProfile,
};

use super::{Content, World, content::Kept, state::Loading};
use crate::{
    ids::is_id,
    message::{ChatContent, ChatMessage, Party},
    refusal::Refusal,
    retry_key::Accepted,
};

/// A key that makes the call safe to repeat, and the id of this call.
pub(crate) type Retry = Option<(RetryKey, RequestId)>;

impl World {
    /// Answers an event. A refusal leaves the token as it was.
    pub(crate) fn reply(
        &mut self,
        token: &ReplyToken,
        messages: Messages,
        now: Timestamp,
    ) -> Result<(ChatId, Vec<SentMessage>), Refusal> {
        let chat_id = self.reply_tokens.take(token, now).ok_or(Refusal::ReplyToken)?;
        let sent = self.send_messages(&chat_id, messages, now);
        Ok((chat_id, sent))
    }

    /// Sends to one user, group or room.
    pub(crate) fn push(
        &mut self,
        to: &ChatId,
        messages: Messages,
        retry: Retry,
        now: Timestamp,
    ) -> Result<Vec<SentMessage>, Refusal> {
        let sent = self.once(retry, now, |world| {
            if !['U', 'C', 'R'].into_iter().any(|prefix| is_id(prefix, to.as_str())) {
                return Err(Refusal::Value { property: "'to'".to_owned() });
            }
            let readers = world.readers(to).ok_or(Refusal::Recipient)?;
            world.quota.spend(readers)?;
            Ok(Some(world.send_messages(to, messages, now)))
        })?;
        Ok(sent.unwrap_or_default())
    }

    /// Of several calls with one retry key, one is accepted.
    pub(super) fn once(
        &mut self,
        retry: Retry,
        now: Timestamp,
        call: impl FnOnce(&mut Self) -> Result<Option<Vec<SentMessage>>, Refusal>,
    ) -> Result<Option<Vec<SentMessage>>, Refusal> {
        if let Some(accepted) = retry.as_ref().and_then(|(key, _)| self.retry_keys.get(key, now)) {
            let Accepted { request_id, sent_messages, .. } = accepted.clone();
            return Err(Refusal::AlreadyAccepted { request_id, sent_messages });
        }
        let sent_messages = call(self)?;
        if let Some((key, request_id)) = retry {
            let sent_messages = sent_messages.clone();
            self.retry_keys.insert(key, Accepted { at: now, request_id, sent_messages });
        }
        Ok(sent_messages)
    }

    /// How many people a message to this chat reaches. `None` if there is no such chat, or the bot is not in it.
    fn readers(&self, chat_id: &ChatId) -> Option<usize> {
        if chat_id.is_user() {
            self.user(chat_id.as_str()).map(|user| usize::from(user.following))
        } else {
            let group = self.group(chat_id.as_str()).filter(|group| group.bot_is_in)?;
            Some(group.members.len())
        }
    }

    /// The bot is not told that a user has blocked it: the messages vanish.
    pub(super) fn send_messages(
        &mut self,
        chat_id: &ChatId,
        messages: Messages,
        now: Timestamp,
    ) -> Vec<SentMessage> {
        let arrives = match self.readers(chat_id) {
            Some(readers) => readers > 0 || !chat_id.is_user(),
            None => false,
        };
        if arrives && chat_id.is_user() {
            self.end_loading(&chat_id.as_str().into());
        }
        let sent = messages.0.into_iter().map(|message| {
            let (id, number) = self.ids.message(now);
            let mut sent = SentMessage::new(&id);
            if can_be_quoted(&message) {
                sent = sent.quote_token(self.ids.quote_token());
            }
            if arrives {
                self.add_message(ChatMessage {
                    id,
                    chat_id: chat_id.clone(),
                    from: Party::Bot,
                    user_id: None,
                    timestamp: now,
                    message: ChatContent::Bot(message),
                    postback: None,
                    number,
                });
            }
            sent
        });
        sent.collect()
    }

    /// Of a user who follows the bot.
    pub(crate) fn profile(&self, user_id: &str) -> Result<UserProfile, Refusal> {
        if !is_id('U', user_id) {
            return Err(Refusal::Parameter("userId"));
        }
        let user = self.user(user_id).filter(|user| user.following).ok_or(Refusal::NotFound)?;
        Ok(UserProfile::new(&user.user_id, &user.display_name).language("en"))
    }

    pub(crate) fn content(&self, message_id: &str) -> Result<Content, Refusal> {
        match self.contents.get(message_id) {
            Some(Kept::Here(content)) => Ok(content.clone()),
            Some(Kept::Unsent) => Err(Refusal::Said(StatusCode::GONE, "The content is gone")),
            None => Err(Refusal::ContentNotFound),
        }
    }

    /// Shows that an answer is on its way. To who cannot see it, nothing happens.
    pub(crate) fn start_loading(&mut self, chat_id: &ChatId, time: Duration, now: Timestamp) {
        let Some(user) = self.user(chat_id.as_str()).filter(|user| user.following) else { return };
        let user_id = user.user_id.clone();
        let millis = i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        let until = Timestamp::from_millis(now.as_millis().saturating_add(millis));
        self.tell("loading", &Loading { user_id: &user_id, until });
        self.loading.insert(user_id, until);
    }

    pub(super) fn end_loading(&mut self, user_id: &UserId) {
        if self.loading.remove(user_id).is_some() {
            self.tell("loading", &Loading { user_id, until: Timestamp::from_millis(0) });
        }
    }
}

/// Sound, places, imagemaps and coupons cannot.
fn can_be_quoted(message: &Message) -> bool {
    matches!(
        message.kind.name(),
        "text" | "textV2" | "sticker" | "image" | "video" | "template" | "flex"
    )
}

#[cfg(test)]
mod tests {
    use line_models::ChatId;
    use serde_json::{Value, json};

    use super::*;
    use crate::{builder::EmulatorBuilder, world::Seat};

    const DAY: i64 = 24 * 60 * 60 * 1000;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(millis)
    }

    fn world() -> (World, UserId) {
        let mut world = World::new(&EmulatorBuilder::default().into_config());
        let alice = world.user_named("Alice").user_id;
        (world, alice)
    }

    fn loading(world: &World, now: Timestamp) -> Value {
        serde_json::to_value(world.state(now)).unwrap()["loading"].clone()
    }

    #[test]
    fn a_retry_key_is_free_again_after_24_hours() {
        let (mut world, alice) = world();
        let mut push = |now| {
            let retry = Some((RetryKey::from("k"), RequestId::from("r")));
            world.push(&ChatId::from(&alice), "hi".into(), retry, at(now)).is_ok()
        };
        assert_eq!([push(0), push(DAY), push(DAY + 1), push(DAY + 2)], [true, false, true, false]);
    }

    #[test]
    fn a_reply_ends_with_its_token() {
        let (mut world, alice) = world();
        let event = world.send_text(&Seat::alone(&alice), "hello", at(0)).unwrap();
        let token = event.reply_token.clone().unwrap();
        assert!(world.reply(&token, "too early".into(), at(0)).is_err());
        world.deliver(&event, at(0));
        assert!(world.reply(&token, "too late".into(), at(60_001)).is_err());
        assert!(world.reply(&token, "in time".into(), at(60_000)).is_ok());
        let texts: Vec<_> =
            world.chat(&ChatId::from(&alice)).map(|message| message.text()).collect();
        assert_eq!(texts, [Some("hello"), Some("in time")]);
    }

    #[test]
    fn the_loading_animation_ends_by_itself_and_with_a_message() {
        let (mut world, alice) = world();
        let chat = ChatId::from(&alice);
        world.start_loading(&chat, Duration::from_secs(5), at(0));
        assert_eq!(loading(&world, at(4_999)), json!([{ "userId": alice, "until": 5_000 }]));
        assert_eq!(loading(&world, at(5_000)), json!([]));
        world.start_loading(&chat, Duration::from_secs(20), at(1_000));
        assert_eq!(loading(&world, at(5_000)), json!([{ "userId": alice, "until": 21_000 }]));
        assert!(world.push(&chat, "hi".into(), None, at(5_000)).is_ok());
        assert_eq!(loading(&world, at(5_000)), json!([]));
    }
}
