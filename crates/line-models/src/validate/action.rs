use super::{Check, Validate};
use crate::action::{
    Action, ActionKind, ClipboardAction, DatetimePickerAction, DatetimePickerMode, InputOption,
    MessageAction, PostbackAction, RichMenuSwitchAction, UriAction,
};

/// Where an action stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    label_max: usize,
    label_required: bool,
    quick_reply: bool,
    rich_menu: bool,
}

impl Place {
    pub(super) const TEMPLATE: Self = Self::new(20, true);
    /// What a tap beside the buttons does shows no label.
    pub(super) const TEMPLATE_DEFAULT: Self = Self::new(20, false);
    pub(super) const IMAGE_CAROUSEL: Self = Self::new(12, false);
    pub(super) const FLEX_BUTTON: Self = Self::new(40, true);
    pub(super) const FLEX: Self = Self::new(40, false);
    pub(super) const QUICK_REPLY: Self = Self { quick_reply: true, ..Self::new(20, true) };
    /// A label is only read aloud.
    pub(super) const RICH_MENU: Self = Self { rich_menu: true, ..Self::new(20, false) };

    const fn new(label_max: usize, label_required: bool) -> Self {
        Self { label_max, label_required, quick_reply: false, rich_menu: false }
    }

    fn takes(self, kind: &ActionKind) -> bool {
        match kind {
            ActionKind::Camera(_) | ActionKind::CameraRoll(_) | ActionKind::Location(_) => {
                self.quick_reply
            }
            ActionKind::RichMenuSwitch(_) => self.rich_menu,
            _ => true,
        }
    }
}

impl Action {
    /// All limits, those of the place included.
    pub(super) fn check_in(&self, check: &mut Check, place: Place) {
        if let ActionKind::Unknown(_) = self.kind {
            return;
        }
        if !place.takes(&self.kind) {
            check.refuse("type", "invalid property");
        }
        if place.label_required {
            self.check_label(check, place.label_max);
        } else if let Some(label) = &self.label {
            check.graphemes_or_empty("label", label, place.label_max);
        }
        self.check(check);
        if let ActionKind::Postback(PostbackAction { text: Some(_), .. }) = &self.kind
            && place.quick_reply
        {
            check.refuse("text", "Must not be specified");
        }
    }

    /// A label that has to be there.
    fn check_label(&self, check: &mut Check, max: usize) {
        match &self.label {
            Some(label) => check.graphemes("label", label, max),
            None => check.required::<String>("label", None),
        }
    }
}

/// What holds wherever an action stands. The label is not among it.
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

impl Validate for PostbackAction {
    fn check(&self, check: &mut Check) {
        check_data(check, self.data.as_ref());
        for (name, text) in [("displayText", &self.display_text), ("text", &self.text)] {
            if let Some(text) = text {
                check.graphemes_or_empty(name, text, 300);
            }
        }
        if self.display_text.is_some() && self.text.is_some() {
            check.refuse("text", "Must not be specified");
        }
        check.one_of("inputOption", self.input_option.as_ref(), InputOption::VALUES);
        if let Some(text) = &self.fill_in_text {
            check.graphemes_or_empty("fillInText", text, 300);
            if !matches!(
                self.input_option,
                Some(InputOption::OpenKeyboard | InputOption::Unknown(_))
            ) {
                check.refuse("fillInText", "Must not be specified");
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
            check.link("uri", uri);
        }
        let desktop = self.alt_uri.as_ref().and_then(|uri| uri.desktop.as_ref());
        if let Some(uri) = desktop.filter(|uri| !uri.is_empty()) {
            check.at("altUri", |check| check.link("desktop", uri));
        }
    }
}

impl Validate for DatetimePickerAction {
    fn check(&self, check: &mut Check) {
        check_data(check, self.data.as_ref());
        check.required("mode", self.mode.as_ref());
        let Some(mode) = &self.mode else { return };
        check.one_of("mode", Some(mode), DatetimePickerMode::VALUES);
        if let DatetimePickerMode::Unknown(_) = mode {
            return;
        }
        for (name, text) in [("initial", &self.initial), ("max", &self.max), ("min", &self.min)] {
            if let Some(text) = text
                && Moment::parse(mode, text).is_none()
            {
                check.refuse(name, "invalid property");
            }
        }
        let moment = |text: &Option<String>| Moment::parse(mode, text.as_ref()?);
        if let (Some(max), Some(min)) = (moment(&self.max), moment(&self.min))
            && max <= min
        {
            check.refuse("max", "must be greater than min");
        }
    }
}

impl Validate for RichMenuSwitchAction {
    fn check(&self, check: &mut Check) {
        check_data(check, self.data.as_ref());
        check.required("richMenuAliasId", self.rich_menu_alias_id.as_ref());
        if let Some(alias) = &self.rich_menu_alias_id {
            check.utf16_or_empty("richMenuAliasId", alias.as_str(), 32);
        }
    }
}

impl Validate for ClipboardAction {
    fn check(&self, check: &mut Check) {
        check.utf16("clipboardText", &self.clipboard_text, 1000);
    }
}

fn check_data(check: &mut Check, data: Option<&String>) {
    check.required("data", data);
    if let Some(data) = data {
        check.utf16_or_empty("data", data, 300);
    }
}

/// Year, month and day, hour and minute; 0 where the mode has none.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Moment([u32; 5]);

impl Moment {
    fn parse(mode: &DatetimePickerMode, text: &str) -> Option<Self> {
        let ((year, month, day), (hour, minute)) = match mode {
            DatetimePickerMode::Date => (date(text)?, (0, 0)),
            DatetimePickerMode::Time => ((0, 0, 0), time(text)?),
            DatetimePickerMode::Datetime => {
                let (day, hour) = text.split_once(['T', 't'])?;
                (date(day)?, time(hour)?)
            }
            DatetimePickerMode::Unknown(_) => return None,
        };
        Some(Self([year, month, day, hour, minute]))
    }
}

fn date(text: &str) -> Option<(u32, u32, u32)> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let (year, month, day) = (digits(year, 4)?, digits(month, 2)?, digits(day, 2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    let fits = (1900..=2100).contains(&year) && (1..=days).contains(&day);
    fits.then_some((year, month, day))
}

fn time(text: &str) -> Option<(u32, u32)> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (digits(hour, 2)?, digits(minute, 2)?);
    (hour < 24 && minute < 60).then_some((hour, minute))
}

fn digits(text: &str, count: usize) -> Option<u32> {
    let fits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}
