//! The kinds of message LINE knows. The models keep any other kind, as it may come one day; LINE refuses it.

use line_models::{
    Message,
    error::ErrorDetail,
    message::{MessageKind, Messages},
};

use crate::refusal::Refusal;

const MESSAGES: &[&str] = &[
    "text", "textV2", "sticker", "image", "video", "audio", "location", "coupon", "imagemap",
    "template", "flex",
];
const TEMPLATES: &[&str] = &["buttons", "confirm", "carousel", "image_carousel"];

/// Refuses kinds of message and of template that LINE does not know.
///
/// A kind that LINE knows and the models do not is let through, though nobody knows its limits here.
pub(super) fn check(messages: &Messages) -> Result<(), Refusal> {
    let details: Vec<_> =
        messages.0.iter().enumerate().filter_map(|(i, message)| unknown(i, message)).collect();
    if details.is_empty() { Ok(()) } else { Err(Refusal::Limits(details)) }
}

fn unknown(i: usize, message: &Message) -> Option<ErrorDetail> {
    let (kind, known, property) = match &message.kind {
        MessageKind::Unknown(unknown) => (unknown.name(), MESSAGES, format!("messages[{i}].type")),
        MessageKind::Template(message) => {
            (message.template.name(), TEMPLATES, format!("messages[{i}].template.type"))
        }
        _ => return None,
    };
    let text = format!("Must be one of the following values: [{}]", known.join(", "));
    (!known.contains(&kind)).then(|| ErrorDetail::new(text, property))
}
