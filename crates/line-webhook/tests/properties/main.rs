//! What holds for any input, by proptest.

mod check;

use proptest::{collection::vec, prelude::*, sample::Index};

const BODY: &str = r#"{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[
    {"type":"message","timestamp":1763900000000,"mode":"active","replyToken":"r",
     "source":{"type":"group","groupId":"C1","userId":"U1"},"webhookEventId":"01KAR7Q4V3N8G3H1T5Z2Y9X0WC",
     "deliveryContext":{"isRedelivery":false},
     "message":{"type":"text","id":"1","quoteToken":"q","text":"@Bot \u304a\ud83d\ude42",
                "mention":{"mentionees":[{"index":0,"length":4,"type":"user","userId":"U1","isSelf":true}]}}},
    {"type":"postback","timestamp":2,"postback":{"data":"a=1","params":{"date":"2025-12-25"}}},
    {"timestamp":3,"hologram":{"a":[null,true,-1,2.5e-3,"\\\""],"type":"b"},"type":"hologram"},
    {"type":"beacon","timestamp":4,"beacon":{"hwid":"h","type":"enter","dm":"00ff"}}]}"#;

const WORDS: &[&str] = &[
    "type",
    "timestamp",
    "message",
    "source",
    "user",
    "userId",
    "text",
    "mode",
    "active",
    "postback",
    "data",
    "things",
    "link",
    "id",
    "events",
    "destination",
];

proptest! {
    #[test]
    fn only_the_signature_of_exactly_these_bytes_is_right(
        secret: Vec<u8>, body: Vec<u8>, signature: Vec<u8>, at: usize,
    ) {
        check::verify(&secret, &body, &signature, at);
    }

    #[test]
    fn any_bytes_are_refused_or_parsed(body: Vec<u8>) {
        check::parse(&body);
    }

    #[test]
    fn a_body_with_a_few_bytes_changed_is_refused_or_parsed_to_what_is_written(
        changes in vec((any::<Index>(), byte()), 1..4),
    ) {
        let mut body = BODY.as_bytes().to_vec();
        for (index, byte) in changes {
            *index.get_mut(&mut body) = byte;
        }
        check::parse(&body);
    }

    #[test]
    fn a_body_with_any_event_is_parsed_to_what_is_written(event in json(), more in json()) {
        let body = format!(r#"{{"x":{more},"destination":"U1","events":[{event},{{"type":"join","timestamp":1,"y":{more}}}]}}"#);
        check::parse(body.as_bytes());
    }
}

/// Any byte, and those that matter in JSON more often.
fn byte() -> impl Strategy<Value = u8> {
    prop_oneof![any::<u8>(), prop::sample::select(&b"{}[]\",:\\ 0e-\x00\xff"[..])]
}

/// JSON of words that LINE uses, and of others.
fn json() -> impl Strategy<Value = String> {
    let word = prop_oneof![prop::sample::select(WORDS).prop_map(str::to_owned), any::<String>(),];
    let text = word.prop_map(|text| serde_json::to_string(&text).unwrap());
    let number = prop_oneof![
        any::<i64>().prop_map(|n| n.to_string()),
        any::<f32>().prop_map(|n| n.to_string())
    ];
    let leaf = prop_oneof![3 => text.clone(), 1 => number, 1 => prop::sample::select(&["null", "true", "1"][..]).prop_map(str::to_owned)];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        let entry = (text.clone(), inner.clone()).prop_map(|(key, value)| format!("{key}:{value}"));
        prop_oneof![
            3 => vec(entry, 0..8).prop_map(|entries| format!("{{{}}}", entries.join(","))),
            1 => vec(inner, 0..4).prop_map(|items| format!("[{}]", items.join(","))),
        ]
    })
}
