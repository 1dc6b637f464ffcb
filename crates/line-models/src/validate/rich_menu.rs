use std::collections::HashSet;

use super::{Check, Validate, action::Place};
use crate::{
    RichMenuAliasId,
    rich_menu::{
        CreateRichMenuAliasRequest, RichMenuArea, RichMenuBatchOperation, RichMenuBatchRequest,
        RichMenuBounds, RichMenuBulkLinkRequest, RichMenuBulkUnlinkRequest, RichMenuRequest,
        RichMenuSize, UpdateRichMenuAliasRequest,
    },
};

/// What LINE takes for a length in pixels.
const PIXELS: i64 = i32::MAX as i64;

impl Validate for RichMenuRequest {
    fn check(&self, check: &mut Check) {
        check.required("size", self.size.as_ref());
        if let Some(size) = &self.size {
            check.at("size", |check| size.check(check));
        }
        check.required("selected", self.selected.as_ref());
        for (name, text, max) in
            [("name", &self.name, 300), ("chatBarText", &self.chat_bar_text, 14)]
        {
            check.required(name, text.as_ref());
            if let Some(text) = text {
                check.graphemes(name, text, max);
            }
        }
        check.required("areas", self.areas.as_ref());
        if let Some(areas) = &self.areas {
            check.size("areas", areas, 0..=20);
            check.each("areas", areas);
        }
    }
}

impl Validate for RichMenuSize {
    fn check(&self, check: &mut Check) {
        length(check, "width", self.width, 800, 2500);
        length(check, "height", self.height, 250, PIXELS);
        if let (Some(width), Some(height)) = (self.width, self.height)
            && i128::from(width) * 100 < i128::from(height) * 145
        {
            check.violation("width / height must be greater than or equal to 1.45");
        }
    }
}

impl Validate for RichMenuArea {
    fn check(&self, check: &mut Check) {
        check.required("bounds", self.bounds.as_ref());
        if let Some(bounds) = &self.bounds {
            check.at("bounds", |check| bounds.check(check));
        }
        check.required("action", self.action.as_ref());
        if let Some(action) = &self.action {
            check.at("action", |check| action.check_in(check, Place::RICH_MENU));
        }
    }
}

impl Validate for RichMenuBounds {
    fn check(&self, check: &mut Check) {
        length(check, "x", self.x, 0, PIXELS);
        length(check, "y", self.y, 0, PIXELS);
        length(check, "width", self.width, 1, PIXELS);
        length(check, "height", self.height, 1, PIXELS);
    }
}

impl Validate for CreateRichMenuAliasRequest {
    fn check(&self, check: &mut Check) {
        alias(check, &self.rich_menu_alias_id);
        check.utf16("richMenuId", self.rich_menu_id.as_str(), usize::MAX);
    }
}

impl Validate for UpdateRichMenuAliasRequest {
    fn check(&self, check: &mut Check) {
        check.utf16("richMenuId", self.rich_menu_id.as_str(), usize::MAX);
    }
}

impl Validate for RichMenuBulkLinkRequest {
    fn check(&self, check: &mut Check) {
        check.utf16("richMenuId", self.rich_menu_id.as_str(), usize::MAX);
        check.users("userIds", &self.user_ids, 1..=500);
    }
}

impl Validate for RichMenuBulkUnlinkRequest {
    fn check(&self, check: &mut Check) {
        check.users("userIds", &self.user_ids, 1..=500);
    }
}

impl Validate for RichMenuBatchRequest {
    fn check(&self, check: &mut Check) {
        check.size("operations", &self.operations, 0..=1000);
        check.each("operations", &self.operations);
        let all = |operation| matches!(operation, &RichMenuBatchOperation::UnlinkAll(_));
        if self.operations.iter().any(all) && !self.operations.iter().all(all) {
            check.at("operations[].type", |check| {
                check.violation("'unlinkAll' type can't be combined with other type");
            });
        }
        let mut seen = HashSet::new();
        for operation in &self.operations {
            let from = match operation {
                RichMenuBatchOperation::Link(link) => &link.from,
                RichMenuBatchOperation::Unlink(unlink) => &unlink.from,
                _ => continue,
            };
            if !seen.insert(from) {
                check.at("operations[].from", |check| {
                    check.violation(format!("from richmenu ({from}) is duplicated"));
                });
            }
        }
        if let Some(key) = &self.resume_request_key {
            let allowed = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
            check.name("resumeRequestKey", key, 100, allowed);
        }
    }
}

impl Validate for RichMenuBatchOperation {
    fn check(&self, check: &mut Check) {
        match self {
            Self::Link(link) => {
                check.utf16("from", link.from.as_str(), usize::MAX);
                check.utf16("to", link.to.as_str(), usize::MAX);
            }
            Self::Unlink(unlink) => check.utf16("from", unlink.from.as_str(), usize::MAX),
            Self::UnlinkAll(_) | Self::Unknown(_) => {}
        }
    }
}

fn length(check: &mut Check, name: &str, length: Option<i64>, min: i64, max: i64) {
    match length {
        Some(length) => check.range(name, length, min..=max),
        None => check.required::<()>(name, None),
    }
}

fn alias(check: &mut Check, alias: &RichMenuAliasId) {
    let allowed = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '_' | '-');
    check.name("richMenuAliasId", alias.as_str(), 32, allowed);
}
