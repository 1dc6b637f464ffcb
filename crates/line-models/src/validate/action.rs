use super::{Check, Validate};
use crate::action::{
    Action, ActionKind, ClipboardAction, DatetimePickerAction, MessageAction, PostbackAction,
    RichMenuSwitchAction, UriAction,
};

const URI_SCHEMES: &[&str] = &["http", "https", "line", "tel"];

impl Validate for Action {
    fn check(&self, check: &mut Check) {
        match &self.kind {
            ActionKind::Postback(action) => action.check(check),
            ActionKind::Message(action) => action.check(check),
            ActionKind::Uri(action) => action.check(check),
            ActionKind::DatetimePicker(action) => action.check(check),
            ActionKind::RichMenuSwitch(action) => action.check(check),
            ActionKind::Clipboard(action) => action.check(check),
            ActionKind::Camera(_)
            | ActionKind::CameraRoll(_)
            | ActionKind::Location(_)
            | ActionKind::Unknown(_) => {}
        }
    }
}

impl Action {
    /// The label, whose limit depends on where the action stands.
    pub(super) fn check_label(&self, check: &mut Check, max: usize) {
        match &self.label {
            Some(label) => check.graphemes("label", label, max),
            None => check.required::<String>("label", None),
        }
    }
}

impl Validate for PostbackAction {
    fn check(&self, check: &mut Check) {
        check.required("data", self.data.as_ref());
        if let Some(data) = &self.data {
            check.utf16("data", data, 300);
        }
        for (name, text) in [
            ("displayText", &self.display_text),
            ("text", &self.text),
            ("fillInText", &self.fill_in_text),
        ] {
            if let Some(text) = text {
                check.graphemes(name, text, 300);
            }
        }
    }
}

impl Validate for MessageAction {
    fn check(&self, check: &mut Check) {
        check.required("text", self.text.as_ref());
        if let Some(text) = &self.text {
            check.graphemes("text", text, 300);
        }
    }
}

impl Validate for UriAction {
    fn check(&self, check: &mut Check) {
        check.required("uri", self.uri.as_ref());
        if let Some(uri) = &self.uri {
            check.url("uri", uri, 1000, URI_SCHEMES);
        }
        if let Some(uri) = self.alt_uri.as_ref().and_then(|uri| uri.desktop.as_ref()) {
            check.url("altUri.desktop", uri, 1000, URI_SCHEMES);
        }
    }
}

impl Validate for DatetimePickerAction {
    fn check(&self, check: &mut Check) {
        check.required("data", self.data.as_ref());
        if let Some(data) = &self.data {
            check.utf16("data", data, 300);
        }
        check.required("mode", self.mode.as_ref());
    }
}

impl Validate for RichMenuSwitchAction {
    fn check(&self, check: &mut Check) {
        check.required("data", self.data.as_ref());
        if let Some(data) = &self.data {
            check.utf16("data", data, 300);
        }
        check.required("richMenuAliasId", self.rich_menu_alias_id.as_ref());
    }
}

impl Validate for ClipboardAction {
    fn check(&self, check: &mut Check) {
        check.utf16("clipboardText", &self.clipboard_text, 1000);
    }
}
