use line_models::{
    Action, Message,
    flex::{
        FlexBlockStyle, FlexBox, FlexBubble, FlexBubbleStyles, FlexButton, FlexCarousel,
        FlexComponent, FlexContainer, FlexFiller, FlexIcon, FlexImage, FlexSeparator, FlexSpan,
        FlexText, FlexVideo,
    },
};

use crate::{check, url, utf16, violations};

const FILE: &str = "https://example.com/file";

fn message(bubble: FlexBubble) -> Message {
    Message::flex("a", bubble)
}

fn hero(hero: impl Into<FlexComponent>) -> FlexBubble {
    FlexBubble::new().hero(hero)
}

fn video() -> FlexVideo {
    FlexVideo::new(FILE, FILE, FlexImage::new(FILE))
}

/// One of each kind, each of which is right by itself.
fn components() -> [FlexComponent; 9] {
    [
        FlexBox::vertical(()).into(),
        FlexButton::new(Action::message("a", "a")).into(),
        FlexImage::new(FILE).into(),
        FlexText::new("a").into(),
        FlexIcon::new(FILE).into(),
        FlexSeparator::new().into(),
        FlexFiller::new().into(),
        FlexSpan::new("a").into(),
        video().into(),
    ]
}

#[test]
fn a_component_stands_only_where_it_fits() {
    // place, what is said, what fits, in the order of `components`
    type Place = fn(FlexComponent) -> FlexBubble;
    let table: [(Place, &str, [bool; 9]); 5] = [
        (
            |child| FlexBubble::new().body(FlexBox::vertical(child)),
            "body.contents[0].type: invalid property",
            [true, true, true, true, false, true, true, false, false],
        ),
        (
            |child| FlexBubble::new().header(FlexBox::horizontal(child)),
            "header.contents[0].type: invalid property",
            [true, true, true, true, false, true, true, false, false],
        ),
        (
            |child| FlexBubble::new().footer(FlexBox::baseline(child)),
            "footer.contents[0].type: invalid property",
            [false, false, false, true, true, false, true, false, false],
        ),
        (
            hero,
            "hero.type: invalid property",
            [true, false, true, false, false, false, false, false, true],
        ),
        (
            |child| hero(FlexVideo::new(FILE, FILE, child)),
            "hero.altContent.type: invalid property",
            [true, false, true, false, false, false, false, false, false],
        ),
    ];
    for (place, violation, fits) in table {
        for (component, fits) in components().into_iter().zip(fits) {
            let name = component.name().to_owned();
            let wanted = if fits { "" } else { violation };
            assert_eq!(violations(&FlexContainer::from(place(component))), wanted, "{name}");
        }
    }
}

#[test]
fn a_video_needs_room() {
    for size in ["kilo", "mega", "giga"] {
        for small in ["nano", "micro", "deca", "hecto"] {
            check([(
                message(hero(video()).size(size)),
                message(hero(video()).size(small)),
                "contents.hero.type: invalid property",
            )]);
        }
    }
    check([
        (
            message(hero(video())),
            Message::flex("a", FlexCarousel::new([hero(video())])),
            "contents.contents[0].hero.type: invalid property",
        ),
        (
            message(hero(video().action(Action::uri("a", FILE)))),
            message(hero(video().action(Action::message("a", "a")))),
            "contents.hero.action.type: invalid property",
        ),
        (
            message(hero(FlexVideo::new(url(2000), FILE, FlexBox::vertical(())))),
            message(hero(FlexVideo::new(url(2001), FILE, FlexBox::vertical(())))),
            "contents.hero.url: Length must be between 0 and 2000",
        ),
        (
            message(hero(FlexVideo::new(FILE, url(2000), FlexBox::vertical(())))),
            message(hero(FlexVideo::new(FILE, url(2001), FlexBox::vertical(())))),
            "contents.hero.previewUrl: Length must be between 0 and 2000",
        ),
        (
            message(hero(video().aspect_ratio("16:9"))),
            message(hero(video().aspect_ratio("16/9"))),
            "contents.hero.aspectRatio: invalid property",
        ),
    ]);
}

#[test]
fn a_block_itself_is_not_placed() {
    let inner = |position: &str| {
        FlexBubble::new().body(FlexBox::vertical(FlexBox::vertical(()).position(position)))
    };
    let empty = |position: &str| FlexBox::vertical(()).position(position);
    check([
        (
            message(inner("absolute")),
            message(FlexBubble::new().body(empty("absolute"))),
            "contents.body.position: invalid property",
        ),
        (
            message(FlexBubble::new().header(empty("relative"))),
            message(FlexBubble::new().header(empty("absolute"))),
            "contents.header.position: invalid property",
        ),
        (
            message(hero(FlexImage::new(FILE).position("relative"))),
            message(hero(FlexImage::new(FILE).position("absolute"))),
            "contents.hero.position: invalid property",
        ),
        (
            message(
                FlexBubble::new()
                    .footer(FlexBox::horizontal(FlexText::new("a").offset_bottom("1px"))),
            ),
            message(
                FlexBubble::new()
                    .footer(FlexBox::baseline(FlexText::new("a").offset_bottom("1px"))),
            ),
            "contents.footer.contents[0].offsetBottom: Must not be specified",
        ),
    ]);
}

