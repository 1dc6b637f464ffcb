use line_models::{
    Action, Message,
    action::MessageAction,
    template::{
        ButtonsTemplate, CarouselColumn, CarouselTemplate, ConfirmTemplate, ImageCarouselColumn,
        ImageCarouselTemplate, Template,
    },
};

use crate::{check, graphemes, url, utf16};

const FILE: &str = "https://example.com/file";

fn actions(count: usize) -> Vec<Action> {
    vec![Action::message("a", "a"); count]
}

fn message(template: impl Into<Template>) -> Message {
    Message::template("a", template)
}

fn buttons(text: usize) -> ButtonsTemplate {
    ButtonsTemplate::new(graphemes(text), actions(1))
}

fn column(text: usize) -> CarouselColumn {
    CarouselColumn::new(graphemes(text), actions(1))
}

fn carousel(columns: impl Into<Vec<CarouselColumn>>) -> Message {
    message(CarouselTemplate::new(columns))
}

fn images(count: usize) -> Message {
    let column = ImageCarouselColumn::new(FILE, Action::message("a", "a"));
    message(ImageCarouselTemplate::new(vec![column; count]))
}

#[test]
fn the_text_instead_has_a_limit() {
    check([
        (
            Message::template(utf16(1500), buttons(1)),
            Message::template(utf16(1501), buttons(1)),
            "altText: Length must be between 0 and 1500",
        ),
        (message(buttons(1)), Message::template("", buttons(1)), "altText: May not be empty"),
    ]);
}

#[test]
fn buttons_have_limits() {
    let with = |count| message(ButtonsTemplate::new("a", actions(count)));
    let unlabelled = || Action::new(MessageAction::new("a"));
    check([
        (
            message(buttons(160)),
            message(buttons(161)),
            "template.text: Length must be between 0 and 160",
        ),
        (message(buttons(1)), message(buttons(0)), "template.text: May not be empty"),
        (
            message(buttons(60).title("a")),
            message(buttons(61).title("a")),
            "template.text: Length must be between 0 and 60",
        ),
        (
            message(buttons(60).thumbnail_image_url(FILE)),
            message(buttons(61).thumbnail_image_url(FILE)),
            "template.text: Length must be between 0 and 60",
        ),
        (
            message(buttons(1).title(graphemes(40))),
            message(buttons(1).title(graphemes(41))),
            "template.title: Length must be between 0 and 40",
        ),
        (
            message(buttons(1).thumbnail_image_url(url(2000))),
            message(buttons(1).thumbnail_image_url(url(2001))),
            "template.thumbnailImageUrl: Length must be between 0 and 2000",
        ),
        (
            message(buttons(1).image_background_color("#09afAF")),
            message(buttons(1).image_background_color("#09afAFff")),
            "template.imageBackgroundColor: invalid property",
        ),
        (
            message(buttons(1).image_background_color("#000000")),
            message(buttons(1).image_background_color("000000")),
            "template.imageBackgroundColor: invalid property",
        ),
        (with(4), with(5), "template.actions: Size must be between 1 and 4"),
        (with(1), with(0), "template.actions: Size must be between 1 and 4"),
        (
            message(buttons(1).default_action(unlabelled())),
            message(buttons(1).default_action(Action::camera("a"))),
            "template.defaultAction.type: invalid property",
        ),
        (
            message(buttons(1).default_action(unlabelled().label(graphemes(20)))),
            message(buttons(1).default_action(unlabelled().label(graphemes(21)))),
            "template.defaultAction.label: Length must be between 0 and 20",
        ),
    ]);
}

#[test]
fn a_question_has_limits() {
    let two = || [Action::message("a", "a"), Action::message("b", "b")];
    let confirm = |text| ConfirmTemplate::new(graphemes(text), two());
    let with = |count| {
        let mut template = confirm(1);
        template.actions = actions(count);
        message(template)
    };
    check([
        (
            message(confirm(240)),
            message(confirm(241)),
            "template.text: Length must be between 0 and 240",
        ),
        (with(2), with(1), "template.actions: Size must be between 2 and 2"),
        (with(2), with(3), "template.actions: Size must be between 2 and 2"),
    ]);
}

#[test]
fn a_carousel_has_limits() {
    let columns = |count| carousel(vec![column(1); count]);
    let with = |count| carousel([CarouselColumn::new("a", actions(count))]);
    check([
        (columns(10), columns(11), "template.columns: Size must be between 1 and 10"),
        (columns(1), columns(0), "template.columns: Size must be between 1 and 10"),
        (
            carousel([column(120)]),
            carousel([column(121)]),
            "template.columns[0].text: Length must be between 0 and 120",
        ),
        (
            carousel([column(60).title("a")]),
            carousel([column(61).title("a")]),
            "template.columns[0].text: Length must be between 0 and 60",
        ),
        (
            carousel([column(60).thumbnail_image_url(FILE)]),
            carousel([column(61).thumbnail_image_url(FILE)]),
            "template.columns[0].text: Length must be between 0 and 60",
        ),
        (
            carousel([column(1).title(graphemes(40))]),
            carousel([column(1).title(graphemes(41))]),
            "template.columns[0].title: Length must be between 0 and 40",
        ),
        (
            carousel([column(1).image_background_color("#FFFFFF")]),
            carousel([column(1).image_background_color("white")]),
            "template.columns[0].imageBackgroundColor: invalid property",
        ),
        (with(3), with(4), "template.columns[0].actions: Size must be between 1 and 3"),
        (
            carousel([column(1), column(1)]),
            carousel([column(1), CarouselColumn::new("a", actions(2))]),
            "template.columns[1].actions: must be as many as in the first column",
        ),
        (
            carousel([column(1).title("a"), column(1).title("b")]),
            carousel([column(1).title("a"), column(1)]),
            "template.columns[1].title: must be specified",
        ),
        (
            carousel([column(1).thumbnail_image_url(FILE), column(1).thumbnail_image_url(FILE)]),
            carousel([column(1), column(1).thumbnail_image_url(FILE)]),
            "template.columns[1].thumbnailImageUrl: Must not be specified",
        ),
    ]);
}

#[test]
fn an_image_carousel_has_limits() {
    let image = |url| {
        let column = ImageCarouselColumn::new(url, Action::message("a", "a"));
        message(ImageCarouselTemplate::new([column]))
    };
    check([
        (images(10), images(11), "template.columns: Size must be between 1 and 10"),
        (images(1), images(0), "template.columns: Size must be between 1 and 10"),
        (
            image(url(2000)),
            image(url(2001)),
            "template.columns[0].imageUrl: Length must be between 0 and 2000",
        ),
    ]);
}
