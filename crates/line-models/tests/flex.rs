//! Flex as users write it and as LINE's simulator exports it.

use std::time::{Duration, Instant};

use line_models::{
    Action, Message,
    flex::{
        FlexBox, FlexBoxLayout, FlexBubble, FlexCarousel, FlexComponent, FlexContainer, FlexFiller,
        FlexMessage, FlexSeparator, FlexSpan, FlexText,
    },
    message::Sender,
};
use serde_json::{Value, json};

/// A bubble with one thing in its body.
fn around(component: &str) -> String {
    format!(
        r#"{{"type":"bubble","body":{{"type":"box","layout":"vertical","contents":[{component}]}}}}"#
    )
}

#[test]
fn the_simulator_exports_a_bubble_a_carousel_or_a_message() {
    let bubble = || FlexBubble::new().body(FlexBox::vertical("hi"));
    let bubble_json = around(r#"{"type":"text","text":"hi"}"#);
    let carousel_json = format!(r#"{{"type":"carousel","contents":[{bubble_json}]}}"#);
    let message_json = format!(
        r#"{{"type":"flex","altText":"own","sender":{{"name":"Brown"}},
            "quickReply":{{"items":[{{"type":"action","action":{{"type":"camera","label":"c"}}}}]}},
            "contents":{bubble_json}}}"#
    );
    let message = Message::flex("own", bubble())
        .sender(Sender::new("Brown"))
        .quick_reply([Action::camera("c")]);
    let carousel = || FlexCarousel::new([bubble()]);
    // JSON, its container, its text, its message
    let table: [(&str, FlexContainer, &str, Message); 3] = [
        (&bubble_json, bubble().into(), "alt", Message::flex("alt", bubble())),
        (&carousel_json, carousel().into(), "alt", Message::flex("alt", carousel())),
        (&message_json, bubble().into(), "own", message),
    ];
    for (json, container, alt_text, message) in table {
        assert_eq!(json.parse::<FlexContainer>().as_ref(), Ok(&container), "{json}");
        assert_eq!(FlexContainer::from_json(&format!("\u{feff}{json}")).as_ref(), Ok(&container));
        let flex = FlexMessage::new(alt_text, container);
        assert_eq!(FlexMessage::from_json("alt", json), Ok(flex), "{json}");
        assert_eq!(Message::flex_json("alt", json), Ok(message), "{json}");
    }
}

#[test]
fn an_error_tells_what_is_wrong_and_where() {
    let bubble = "{\n  \"type\": \"bubble\",\n  \"body\": {\n    \"contents\": [\n      \"あ\", 5\n    ],\n    \
                  \"layout\": \"vertical\", \"type\": \"box\"\n  }\n}";
    let table = [
        ("", "", 1, 1, "EOF while parsing a value"),
        ("[", "", 1, 1, "EOF while parsing a list"),
        ("{\"type\": \"あ\",\n \"あ\" oops}", "", 2, 6, "expected `:`"),
        ("{}", "", 1, 1, "missing field `type`"),
        ("[{\"type\":\"bubble\"}]", "", 1, 1, "invalid type: sequence, expected a map"),
        ("{\"type\": 5}", "type", 1, 10, "5 is none of `bubble`, `carousel` and `flex`"),
        (
            "{ \"type\": \"box\" }",
            "type",
            1,
            11,
            "\"box\" is none of `bubble`, `carousel` and `flex`",
        ),
        ("{\"type\":\"flex\",\"altText\":\"a\"}", "", 1, 1, "missing field `contents`"),
        (
            "{\"type\":\"flex\",\"altText\":\"a\",\"contents\":{\"type\":\"bubble\",\"size\":1}}",
            "contents.size",
            1,
            65,
            "invalid type: integer `1`, expected a string",
        ),
        (
            bubble,
            "body.contents[0]",
            5,
            7,
            "invalid type: string \"あ\", expected an object with a `type`",
        ),
        (
            "{\"type\":\"bubble\",\"header\":{\"type\":\"text\"}}",
            "header",
            1,
            27,
            "only the type `box` fits here",
        ),
        (
            "{\"type\":\"carousel\",\"contents\":[{\"type\":\"bubble\"},\n{\"type\":\"text\"}]}",
            "contents[1]",
            2,
            1,
            "only the type `bubble` fits here",
        ),
        (
            "{\"type\":\"bubble\",\"action\":{\"label\":7,\"type\":\"uri\"}}",
            "action.label",
            1,
            36,
            "invalid type: integer `7`, expected a string",
        ),
        (
            "{\"type\":\"bubble\",\"size\":\"mega\",\"size\":\"giga\"}",
            "",
            1,
            37,
            "duplicate field `size`",
        ),
    ];
    for (json, path, line, column, message) in table {
        let error = FlexContainer::from_json(json).unwrap_err();
        assert_eq!(error.path(), path, "{json}");
        assert_eq!(error.message(), message, "{json}");
        assert_eq!((error.line(), error.column()), (line, column), "{json}: {error}");
    }
}

