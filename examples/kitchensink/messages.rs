//! The messages the commands show.

use line_bot::{
    Action, Message, Router,
    models::{
        action::{DatetimePickerMode, PostbackAction},
        flex::{FlexBox, FlexBubble, FlexButton, FlexComponent, FlexSeparator, FlexText},
        imagemap::{ImagemapAction, ImagemapArea, ImagemapBaseSize},
        message::{Emoji, TextMessage},
        template::{
            ButtonsTemplate, CarouselColumn, CarouselTemplate, ConfirmTemplate,
            ImageCarouselColumn, ImageCarouselTemplate,
        },
    },
};

/// As LINE's Flex Message Simulator exports it.
const HOTEL: &str = include_str!("hotel.json");

const PICTURE: &str = "https://developers-resource.landpress.line.me/fx/img/01_1_cafe.png";

pub(crate) fn router() -> Router {
    Router::new()
        .text("emojis", async || emojis())
        .text("image", async || Message::image(PICTURE, PICTURE))
        .text("confirm", async || confirm())
        .text("buttons", async || buttons())
        .text("carousel", async || carousel())
        .text("image_carousel", async || image_carousel())
        .text("imagemap", async || imagemap())
        .text("flex", async || flex())
        .text("flex_update_1", async || Message::flex_json("Hotel on the Hill", HOTEL))
        .text("quick_reply", async || quick_reply())
}

fn emojis() -> Message {
    let emoji = |index, id: &str| Emoji::new(index, "5ac1bfd5040ab15980c9b435", id);
    Message::new(TextMessage::new("$ LINE emoji $").emojis([emoji(0, "001"), emoji(13, "002")]))
}

fn confirm() -> Message {
    Message::template(
        "Do it?",
        ConfirmTemplate::new(
            "Do it?",
            [Action::message("Yes", "Yes!"), Action::message("No", "No!")],
        ),
    )
}

fn buttons() -> Message {
    let actions = [
        Action::uri("Go to line.me", "https://line.me"),
        Action::postback("ping", "ping"),
        Action::new(PostbackAction::new("ping").display_text("ping")).label("ping with text"),
        Action::message("Translate Rice", "米"),
    ];
    let template = ButtonsTemplate::new("Hello, my button", actions).title("My button sample");
    Message::template("Buttons", template)
}

fn carousel() -> Message {
    let pick = |label: &str, data: &str, mode| Action::datetime_picker(label, data, mode);
    let template = CarouselTemplate::new([
        CarouselColumn::new(
            "One",
            [Action::uri("Go to line.me", "https://line.me"), Action::postback("ping", "ping")],
        ),
        CarouselColumn::new(
            "Two",
            [
                pick("date", "date_postback", DatetimePickerMode::Date),
                pick("datetime", "datetime_postback", DatetimePickerMode::Datetime),
            ],
        ),
    ]);
    Message::template("Carousel", template)
}

fn image_carousel() -> Message {
    let column = |label: &str, data: &str, mode| {
        ImageCarouselColumn::new(PICTURE, Action::datetime_picker(label, data, mode))
    };
    let template = ImageCarouselTemplate::new([
        column("datetime", "datetime_postback", DatetimePickerMode::Datetime),
        column("date", "date_postback", DatetimePickerMode::Date),
    ]);
    Message::template("Image carousel", template)
}

fn imagemap() -> Message {
    let area = |column| ImagemapArea::new(column * 520, 0, 520, 1040);
    Message::imagemap(
        "https://example.com/imagemap",
        "An image to tap",
        ImagemapBaseSize::new(1040, 1040),
        [
            ImagemapAction::uri(area(0), "https://store.line.me/family/manga/en").label("Manga"),
            ImagemapAction::message(area(1), "URANAI!"),
        ],
    )
}

fn flex() -> Message {
    let body: [FlexComponent; 3] = [
        FlexText::new("Brown Cafe").into(),
        FlexSeparator::new().into(),
        FlexText::new("Miraina Tower, 4-1-6 Shinjuku, Tokyo").wrap(true).into(),
    ];
    let footer = [
        FlexButton::new(Action::uri("CALL", "tel:000000")),
        FlexButton::new(Action::postback("RESERVE", "ping")),
    ];
    Message::flex(
        "Brown Cafe",
        FlexBubble::new().body(FlexBox::vertical(body)).footer(FlexBox::vertical(footer)),
    )
}

fn quick_reply() -> Message {
    Message::text("Quick reply").quick_reply([
        Action::postback("label1", "ping"),
        Action::message("label2", "text2"),
        Action::datetime_picker("label3", "date_postback", DatetimePickerMode::Date),
        Action::camera("label4"),
        Action::camera_roll("label5"),
        Action::location("label6"),
        Action::clipboard("label7", "3B48740B"),
    ])
}
