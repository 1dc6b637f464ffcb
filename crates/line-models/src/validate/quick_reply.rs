use super::{Check, Validate, action::Place};
use crate::quick_reply::{QuickReply, QuickReplyItem, QuickReplyItemKind};

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
        check.one_of("type", self.kind.as_ref(), QuickReplyItemKind::VALUES);
        if let Some(url) = &self.image_url {
            check.file("imageUrl", url);
        }
        check.required("action", self.action.as_ref());
        if let Some(action) = &self.action {
            check.at("action", |check| action.check_in(check, Place::QUICK_REPLY));
        }
    }
}
