use line_models::{
    Action, Message,
    action::{
        ActionKind, AltUri, DatetimePickerAction, DatetimePickerMode, InputOption, MessageAction,
        PostbackAction, UriAction,
    },
    flex::{FlexBox, FlexBubble, FlexButton, FlexText},
    template::{ConfirmTemplate, ImageCarouselColumn, ImageCarouselTemplate},
};

use crate::{check, graphemes, url, utf16};

/// In a quick reply.
fn quick(action: Action) -> Message {
    Message::text("a").quick_reply([action])
}

fn template(action: Action) -> Message {
    Message::template("a", ConfirmTemplate::new("a", [action, Action::message("a", "a")]))
}

fn image_carousel(action: Action) -> Message {
    let column = ImageCarouselColumn::new("https://example.com/a.png", action);
    Message::template("a", ImageCarouselTemplate::new([column]))
}

fn flex_button(action: Action) -> Message {
    let body = FlexBox::vertical(FlexButton::new(action));
    Message::flex("a", FlexBubble::new().body(body))
}

fn flex_text(action: Action) -> Message {
    let body = FlexBox::vertical(FlexText::new("a").action(action));
    Message::flex("a", FlexBubble::new().body(body))
}

fn labelled(clusters: usize) -> Action {
    Action::message(graphemes(clusters), "a")
}

fn of(kind: impl Into<ActionKind>) -> Message {
    quick(Action::new(kind).label("a"))
}

#[test]
fn the_limit_of_a_label_depends_on_the_place() {
    check([
        (
            quick(labelled(20)),
            quick(labelled(21)),
            "quickReply.items[0].action.label: Length must be between 0 and 20",
        ),
        (
            quick(labelled(1)),
            quick(Action::new(MessageAction::new("a"))),
            "quickReply.items[0].action.label: must be specified",
        ),
        (
            quick(Action::camera("a")),
            quick(Action::camera(graphemes(21))),
            "quickReply.items[0].action.label: Length must be between 0 and 20",
        ),
        (
            template(labelled(20)),
            template(labelled(21)),
            "template.actions[0].label: Length must be between 0 and 20",
        ),
        (
            template(labelled(1)),
            template(Action::new(MessageAction::new("a"))),
            "template.actions[0].label: must be specified",
        ),
        (
            image_carousel(labelled(12)),
            image_carousel(labelled(13)),
            "template.columns[0].action.label: Length must be between 0 and 12",
        ),
        (
            image_carousel(Action::new(MessageAction::new("a"))),
            image_carousel(Action::message("a", "")),
            "template.columns[0].action.text: May not be empty",
        ),
        (
            flex_button(labelled(40)),
            flex_button(labelled(41)),
            "contents.body.contents[0].action.label: Length must be between 0 and 40",
        ),
        (
            flex_button(labelled(1)),
            flex_button(Action::new(MessageAction::new("a"))),
            "contents.body.contents[0].action.label: must be specified",
        ),
        (
            flex_text(labelled(40)),
            flex_text(labelled(41)),
            "contents.body.contents[0].action.label: Length must be between 0 and 40",
        ),
        (
            flex_text(Action::new(MessageAction::new("a"))),
            flex_text(Action::message("a", "")),
            "contents.body.contents[0].action.text: May not be empty",
        ),
    ]);
}

#[test]
fn an_action_stands_only_where_line_takes_it() {
    let uri = || Action::uri("a", "https://example.com");
    for device in [Action::camera("a"), Action::camera_roll("a"), Action::location("a")] {
        check([
            (
                quick(device.clone()),
                template(device.clone()),
                "template.actions[0].type: invalid property",
            ),
            (
                image_carousel(uri()),
                image_carousel(device.clone()),
                "template.columns[0].action.type: invalid property",
            ),
            (
                flex_text(uri()),
                flex_text(device),
                "contents.body.contents[0].action.type: invalid property",
            ),
        ]);
    }
    let switch = || Action::rich_menu_switch("a", "d").label("a");
    check([
        (quick(uri()), quick(switch()), "quickReply.items[0].action.type: invalid property"),
        (template(uri()), template(switch()), "template.actions[0].type: invalid property"),
        (
            flex_text(uri()),
            flex_text(switch()),
            "contents.body.contents[0].action.type: invalid property",
        ),
    ]);
    for everywhere in [
        Action::postback("a", "d"),
        Action::datetime_picker("a", "d", DatetimePickerMode::Date),
        Action::message("a", "a"),
        uri(),
        Action::clipboard("a", "a"),
    ] {
        let broken = || Message::text("");
        for place in [quick, template, image_carousel, flex_button, flex_text] {
            check([(place(everywhere.clone()), broken(), "text: May not be empty")]);
        }
    }
}