#[test]
fn a_text_says_something() {
    let body = |text: FlexText| message(FlexBubble::new().body(FlexBox::vertical(text)));
    check([
        (
            body(FlexText::spans([FlexSpan::new("a")])),
            body(FlexText::default()),
            "contents.body.contents[0].text: must be specified",
        ),
        (
            body(FlexText::spans([FlexSpan::new("a"), FlexSpan::new("b").color("#ff0000")])),
            body(FlexText::spans([FlexSpan::new("a"), FlexSpan::new("b").color("red")])),
            "contents.body.contents[0].contents[1].color: invalid property",
        ),
    ]);
}

#[test]
fn a_flex_message_has_limits() {
    let carousel = |bubbles: Vec<FlexBubble>| Message::flex("a", FlexCarousel::new(bubbles));
    let bubbles = |count| carousel(vec![FlexBubble::new(); count]);
    let sized = |size: &str| FlexBubble::new().size(size);
    let animated = |count| {
        let images = vec![FlexImage::new(FILE).animated(true); count];
        FlexBubble::new().body(FlexBox::vertical(FlexBox::vertical(images)))
    };
    let still =
        || hero(FlexImage::new(FILE).animated(false)).body(FlexBox::vertical(FlexImage::new(FILE)));
    check([
        (
            Message::flex(utf16(1500), FlexBubble::new()),
            Message::flex(utf16(1501), FlexBubble::new()),
            "altText: Length must be between 0 and 1500",
        ),
        (bubbles(12), bubbles(13), "contents.contents: Size must be between 1 and 12"),
        (bubbles(1), bubbles(0), "contents.contents: Size must be between 1 and 12"),
        (
            carousel(vec![sized("mega"), FlexBubble::new(), sized("mega")]),
            carousel(vec![sized("kilo"), FlexBubble::new(), sized("kilo")]),
            "contents.contents[1].size: must be the same in every bubble",
        ),
        (
            carousel(vec![animated(5), animated(5), still()]),
            carousel(vec![animated(5), animated(6), still()]),
            "contents: must not have more than 10 animated images",
        ),
        (
            message(animated(10)),
            message(animated(10).hero(FlexImage::new(FILE).animated(true))),
            "contents: must not have more than 10 animated images",
        ),
    ]);
}

#[test]
fn json_has_a_limit_in_bytes() {
    // Three bytes for each character, so that bytes are not UTF-16 code units.
    let bubble = |bytes: usize| {
        let around = FlexContainer::from(FlexBubble::new().body(FlexBox::vertical("")));
        let text = bytes - serde_json::to_string(&around).unwrap().len();
        let text = "あ".repeat(text / 3) + &"a".repeat(text % 3);
        FlexBubble::new().body(FlexBox::vertical(text))
    };
    let size = |contents: FlexContainer| serde_json::to_string(&contents).unwrap().len();
    assert_eq!(size(bubble(30 * 1024).into()), 30 * 1024);
    check([(
        message(bubble(30 * 1024)),
        message(bubble(30 * 1024 + 1)),
        "contents: must not be larger than 30 KB",
    )]);

    let carousel = |bytes: usize| {
        let around = size(FlexCarousel::new([bubble(1024), bubble(1024)]).into()) - 2048;
        let half = (bytes - around) / 2;
        FlexCarousel::new([bubble(half), bubble(bytes - around - half)])
    };
    assert_eq!(size(carousel(50 * 1024).into()), 50 * 1024);
    check([(
        Message::flex("a", carousel(50 * 1024)),
        Message::flex("a", carousel(50 * 1024 + 1)),
        "contents: must not be larger than 50 KB",
    )]);
    let large = FlexCarousel::new([bubble(30 * 1024 + 1)]);
    assert_eq!(
        violations(&FlexContainer::from(large)),
        "contents[0]: must not be larger than 30 KB",
    );
}

#[test]
fn the_colors_of_blocks_are_colors() {
    let styled = |style: FlexBlockStyle| {
        message(FlexBubble::new().styles(FlexBubbleStyles::new().footer(style)))
    };
    check([
        (
            styled(FlexBlockStyle::new().background_color("#00000000")),
            styled(FlexBlockStyle::new().background_color("#0000000")),
            "contents.styles.footer.backgroundColor: invalid property",
        ),
        (
            styled(FlexBlockStyle::new().separator(true).separator_color("#abcdef")),
            styled(FlexBlockStyle::new().separator(true).separator_color("#abcdeg")),
            "contents.styles.footer.separatorColor: invalid property",
        ),
    ]);
}

#[test]
fn a_bubble_as_a_whole_can_be_tapped() {
    check([(
        message(FlexBubble::new().action(Action::uri("a", FILE))),
        message(FlexBubble::new().action(Action::camera("a"))),
        "contents.action.type: invalid property",
    )]);
}
