use super::{Check, Validate};
use crate::{
    action::ActionKind,
    message::{ImageMessage, Message, MessageKind, Messages, Sender, StickerMessage, TextMessage},
    quick_reply::{QuickReply, QuickReplyItem},
    template::{ConfirmTemplate, Template, TemplateMessage},
};

const URL_MAX: usize = 2000;

impl Validate for Message {
    fn check(&self, check: &mut Check) {
        match &self.kind {
            MessageKind::Text(message) => message.check(check),
            MessageKind::Sticker(message) => message.check(check),
            MessageKind::Image(message) => message.check(check),
            MessageKind::Template(message) => message.check(check),
            MessageKind::Unknown(_) => {}
        }
        if let Some(quick_reply) = &self.quick_reply {
            check.at("quickReply", |check| quick_reply.check(check));
        }
        if let Some(sender) = &self.sender {
            check.at("sender", |check| sender.check(check));
        }
    }
}

/// Stands at the property `messages` of every request that has them.
impl Validate for Messages {
    fn check(&self, check: &mut Check) {
        check.size("messages", &self.0, 1..=5);
        check.each("messages", &self.0);
    }
}

impl Validate for TextMessage {
    fn check(&self, check: &mut Check) {
        check.utf16("text", &self.text, 5000);
        let Some(emojis) = &self.emojis else { return };
        check.size("emojis", emojis, 0..=20);
        let units: Vec<u16> = self.text.encode_utf16().collect();
        for (i, emoji) in emojis.iter().enumerate() {
            let index = emoji.index.and_then(|index| usize::try_from(index).ok());
            let unit = index.and_then(|index| units.get(index));
            if unit != Some(&u16::from(b'$')) {
                check.at(&format!("emojis[{i}].index"), |check| {
                    check.violation("must be the index of a $ in the text");
                });
            }
        }
    }
}

impl Validate for StickerMessage {
    fn check(&self, check: &mut Check) {
        check.utf16("packageId", &self.package_id, usize::MAX);
        check.utf16("stickerId", &self.sticker_id, usize::MAX);
    }
}

impl Validate for ImageMessage {
    fn check(&self, check: &mut Check) {
        check.url("originalContentUrl", &self.original_content_url, URL_MAX, &["https"]);
        check.url("previewImageUrl", &self.preview_image_url, URL_MAX, &["https"]);
    }
}

impl Validate for TemplateMessage {
    fn check(&self, check: &mut Check) {
        check.utf16("altText", &self.alt_text, 1500);
        check.at("template", |check| match &self.template {
            Template::Confirm(template) => template.check(check),
            Template::Unknown(_) => {}
        });
    }
}

impl Validate for ConfirmTemplate {
    fn check(&self, check: &mut Check) {
        check.graphemes("text", &self.text, 240);
        check.size("actions", &self.actions, 2..=2);
        for (i, action) in self.actions.iter().enumerate() {
            check.at(&format!("actions[{i}]"), |check| {
                action.check_label(check, 20);
                action.check(check);
                match &action.kind {
                    ActionKind::Camera(_)
                    | ActionKind::CameraRoll(_)
                    | ActionKind::Location(_)
                    | ActionKind::RichMenuSwitch(_) => {
                        check.at("type", |check| check.violation("invalid property"));
                    }
                    _ => {}
                }
            });
        }
    }
}

impl Validate for QuickReply {
    fn check(&self, check: &mut Check) {
        check.required("items", self.items.as_ref());
        if let Some(items) = &self.items {
            check.size("items", items, 1..=13);
            check.each("items", items);
        }
    }
}

impl Validate for QuickReplyItem {
    fn check(&self, check: &mut Check) {
        check.required("type", self.kind.as_ref());
        if let Some(url) = &self.image_url {
            check.url("imageUrl", url, URL_MAX, &["https"]);
        }
        check.required("action", self.action.as_ref());
        if let Some(action) = &self.action {
            check.at("action", |check| {
                action.check_label(check, 20);
                action.check(check);
                if let ActionKind::RichMenuSwitch(_) = action.kind {
                    check.at("type", |check| check.violation("invalid property"));
                }
            });
        }
    }
}

impl Validate for Sender {
    fn check(&self, check: &mut Check) {
        if let Some(name) = &self.name {
            check.utf16("name", name, 20);
        }
        if let Some(url) = &self.icon_url {
            check.url("iconUrl", url, URL_MAX, &["https"]);
        }
    }
}
