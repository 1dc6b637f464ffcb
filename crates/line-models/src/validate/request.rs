use super::{Check, Validate};
use crate::message::{
    BroadcastRequest, MessageKind, Messages, MulticastRequest, PushMessageRequest,
    ReplyMessageRequest, ValidateMessageRequest,
};

impl Validate for ReplyMessageRequest {
    fn check(&self, check: &mut Check) {
        check.utf16("replyToken", self.reply_token.as_str(), usize::MAX);
        self.messages.check(check);
    }
}

impl Validate for PushMessageRequest {
    fn check(&self, check: &mut Check) {
        check.utf16("to", self.to.as_str(), usize::MAX);
        self.messages.check(check);
        aggregation_units(check, self.custom_aggregation_units.as_deref());
    }
}

impl Validate for MulticastRequest {
    fn check(&self, check: &mut Check) {
        self.messages.check(check);
        no_quotes(check, &self.messages);
        check.users("to", &self.to, 1..=500);
        aggregation_units(check, self.custom_aggregation_units.as_deref());
    }
}

impl Validate for BroadcastRequest {
    fn check(&self, check: &mut Check) {
        self.messages.check(check);
        no_quotes(check, &self.messages);
    }
}

impl Validate for ValidateMessageRequest {
    fn check(&self, check: &mut Check) {
        self.messages.check(check);
    }
}

fn aggregation_units(check: &mut Check, units: Option<&[String]>) {
    let Some(units) = units else { return };
    check.size("customAggregationUnits", units, 0..=1);
    for (i, unit) in units.iter().enumerate() {
        let name = format!("customAggregationUnits[{i}]");
        check.name(&name, unit, 30, |c| c.is_ascii_alphanumeric() || c == '_');
    }
}

/// A message can quote another one of its chat: only replies and pushes go to a single chat.
pub(super) fn no_quotes(check: &mut Check, messages: &Messages) {
    for (i, message) in messages.0.iter().enumerate() {
        let quote_token = match &message.kind {
            MessageKind::Text(message) => message.quote_token.as_ref(),
            _ => None,
        };
        if quote_token.is_some() {
            check.at(&format!("messages[{i}].quoteToken"), |check| {
                check.violation("Must not be specified");
            });
        }
    }
}
