//! The buttons of messages.

use line_models::{
    Action, Message, Timestamp,
    action::{ActionKind, ClipboardAction, DatetimePickerMode, MessageAction, UriAction},
    imagemap::{ImagemapAction, ImagemapActionKind},
    message::MessageKind,
    time::DateTime,
};
use serde_json::Value;

/// Where actions are in a message, in the order a person sees them. The rest of a message has none.
const PLACES: &[&str] = &[
    "action",
    "defaultAction",
    "header",
    "hero",
    "body",
    "footer",
    "contents",
    "altContent",
    "template",
    "columns",
    "actions",
    "quickReply",
    "items",
];

/// All that can be tapped in a message, from top to bottom, quick replies last.
pub(crate) fn actions(message: &Message) -> Vec<Action> {
    let mut found = Vec::new();
    if let MessageKind::Imagemap(imagemap) = &message.kind {
        found.extend(imagemap.actions.iter().filter_map(of_imagemap));
    }
    collect(&serde_json::to_value(message).unwrap_or_default(), &mut found);
    found
}

fn collect(value: &Value, found: &mut Vec<Action>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
        Value::Object(object) => {
            for place in PLACES {
                match (*place, object.get(*place)) {
                    ("action" | "defaultAction", Some(action)) => found.extend(read(action)),
                    ("actions", Some(Value::Array(actions))) => {
                        found.extend(actions.iter().filter_map(read));
                    }
                    (_, Some(value)) => collect(value, found),
                    (_, None) => {}
                }
            }
        }
        _ => {}
    }
}

/// An imagemap's own actions are none of these: they have an area.
fn read(action: &Value) -> Option<Action> {
    action.get("area").is_none().then(|| serde_json::from_value(action.clone()).ok())?
}

fn of_imagemap(action: &ImagemapAction) -> Option<Action> {
    let kind: ActionKind = match &action.kind {
        ImagemapActionKind::Uri(uri) => UriAction::new(&uri.link_uri).into(),
        ImagemapActionKind::Message(message) => MessageAction::new(&message.text).into(),
        ImagemapActionKind::Clipboard(clipboard) => {
            ClipboardAction::new(&clipboard.clipboard_text).into()
        }
        _ => return None,
    };
    let tapped = Action::new(kind);
    Some(match &action.label {
        Some(label) => tapped.label(label),
        None => tapped,
    })
}

/// What a person picks who takes what the picker shows first: its initial value, or the time.
pub(crate) fn picked(
    mode: Option<&DatetimePickerMode>,
    initial: Option<&str>,
    now: Timestamp,
) -> (String, String) {
    let name = mode.map_or("datetime", DatetimePickerMode::as_str);
    let now = DateTime::from(now);
    let range = match mode {
        Some(DatetimePickerMode::Date) => 0..10,
        Some(DatetimePickerMode::Time) => 11..16,
        _ => 0..16,
    };
    let value = initial.or(now.as_str().get(range)).unwrap_or_default();
    (name.to_owned(), value.replace('t', "T"))
}

#[cfg(test)]
mod tests {
    use line_models::{
        flex::FlexContainer,
        imagemap::{ImagemapArea, ImagemapBaseSize},
        template::{CarouselColumn, CarouselTemplate},
    };

    use super::*;

    fn labels(message: &Message) -> Vec<String> {
        actions(message).into_iter().filter_map(|action| action.label).collect()
    }

    #[test]
    fn the_actions_of_a_template_come_column_by_column() {
        let column = |name: &str| {
            let label = |n| Action::message(format!("{name}{n}"), "x");
            CarouselColumn::new(name, [label(1), label(2)])
        };
        let message = Message::template("x", CarouselTemplate::new([column("a"), column("b")]))
            .quick_reply([Action::camera("c")]);
        assert_eq!(labels(&message), ["a1", "a2", "b1", "b2", "c"]);
    }

    #[test]
    fn the_actions_of_a_bubble_come_from_top_to_bottom() {
        let json = r#"{"type":"bubble","footer":{"type":"box","layout":"vertical","contents":[
            {"type":"button","action":{"type":"message","label":"last","text":"x"}}]},
            "hero":{"type":"image","url":"https://example.com","action":{"type":"uri","label":"first","uri":"https://example.com"}},
            "body":{"type":"box","layout":"vertical","action":{"type":"postback","label":"box","data":"d"},"contents":[
            {"type":"button","action":{"type":"message","label":"inside","text":"x"}}]}}"#;
        let bubble: FlexContainer = serde_json::from_str(json).unwrap();
        assert_eq!(labels(&Message::flex("x", bubble)), ["first", "box", "inside", "last"]);
    }

    #[test]
    fn the_areas_of_an_imagemap_are_actions_like_others() {
        let area = ImagemapArea::new(0, 0, 10, 10);
        let message = Message::imagemap(
            "https://example.com",
            "x",
            ImagemapBaseSize::new(1040, 1040),
            [
                ImagemapAction::message(area, "hello").label("a"),
                ImagemapAction::uri(area, "https://example.com").label("b"),
            ],
        );
        assert_eq!(
            actions(&message),
            [Action::message("a", "hello"), Action::uri("b", "https://example.com")]
        );
    }

    #[test]
    fn a_picker_gives_what_it_shows_first() {
        let now = Timestamp::from_millis(1_606_990_530_121);
        let table = [
            (DatetimePickerMode::Date, None, "date", "2020-12-03"),
            (DatetimePickerMode::Time, None, "time", "10:15"),
            (DatetimePickerMode::Datetime, None, "datetime", "2020-12-03T10:15"),
            (
                DatetimePickerMode::Datetime,
                Some("2021-01-01t00:00"),
                "datetime",
                "2021-01-01T00:00",
            ),
        ];
        for (mode, initial, name, value) in table {
            assert_eq!(picked(Some(&mode), initial, now), (name.to_owned(), value.to_owned()));
        }
    }
}