#[test]
fn an_error_reads_as_a_sentence() {
    let json = around(r#"{"type":"text","text":"a","wrap":"yes"}"#);
    assert_eq!(
        FlexContainer::from_json(&json).unwrap_err().to_string(),
        "body.contents[0].wrap: invalid type: string \"yes\", expected a boolean (line 1, column 104)",
    );
    assert_eq!(
        FlexContainer::from_json("nope").unwrap_err().to_string(),
        "expected ident (line 1, column 2)",
    );
}

#[test]
fn depth_costs_no_more_than_its_size() {
    let nest = |depth: usize, inner: &str| {
        let open = r#"{"type":"box","layout":"vertical","contents":["#;
        around(&(open.repeat(depth) + inner + &"]}".repeat(depth)))
    };
    let last = |depth: usize, inner: &str| {
        let close = r#"],"layout":"vertical","type":"box"}"#;
        around(&(r#"{"contents":["#.repeat(depth) + inner + &close.repeat(depth)))
    };
    let start = Instant::now();
    for nest in [&nest as &dyn Fn(usize, &str) -> String, &last] {
        let json = nest(50, r#"{"type":"filler"}"#);
        assert!(FlexContainer::from_json(&json).is_ok());
        let error = FlexContainer::from_json(&nest(50, r#"{"type":"text","text":1}"#)).unwrap_err();
        assert_eq!(error.path(), format!("body{}.text", ".contents[0]".repeat(51)));
        assert!(FlexContainer::from_json(&nest(5000, "1")).is_err());
    }
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
}

#[test]
fn a_box_is_made_from_any_list() {
    let text = || FlexComponent::from("a");
    let table = [
        (FlexBox::vertical(()), vec![]),
        (FlexBox::vertical("a"), vec![text()]),
        (FlexBox::vertical(FlexText::new("a")), vec![text()]),
        (FlexBox::vertical(["a", "a"]), vec![text(), text()]),
        (FlexBox::vertical(vec!["a".to_owned()]), vec![text()]),
        (
            FlexBox::vertical(("a", FlexSeparator::new(), FlexBox::vertical("a"))),
            vec![text(), FlexSeparator::new().into(), FlexBox::vertical("a").into()],
        ),
        (
            FlexBox::vertical(()).child(FlexFiller::new()).children(["a", "a"]),
            vec![FlexFiller::new().into(), text(), text()],
        ),
    ];
    for (made, contents) in table {
        assert_eq!(made.contents, contents);
        assert_eq!(made.layout, FlexBoxLayout::Vertical);
    }
}

#[test]
fn a_number_is_a_number_of_pixels() {
    let made = FlexBox::horizontal(FlexText::spans([FlexSpan::new("a").size(9)]).size(12))
        .padding_all(16)
        .margin("5px")
        .spacing("md")
        .border_width(1)
        .corner_radius(8)
        .offset_top(-4);
    let json: Value = serde_json::to_value(FlexComponent::from(made)).unwrap();
    assert_eq!(
        json,
        json!({
            "type": "box", "layout": "horizontal", "paddingAll": "16px", "margin": "5px", "spacing": "md",
            "borderWidth": "1px", "cornerRadius": "8px", "offsetTop": "-4px",
            "contents": [{
                "type": "text", "size": "12px", "contents": [{ "type": "span", "text": "a", "size": "9px" }],
            }],
        }),
    );
}
