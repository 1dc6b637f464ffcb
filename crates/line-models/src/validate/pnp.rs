use std::collections::HashSet;

use super::{Check, Validate, request::aggregation_units};
use crate::pnp::{
    PnpMessagesRequest, PnpTemplatedButton, PnpTemplatedItem, PnpTemplatedMessageBody,
    PnpTemplatedMessageRequest,
};

impl Validate for PnpMessagesRequest {
    fn check(&self, check: &mut Check) {
        self.messages.check(check);
        for (i, message) in self.messages.0.iter().enumerate() {
            if ["image", "video", "audio"].contains(&message.kind.name()) {
                check.at(&format!("messages[{i}].type"), |check| {
                    check.violation("invalid property");
                });
            }
        }
        digest(check, &self.to);
        aggregation_units(check, self.custom_aggregation_units.as_deref());
    }
}

impl Validate for PnpTemplatedMessageRequest {
    fn check(&self, check: &mut Check) {
        digest(check, &self.to);
        check.utf16("templateKey", &self.template_key, usize::MAX);
        if let Some(body) = &self.body {
            check.at("body", |check| body.check(check));
        }
        aggregation_units(check, self.custom_aggregation_units.as_deref());
    }
}

impl Validate for PnpTemplatedMessageBody {
    fn check(&self, check: &mut Check) {
        let mut seen = HashSet::new();
        if let Some(item) = &self.emphasized_item {
            seen.insert(&item.item_key);
            check.at("emphasizedItem", |check| {
                check.utf16("itemKey", &item.item_key, usize::MAX);
                check.utf16("content", &item.content, 15);
            });
        }
        if let Some(items) = &self.items {
            check.size("items", items, 0..=15);
            check.each("items", items);
            for (i, item) in items.iter().enumerate() {
                let key = &item.item_key;
                if !seen.insert(key) {
                    check.at(&format!("items[{i}].itemKey"), |check| {
                        check.violation(format!(
                            "Duplicate itemKey in items or between emphasizedItem and items are not allowed: {key}"
                        ));
                    });
                }
            }
        }
        if let Some(buttons) = &self.buttons {
            check.size("buttons", buttons, 0..=2);
            check.each("buttons", buttons);
        }
    }
}

/// An item that is not emphasized.
impl Validate for PnpTemplatedItem {
    fn check(&self, check: &mut Check) {
        check.utf16("itemKey", &self.item_key, usize::MAX);
        check.utf16("content", &self.content, 300);
    }
}

impl Validate for PnpTemplatedButton {
    fn check(&self, check: &mut Check) {
        check.utf16("buttonKey", &self.button_key, usize::MAX);
        check.utf16("url", &self.url, 1000);
    }
}

fn digest(check: &mut Check, to: &str) {
    if to.len() != 64 || !to.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        check.at("to", |check| check.violation("The value must be a valid SHA-256 digest."));
    }
}
