//! Time grows with size alone, whatever stands in a body.

use std::time::{Duration, Instant};

use line_models::{
    Message,
    webhook::{Callback, EventKind},
};

fn callback(events: usize, event: &str) -> String {
    format!(r#"{{"destination":"U1","events":[{}]}}"#, vec![event; events].join(","))
}

/// The fastest of three.
fn time(mut run: impl FnMut()) -> Duration {
    let once = || {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    std::iter::repeat_with(once).take(3).min().unwrap()
}

#[test]
fn ten_times_the_events_take_about_ten_times_the_time() {
    const TEXT: &str = r#"{"type":"message","timestamp":1,"replyToken":"r","source":{"type":"user","userId":"U1"},
        "message":{"type":"text","id":"1","text":"hi"}}"#;
    const TYPE_LAST: &str =
        r#"{"timestamp":1,"message":{"id":"1","text":"hi","type":"text"},"type":"message"}"#;
    const NOVEL: &str = r#"{"type":"novel","timestamp":1,"novel":[{"a":[1,2]},null]}"#;
    const BROKEN: &str = r#"{"type":"message","timestamp":1}"#;
    for event in [TEXT, TYPE_LAST, NOVEL, BROKEN] {
        let [small, large] = [1_000, 10_000].map(|events| {
            let body = callback(events, event);
            time(|| {
                let callback = Callback::from_slice(body.as_bytes()).unwrap();
                assert_eq!(callback.events.len(), events);
            })
        });
        assert!(large < small * 40, "{small:?}, {large:?}: {event}");
    }
}

#[test]
fn a_deep_body_takes_no_longer_than_a_flat_one_of_its_size() {
    // Boxes in boxes, `type` at the end: each level has to be put aside before its kind is known.
    let depth = 30;
    let deep = format!(
        r#"{}{{"text":"hi","type":"text"}}{}"#,
        r#"{"layout":"vertical","contents":["#.repeat(depth),
        r#"],"type":"box"}"#.repeat(depth)
    );
    let body =
        format!(r#"{{"contents":{{"body":{deep},"type":"bubble"}},"altText":"a","type":"flex"}}"#);
    let taken = time(|| drop(serde_json::from_str::<Message>(&body).unwrap()));
    assert!(taken < Duration::from_secs(1), "{taken:?}");
}

#[test]
fn five_hundred_levels_of_garbage_are_one_unknown_event() {
    for (open, close) in
        [("[", "]"), (r#"{"message":"#, "}"), (r#"{"type":"message","message":"#, "}")]
    {
        let garbage = format!("{}1{}", open.repeat(500), close.repeat(500));
        let event = format!(r#"{{"type":"message","timestamp":1,"message":{garbage}}}"#);
        let body = callback(2, &event);
        let taken = time(|| {
            let callback = Callback::from_slice(body.as_bytes()).unwrap();
            for event in callback.events {
                assert!(
                    matches!(event.kind, EventKind::Unknown(unknown) if unknown.reason().is_some())
                );
            }
        });
        assert!(taken < Duration::from_secs(1), "{taken:?}");
    }
}
