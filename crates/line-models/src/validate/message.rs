use super::{Check, Validate};
use crate::message::{
    AudioMessage, CouponMessage, ImageMessage, LocationMessage, Message, MessageKind, Messages,
    Sender, StickerMessage, TextMessage, VideoMessage,
};

impl Validate for Message {
    fn check(&self, check: &mut Check) {
        match &self.kind {
            MessageKind::Text(message) => message.check(check),
            MessageKind::TextV2(message) => message.check(check),
            MessageKind::Sticker(message) => message.check(check),
            MessageKind::Image(message) => message.check(check),
            MessageKind::Video(message) => message.check(check),
            MessageKind::Audio(message) => message.check(check),
            MessageKind::Location(message) => message.check(check),
            MessageKind::Imagemap(message) => message.check(check),
            MessageKind::Template(message) => message.check(check),
            MessageKind::Flex(message) => message.check(check),
            MessageKind::Coupon(message) => message.check(check),
            MessageKind::Unknown(_) => return,
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
            check.at(&format!("emojis[{i}]"), |check| {
                if unit != Some(&u16::from(b'$')) {
                    check.refuse("index", "must be the index of a $ in the text");
                }
                check.required("productId", emoji.product_id.as_ref());
                check.required("emojiId", emoji.emoji_id.as_ref());
            });
        }
    }
}

impl Validate for StickerMessage {
    fn check(&self, check: &mut Check) {
        check.utf16("packageId", self.package_id.as_str(), usize::MAX);
        check.utf16("stickerId", self.sticker_id.as_str(), usize::MAX);
    }
}

impl Validate for ImageMessage {
    fn check(&self, check: &mut Check) {
        check.file("originalContentUrl", &self.original_content_url);
        check.file("previewImageUrl", &self.preview_image_url);
    }
}

impl Validate for VideoMessage {
    fn check(&self, check: &mut Check) {
        check.file("originalContentUrl", &self.original_content_url);
        check.file("previewImageUrl", &self.preview_image_url);
        if let Some(id) = &self.tracking_id {
            check.utf16_or_empty("trackingId", id, 100);
            check.characters("trackingId", id, |c| {
                c.is_ascii_alphanumeric() || "-.=,+*()%$&;:@{}!?<>[]".contains(c)
            });
        }
    }
}

impl Validate for AudioMessage {
    fn check(&self, check: &mut Check) {
        check.file("originalContentUrl", &self.original_content_url);
    }
}

impl Validate for LocationMessage {
    fn check(&self, check: &mut Check) {
        check.utf16("title", &self.title, 100);
        check.utf16("address", &self.address, 100);
        // JSON has no other numbers.
        for (name, degrees) in [("latitude", self.latitude), ("longitude", self.longitude)] {
            if !degrees.is_finite() {
                check.refuse(name, "must be specified");
            }
        }
    }
}

impl Validate for CouponMessage {
    fn check(&self, check: &mut Check) {
        check.utf16("couponId", &self.coupon_id, usize::MAX);
        if let Some(tag) = &self.delivery_tag {
            check.utf16_or_empty("deliveryTag", tag, 30);
            check.characters("deliveryTag", tag, |c| c.is_ascii_alphanumeric() || c == '_');
        }
    }
}

impl Validate for Sender {
    fn check(&self, check: &mut Check) {
        if let Some(name) = &self.name {
            check.utf16_or_empty("name", name, 20);
            // LINE names this word alone, and calls it an example.
            if name.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == "LINE") {
                check.refuse("name", "invalid property");
            }
        }
        if let Some(url) = &self.icon_url {
            check.file("iconUrl", url);
        }
    }
}
