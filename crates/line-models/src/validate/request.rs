use serde_core::Serialize;

use super::{
    Check, Validate,
    flex::{KB, check_size},
};
use crate::message::{
    BroadcastRequest, Message, MessageKind, Messages, MulticastRequest, PushMessageRequest,
    ReplyMessageRequest, SubstitutionObject, TextMessageV2, ValidateMessageRequest,
};

impl Validate for ReplyMessageRequest {
    fn check(&self, check: &mut Check) {
        request(check, self);
        check.utf16("replyToken", self.reply_token.as_str(), usize::MAX);
        self.messages.check(check);
    }
}

impl Validate for PushMessageRequest {
    fn check(&self, check: &mut Check) {
        request(check, self);
        check.utf16("to", self.to.as_str(), usize::MAX);
        self.messages.check(check);
        for (i, message) in self.messages.0.iter().enumerate() {
            check.at(&format!("messages[{i}]"), |check| self.check_for_chat(check, message));
        }
        aggregation_units(check, self.custom_aggregation_units.as_deref());
    }
}

impl PushMessageRequest {
    /// Some things go only to one user, others only to a group or room.
    fn check_for_chat(&self, check: &mut Check, message: &Message) {
        match &message.kind {
            MessageKind::Video(video)
                if video.tracking_id.is_some() && (self.to.is_group() || self.to.is_room()) =>
            {
                check.refuse("trackingId", "Must not be specified");
            }
            MessageKind::TextV2(text) if self.to.is_user() => no_mentions(check, text),
            _ => {}
        }
    }
}

impl Validate for MulticastRequest {
    fn check(&self, check: &mut Check) {
        request(check, self);
        self.messages.check(check);
        for_any_chat(check, &self.messages);
        check.users("to", &self.to, 1..=500);
        aggregation_units(check, self.custom_aggregation_units.as_deref());
    }
}

impl Validate for BroadcastRequest {
    fn check(&self, check: &mut Check) {
        request(check, self);
        self.messages.check(check);
        for_any_chat(check, &self.messages);
    }
}

impl Validate for ValidateMessageRequest {
    fn check(&self, check: &mut Check) {
        self.messages.check(check);
    }
}

/// LINE reads bodies of at most 2 MB.
pub(super) fn request(check: &mut Check, body: &impl Serialize) {
    check_size(check, body, 2048 * KB);
}

pub(super) fn aggregation_units(check: &mut Check, units: Option<&[String]>) {
    let Some(units) = units else { return };
    check.size("customAggregationUnits", units, 0..=1);
    for (i, unit) in units.iter().enumerate() {
        let name = format!("customAggregationUnits[{i}]");
        check.name(&name, unit, 30, |c| c.is_ascii_alphanumeric() || c == '_');
    }
}

/// A message can quote another one of its chat, and mention who is in it: only replies and pushes go to a single chat.
pub(super) fn for_any_chat(check: &mut Check, messages: &Messages) {
    for (i, message) in messages.0.iter().enumerate() {
        check.at(&format!("messages[{i}]"), |check| {
            let quote_token = match &message.kind {
                MessageKind::Text(message) => message.quote_token.as_ref(),
                MessageKind::TextV2(message) => message.quote_token.as_ref(),
                MessageKind::Sticker(message) => message.quote_token.as_ref(),
                _ => None,
            };
            if quote_token.is_some() {
                check.refuse("quoteToken", "Must not be specified");
            }
            if let MessageKind::TextV2(text) = &message.kind {
                no_mentions(check, text);
            }
        });
    }
}

fn no_mentions(check: &mut Check, text: &TextMessageV2) {
    for (key, substitution) in text.substitution.iter().flatten() {
        if let SubstitutionObject::Mention(_) = substitution {
            check.refuse(&format!("substitution.{key}.type"), "invalid property");
        }
    }
}