#[test]
fn a_postback_has_limits() {
    let postback = || PostbackAction::new("d");
    let fill_in = |clusters| {
        of(postback().input_option(InputOption::OpenKeyboard).fill_in_text(graphemes(clusters)))
    };
    let old = |text: String| {
        let mut action = postback();
        action.text = Some(text);
        Action::new(action).label("a")
    };
    let shown = {
        let mut action = postback().display_text("a");
        action.text = Some("a".to_owned());
        Action::new(action).label("a")
    };
    check([
        (
            of(PostbackAction::new(utf16(300))),
            of(PostbackAction::new(utf16(301))),
            "quickReply.items[0].action.data: Length must be between 0 and 300",
        ),
        (
            of(PostbackAction::new("")),
            of(PostbackAction::default()),
            "quickReply.items[0].action.data: must be specified",
        ),
        (
            of(postback().display_text(graphemes(300))),
            of(postback().display_text(graphemes(301))),
            "quickReply.items[0].action.displayText: Length must be between 0 and 300",
        ),
        (
            template(old(graphemes(300))),
            template(old(graphemes(301))),
            "template.actions[0].text: Length must be between 0 and 300",
        ),
        (
            template(old("a".to_owned())),
            quick(old("a".to_owned())),
            "quickReply.items[0].action.text: Must not be specified",
        ),
        (
            template(old("a".to_owned())),
            template(shown),
            "template.actions[0].text: Must not be specified",
        ),
        (
            fill_in(300),
            fill_in(301),
            "quickReply.items[0].action.fillInText: Length must be between 0 and 300",
        ),
        (
            fill_in(1),
            of(postback().input_option(InputOption::OpenVoice).fill_in_text("a")),
            "quickReply.items[0].action.fillInText: Must not be specified",
        ),
        (
            fill_in(1),
            of(postback().fill_in_text("a")),
            "quickReply.items[0].action.fillInText: Must not be specified",
        ),
    ]);
}

#[test]
fn messages_links_and_copies_have_limits() {
    let desktop = |uri: String| of(UriAction::new("tel:1").alt_uri(AltUri::new(uri)));
    check([
        (
            of(MessageAction::new(graphemes(300))),
            of(MessageAction::new(graphemes(301))),
            "quickReply.items[0].action.text: Length must be between 0 and 300",
        ),
        (
            of(MessageAction::new("a")),
            of(MessageAction::default()),
            "quickReply.items[0].action.text: must be specified",
        ),
        (
            of(UriAction::new(url(1000))),
            of(UriAction::new(url(1001))),
            "quickReply.items[0].action.uri: Length must be between 0 and 1000",
        ),
        (
            of(UriAction::new("line://nv/camera")),
            of(UriAction::new("ftp://example.com")),
            "quickReply.items[0].action.uri: invalid uri scheme",
        ),
        (
            of(UriAction::new("http://example.com")),
            of(UriAction::default()),
            "quickReply.items[0].action.uri: must be specified",
        ),
        (
            desktop(url(1000)),
            desktop(url(1001)),
            "quickReply.items[0].action.altUri.desktop: Length must be between 0 and 1000",
        ),
        (
            quick(Action::clipboard("a", utf16(1000))),
            quick(Action::clipboard("a", utf16(1001))),
            "quickReply.items[0].action.clipboardText: Length must be between 0 and 1000",
        ),
        (
            quick(Action::clipboard("a", "a")),
            quick(Action::clipboard("a", "")),
            "quickReply.items[0].action.clipboardText: May not be empty",
        ),
    ]);
}

#[test]
fn a_moment_is_written_as_the_mode_says() {
    use DatetimePickerMode::{Date, Datetime, Time};

    // mode, what passes, what does not
    let table: [(_, &[&str], &[&str]); 3] = [
        (
            Date,
            &["1900-01-01", "2100-12-31", "2000-02-29"],
            &[
                "1899-12-31",
                "2101-01-01",
                "1900-02-29",
                "2001-04-31",
                "2001-13-01",
                "2001-1-1",
                "2001-01-00",
                "",
            ],
        ),
        (Time, &["00:00", "23:59"], &["24:00", "23:60", "1:00", "+1:00", "01:00:00"]),
        (
            Datetime,
            &["1900-01-01T00:00", "2100-12-31t23:59"],
            &["1900-01-01 00:00", "2100-12-31T24:00", "1899-12-31T23:59", "2000-01-01"],
        ),
    ];
    for (mode, passes, fails) in table {
        let action = || DatetimePickerAction::new("d", mode.clone());
        for fails in fails {
            for passes in passes {
                check([
                    (
                        of(action().initial(*passes)),
                        of(action().initial(*fails)),
                        "quickReply.items[0].action.initial: invalid property",
                    ),
                    (
                        of(action().max(*passes)),
                        of(action().max(*fails)),
                        "quickReply.items[0].action.max: invalid property",
                    ),
                    (
                        of(action().min(*passes)),
                        of(action().min(*fails)),
                        "quickReply.items[0].action.min: invalid property",
                    ),
                ]);
            }
        }
    }
}

#[test]
fn the_latest_moment_is_after_the_earliest() {
    use DatetimePickerMode::{Date, Datetime, Time};

    for (mode, earlier, later) in [
        (Date, "2000-02-28", "2000-02-29"),
        (Time, "09:59", "10:00"),
        (Datetime, "2000-12-31T23:59", "2001-01-01t00:00"),
    ] {
        let between = |min: &str, max: &str| {
            of(DatetimePickerAction::new("d", mode.clone()).min(min).max(max))
        };
        let violation = "quickReply.items[0].action.max: must be greater than min";
        check([
            (between(earlier, later), between(later, later), violation),
            (between(earlier, later), between(later, earlier), violation),
        ]);
    }
    check([(
        of(DatetimePickerAction::new("", Date)),
        of(DatetimePickerAction::default()),
        "quickReply.items[0].action.data: must be specified; quickReply.items[0].action.mode: must be specified",
    )]);
    check([(
        of(DatetimePickerAction::new(utf16(300), Date)),
        of(DatetimePickerAction::new(utf16(301), Date)),
        "quickReply.items[0].action.data: Length must be between 0 and 300",
    )]);
}
