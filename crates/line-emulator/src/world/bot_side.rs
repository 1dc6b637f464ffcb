//! What the bot does through the API.

use std::time::Duration;

use line_models::{
    ChatId, Message, ReplyToken, RequestId, RetryKey, Timestamp, UserId,
    message::{Messages, SentMessage},
    profile::UserProfile,
};

use super::{Content, Loading, World};
use crate::{
    ids::is_id,
    message::{ChatContent, ChatMessage, Party},
    refusal::Refusal,
    retry_key::Accepted,
};

impl World {
    /// Answers an event. A refusal leaves the token as it was.
    pub(crate) fn reply(
        &mut self,
        token: &ReplyToken,
        messages: Messages,
        now: Timestamp,
    ) -> Result<(UserId, Vec<SentMessage>), Refusal> {
        let user_id = self.reply_tokens.take(token, now).ok_or(Refusal::ReplyToken)?;
        let sent = self.send_messages(&user_id, messages, now);
        Ok((user_id, sent))
    }

    /// Sends to one user. Of several calls with one retry key, one is accepted.
    pub(crate) fn push(
        &mut self,
        to: &ChatId,
        messages: Messages,
        retry: Option<(RetryKey, RequestId)>,
        now: Timestamp,
    ) -> Result<Vec<SentMessage>, Refusal> {
        if let Some(accepted) = retry.as_ref().and_then(|(key, _)| self.retry_keys.get(key, now)) {
            let Accepted { request_id, sent_messages, .. } = accepted.clone();
            return Err(Refusal::AlreadyAccepted { request_id, sent_messages });
        }
        let id = to.as_str();
        if !['U', 'C', 'R'].into_iter().any(|prefix| is_id(prefix, id)) {
            return Err(Refusal::Value { property: "to" });
        }
        let user_id = self.user(id).ok_or(Refusal::Recipient)?.user_id.clone();
        let sent_messages = self.send_messages(&user_id, messages, now);
        if let Some((key, request_id)) = retry {
            let sent_messages = sent_messages.clone();
            self.retry_keys.insert(key, Accepted { at: now, request_id, sent_messages });
        }
        Ok(sent_messages)
    }

    /// The bot is not told that a user has blocked it: the messages vanish.
    fn send_messages(
        &mut self,
        user_id: &UserId,
        messages: Messages,
        now: Timestamp,
    ) -> Vec<SentMessage> {
        let arrives = self.user(user_id.as_str()).is_some_and(|user| user.following);
        if arrives {
            self.end_loading(user_id);
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
                    user_id: user_id.clone(),
                    from: Party::Bot,
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
        self.contents.get(message_id).cloned().ok_or(Refusal::ContentNotFound)
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
