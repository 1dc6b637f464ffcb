//! What LINE sends, through the models.

use line_bot::models::{
    Timestamp, Unknown,
    webhook::{
        BeaconContent, BeaconEvent, BeaconKind, Callback, ContentProvider, DeliveryContext, Event,
        EventKind, EventMode, GroupSource, Mention, MessageContent, PostbackContent, PostbackEvent,
        Source, ThingsContentKind,
    },
};
use serde_json::{Value, from_value, json, to_value};

const TEXT: &str = include_str!("../fixtures/webhook/text.json");
const MANY: &str = include_str!("../fixtures/webhook/many.json");
const EARLY: &str = include_str!("../fixtures/webhook/early.json");

fn parse(body: &str) -> Callback {
    Callback::from_slice(body.as_bytes()).unwrap()
}

#[test]
fn every_fixture_survives_a_round_trip() {
    // name, body, kinds of its events
    let table = [
        ("text", TEXT, &["message"][..]),
        (
            "many",
            MANY,
            &["follow", "unfollow", "join", "postback", "messageEdited", "things", "hologram"],
        ),
        ("verify button", r#"{"destination":"U1","events":[]}"#, &[]),
    ];
    for (name, body, kinds) in table {
        let callback = parse(body);
        let found: Vec<_> = callback.events.iter().map(|event| event.kind.name()).collect();
        assert_eq!(found, kinds, "{name}");
        let body: Value = serde_json::from_str(body).unwrap();
        assert_eq!(serde_json::to_value(&callback).unwrap(), body, "{name}");
    }
}

#[test]
fn what_earlier_webhooks_lack_has_its_natural_default() {
    let callback = parse(EARLY);
    assert_eq!(callback.destination, None);
    for event in &callback.events {
        assert_eq!(event.mode, EventMode::Active);
        assert!(!event.delivery_context.is_redelivery);
        assert_eq!(event.webhook_event_id, None);
        assert!(event.reply_token.is_some());
    }
    // Neither an event nor anything in one.
    assert!(!format!("{callback:?}").contains("Unknown(Unknown"), "{callback:?}");
    for event in &callback.events {
        let EventKind::Message(message) = &event.kind else { continue };
        match &message.message {
            MessageContent::Sticker(sticker) => {
                assert_eq!((&sticker.quote_token, &sticker.sticker_resource_type), (&None, &None));
            }
            MessageContent::Image(image) => {
                assert_eq!(image.content_provider, ContentProvider::line());
            }
            MessageContent::Video(video) => {
                assert_eq!(video.content_provider, ContentProvider::line());
            }
            MessageContent::Audio(audio) => {
                assert_eq!(audio.content_provider, ContentProvider::line());
            }
            _ => {}
        }
    }
    let EventKind::Message(message) = &callback.events[8].kind else { panic!() };
    let MessageContent::Text(text) = &message.message else { panic!() };
    assert!(text.mentions_user(&"U44444444444444444444444444444444".into()));
    let mentions: Vec<_> = text.mention_texts().map(|(_, text)| text).collect();
    assert_eq!(mentions, [Some("@Brown"), Some("@Cony")]);
}

#[test]
fn a_mention_says_who_is_meant_wherever_its_type_stands() {
    // a mention, its kind
    let table = [
        (json!({"type": "all", "index": 0, "length": 4}), "all"),
        (json!({"index": 0, "length": 4, "type": "all"}), "all"),
        (json!({"index": 0, "length": 4}), "user"),
        (json!({"index": 0, "length": 4, "type": "team", "teamId": null}), "team"),
    ];
    for (mention, kind) in table {
        let read: Mention = from_value(json!({ "mentionees": [mention] })).unwrap();
        assert_eq!(read.mentionees[0].kind.name(), kind, "{mention}");
        let mut mention = mention;
        mention["type"] = kind.into();
        assert_eq!(to_value(&read).unwrap()["mentionees"][0], mention);
    }
    for wrong in [json!({"length": 4}), json!({"type": null, "index": 0, "length": 4}), json!([])] {
        assert!(from_value::<Mention>(json!({ "mentionees": [wrong] })).is_err(), "{wrong}");
    }
}

#[test]
fn an_unknown_event_has_the_common_properties_and_its_whole_json() {
    let callback = parse(MANY);
    let event = &callback.events[6];
    assert_eq!(event.timestamp, Timestamp::from_millis(1_763_900_000_007));
    assert_eq!(event.mode, EventMode::Unknown("dreaming".to_owned()));
    assert_eq!(event.reply_token.as_ref().unwrap(), "reply-7");
    assert_eq!(event.source.as_ref().unwrap().name(), "planet");
    let EventKind::Unknown(unknown) = &event.kind else { panic!() };
    assert_eq!(unknown.reason(), None);
    assert_eq!(unknown.json()["timestamp"], 1_763_900_000_007_i64);
    assert_eq!(unknown.json()["nothing"], Value::Null);
}

#[test]
fn a_broken_event_is_kept_with_the_reason_and_its_neighbours_are_read() {
    let good = |text: &str| json!({"type": "message", "timestamp": 1, "message": {"type": "text", "id": "1", "text": text}});
    let source = json!({"type": "user", "userId": "U1"});
    // what stands between two good events, what is wrong with it, its timestamp and whether its source is known
    let table = [
        (json!(null), "invalid type: null", 0, false),
        (json!("message"), "invalid type: string", 0, false),
        (json!([]), "invalid type: sequence", 0, false),
        (json!({}), "missing field `type`", 0, false),
        (json!({"type": "follow"}), "missing field `timestamp`", 0, false),
        (json!({"type": "follow", "timestamp": "1"}), "invalid type: string", 0, false),
        (
            json!({"type": "message", "timestamp": 7, "source": source}),
            "missing field `message`",
            7,
            true,
        ),
        (
            json!({"type": "message", "timestamp": 7, "source": source, "message": {"type": "text", "id": "1"}}),
            "missing field `text`",
            7,
            true,
        ),
        (
            json!({"type": "message", "timestamp": 7, "source": source, "message": {"id": "1"}}),
            "missing field `type`",
            7,
            true,
        ),
        (
            json!({"type": "postback", "timestamp": 7, "source": [], "postback": {"data": "a"}}),
            "invalid type: sequence",
            7,
            false,
        ),
    ];
    for (broken, reason, timestamp, has_source) in table {
        let body = json!({"destination": "U1", "events": [good("before"), broken, good("after")]});
        let callback = parse(&body.to_string());
        let [before, event, after] = &callback.events[..] else { panic!("{broken}") };
        for (event, expected) in [(before, "before"), (after, "after")] {
            let EventKind::Message(event) = &event.kind else { panic!("{event:?}") };
            let MessageContent::Text(content) = &event.message else { panic!("{event:?}") };
            assert_eq!(content.text, expected);
        }
        let EventKind::Unknown(unknown) = &event.kind else { panic!("{event:?}") };
        assert!(unknown.reason().unwrap().contains(reason), "{broken}: {:?}", unknown.reason());
        assert_eq!(unknown.json(), &broken);
        assert_eq!(event.timestamp.as_millis(), timestamp, "{broken}");
        assert_eq!(event.source.is_some(), has_source, "{broken}");
        // By itself it gives the error.
        assert!(serde_json::from_value::<Event>(broken).is_err());
    }
}

#[test]
fn an_event_with_a_property_twice_is_a_broken_one() {
    for (event, name) in [
        (r#"{"type":"unfollow","timestamp":1,"timestamp":2}"#, "timestamp"),
        (r#"{"mode":"active","type":"unfollow","timestamp":1,"mode":"standby"}"#, "mode"),
        (r#"{"type":"unfollow","source":null,"timestamp":1,"source":null}"#, "source"),
        (r#"{"type":"postback","postback":{"data":"a","data":"b"},"timestamp":1}"#, "data"),
    ] {
        let reason = format!("duplicate field `{name}`");
        let error = serde_json::from_str::<Event>(event).unwrap_err();
        assert!(error.to_string().contains(&reason), "{error}");
        let callback = parse(&format!(r#"{{"destination":"U1","events":[{event}]}}"#));
        let EventKind::Unknown(unknown) = &callback.events[0].kind else { panic!("{event}") };
        assert!(unknown.reason().unwrap().contains(&reason), "{event}");
    }
}

#[test]
fn an_event_nested_too_deeply_spoils_only_itself() {
    let deep = format!("{}0{}", r#"{"y":"#.repeat(3000), "}".repeat(3000));
    let body = format!(
        r#"{{"destination":"U1","events":[{{"type":"unfollow","timestamp":1}},{{"type":"hologram","timestamp":2,"x":{deep}}}]}}"#
    );
    let callback = parse(&body);
    assert_eq!(callback.events[0].kind.name(), "unfollow");
    let EventKind::Unknown(unknown) = &callback.events[1].kind else { panic!() };
    assert!(unknown.reason().unwrap().contains("recursion limit"));
    assert!(unknown.json().as_str().unwrap().contains(&deep));
}

#[test]
fn what_is_no_callback_is_an_error() {
    for body in [
        "",
        "null",
        "[]",
        "{}",
        r#"{"destination":"U1"}"#,
        r#"{"destination":null,"events":[]}"#,
        r#"{"destination":"U1","events":{}}"#,
        r#"{"destination":"U1","destination":"U2","events":[]}"#,
        r#"{"events":[],"events":[{}]}"#,
    ] {
        assert!(Callback::from_slice(body.as_bytes()).is_err(), "{body}");
    }
    let error = Callback::from_slice(br#"{"events":[{}], "destination":7}"#).unwrap_err();
    assert_eq!((error.line(), error.column()), (1, 31), "{error}");
    assert!(Callback::from_slice(b"{\"destination\":\"\xff\",\"events\":[]}").is_err());
}

#[test]
fn the_order_of_properties_does_not_matter() {
    let type_last = r#"{"things":{"deviceId":"d","result":{"startTime":1,"endTime":2,"resultCode":"success"},
        "type":"scenarioResult"},"source":{"groupId":"C1","type":"group"},"timestamp":5,"type":"things"}"#;
    let event: Event = serde_json::from_str(type_last).unwrap();
    assert_eq!(event.source, Some(Source::group("C1", None)));
    let EventKind::Things(things) = &event.kind else { panic!() };
    assert_eq!(things.things.device_id, "d");
    assert!(matches!(things.things.kind, ThingsContentKind::ScenarioResult(_)));
}

#[test]
fn whatever_line_sends_can_be_made() {
    let unsent = Event::new(5, line_bot::events::UnsendEvent::new("1"))
        .source(GroupSource::new("C1").user_id("U1"))
        .mode(EventMode::Standby)
        .webhook_event_id("01KAR7Q4V3N8G3H1T5Z2Y9X0W1")
        .delivery_context(DeliveryContext::new(true));
    let picked = PostbackContent::new("day").params([("date", "2026-01-31")]);
    let picked = Event::new(5, PostbackEvent::from(picked)).source(Source::user("U1"));
    let near = BeaconContent::new("374591320", BeaconKind::Enter).dm("ff");
    let near = Event::new(5, BeaconEvent::from(near)).reply_token("r");
    let unknown = Event::new(6, Unknown::new(json!({"type": "hologram", "timestamp": 6})));
    let callback = Callback::new("U0", [unsent, picked, near, unknown]);
    let body = serde_json::to_string(&callback).unwrap();
    assert_eq!(parse(&body), callback);
}
