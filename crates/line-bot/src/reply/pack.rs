//! Fits messages to what one call can carry.

use line_models::{
    Message,
    message::{MessageKind, TextMessage},
    text::{split_text, utf16_len},
};

/// How many messages LINE takes in one call.
pub(super) const MAX: usize = 5;
/// How long a text may be, in UTF-16 code units.
const MAX_TEXT: usize = 5000;

/// Splits texts that are too long, and moves the last of the quick replies to the last message.
pub(super) fn pack(messages: Vec<Message>) -> Vec<Message> {
    let mut packed: Vec<Message> = messages.into_iter().flat_map(split).collect();
    let quick_reply = packed.iter_mut().filter_map(|message| message.quick_reply.take()).last();
    if let Some(last) = packed.last_mut() {
        last.quick_reply = quick_reply;
    }
    packed
}

/// A text with emojis stays whole: their places count from its start.
fn split(message: Message) -> Vec<Message> {
    let long = match &message.kind {
        MessageKind::Text(text) if text.emojis.is_none() && utf16_len(&text.text) > MAX_TEXT => {
            text
        }
        _ => return vec![message],
    };
    let mut quote_token = long.quote_token.clone();
    let parts = split_text(&long.text, MAX_TEXT).into_iter().map(|part| {
        let mut text = TextMessage::new(part);
        // The answer quotes once.
        text.quote_token = quote_token.take();
        let mut message = message.clone();
        message.kind = text.into();
        message
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use line_models::{Action, message::Sender};

    use super::*;

    #[test]
    fn the_quick_reply_is_on_the_last_message_alone() {
        let quick = |label: &str| Message::text(label).quick_reply([Action::message(label, label)]);
        let packed = pack(vec![quick("a"), quick("b"), Message::text("c")]);
        assert_eq!(packed[..2], [Message::text("a"), Message::text("b")]);
        assert_eq!(packed[2].quick_reply, quick("b").quick_reply);
        assert!(pack(Vec::new()).is_empty());
    }

    #[test]
    fn a_long_text_becomes_several() {
        let text = "🙂".repeat(2501);
        let long = Message::new(TextMessage::new(&*text).quote_token("q"))
            .sender(Sender::new("Clerk"))
            .quick_reply([Action::message("a", "a")]);
        let packed = pack(vec![long]);
        let texts: Vec<_> = packed
            .iter()
            .map(|message| match &message.kind {
                MessageKind::Text(text) => (text.text.chars().count(), text.quote_token.is_some()),
                _ => (0, false),
            })
            .collect();
        assert_eq!(texts, [(2500, true), (1, false)]);
        assert!(packed.iter().all(|message| message.sender == Some(Sender::new("Clerk"))));
        assert!(packed[0].quick_reply.is_none() && packed[1].quick_reply.is_some());
    }

    #[test]
    fn a_text_with_emojis_stays_whole() {
        let text = TextMessage::new("$".repeat(5001)).emojis(Vec::new());
        assert_eq!(pack(vec![Message::new(text.clone())]), [Message::new(text)]);
    }
}
