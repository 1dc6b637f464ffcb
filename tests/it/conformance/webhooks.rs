//! Every webhook request through `line-webhook`, header and all.

use std::{fs, path::Path};

use line_models::{
    UserId,
    webhook::{Callback, Event, EventKind},
};
use line_webhook::{ChannelSecret, Error};
use serde::Deserialize;
use serde_json::Value;

use super::{Outcome, Report};

#[derive(Deserialize)]
struct Manifest {
    channel_secret: String,
    requests: Vec<Request>,
}

/// An `expect.json`, as far as it matters here.
#[derive(Deserialize)]
struct Request {
    dir: String,
    outcome: String,
    destination: Option<String>,
    events: Option<Vec<ExpectedEvent>>,
    reserialize: Option<String>,
    #[serde(default)]
    exact: Vec<String>,
    #[serde(default)]
    extra: Vec<String>,
    right_signature: String,
    body_len: usize,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ExpectedEvent {
    #[serde(rename = "type")]
    kind: String,
    known: bool,
    webhook_event_id: Option<String>,
    timestamp: i64,
    is_redelivery: bool,
    message_type: Option<String>,
    source_type: Option<String>,
}

pub(super) fn run(corpus: &Path, report: &mut Report) {
    // Made of some documents alone, a corpus may have no webhooks.
    if !corpus.exists() {
        println!("no webhooks: there is no {}", corpus.display());
        return;
    }
    let manifest = fs::read(corpus.join("manifest.json")).unwrap();
    let manifest: Manifest = serde_json::from_slice(&manifest).unwrap();
    let secret = ChannelSecret::new(&manifest.channel_secret);
    for request in &manifest.requests {
        let folder = corpus.join(&request.dir);
        let body = fs::read(folder.join("body.json")).unwrap();
        assert_eq!(body.len(), request.body_len, "{}", request.dir);
        assert_eq!(secret.sign(&body), request.right_signature, "{}", request.dir);
        let headers = fs::read(folder.join("headers.json")).unwrap();
        let headers: Vec<(String, String)> = serde_json::from_slice(&headers).unwrap();
        let receive = || receive(&secret, &headers, &body);
        report.case(
            &format!("webhooks/{}/body.json", request.dir),
            || outcome(receive()),
            |_| judge(request, &body, receive()),
        );
    }
    vectors(corpus);
}

fn receive(
    secret: &ChannelSecret,
    headers: &[(String, String)],
    body: &[u8],
) -> Result<Callback, Error> {
    let signature = line_webhook::signature(headers.iter().map(|(name, value)| (name, value)))?;
    secret.verify(body, signature)?.parse()
}

fn outcome(result: Result<Callback, Error>) -> Outcome {
    match result {
        Ok(callback) => Outcome::Ok { json: serde_json::to_string(&callback).unwrap() },
        Err(error) => Outcome::Error {
            stage: Some(if error.is_signature() { "signature" } else { "body" }),
            message: error.to_string(),
        },
    }
}

fn judge(request: &Request, body: &[u8], result: Result<Callback, Error>) -> Result<(), String> {
    match (&*request.outcome, result) {
        ("any", _) => Ok(()),
        ("reject-signature", Err(error)) if error.is_signature() => Ok(()),
        ("reject-body", Err(error)) if !error.is_signature() => Ok(()),
        ("accept", Ok(callback)) => accepted(request, body, &callback),
        (expected, Ok(_)) => Err(format!("expected {expected}, got a callback")),
        (expected, Err(error)) => Err(format!("expected {expected}, got {error}")),
    }
}

fn accepted(request: &Request, body: &[u8], callback: &Callback) -> Result<(), String> {
    if callback.destination.as_ref().map(UserId::as_str) != request.destination.as_deref() {
        return Err(format!("the destination is {:?}", callback.destination));
    }
    let events: Vec<_> = callback.events.iter().map(event).collect();
    if Some(&events) != request.events.as_ref() {
        return Err(format!("the events are {events:?}"));
    }
    let mut expected: Value = serde_json::from_slice(body).unwrap();
    let mut found = serde_json::to_value(callback).unwrap();
    for pointer in &request.exact {
        if expected.pointer(pointer) != found.pointer(pointer) {
            return Err(format!("{pointer} is not kept exactly"));
        }
    }
    match request.reserialize.as_deref() {
        Some("parse") => request.extra.iter().for_each(|pointer| remove(&mut expected, pointer)),
        Some("roundtrip") => {}
        other => return Err(format!("cannot compare by {other:?}")),
    }
    normalize(&mut expected);
    normalize(&mut found);
    if expected == found { Ok(()) } else { Err(format!("written back as {found}")) }
}

fn event(event: &Event) -> ExpectedEvent {
    let message_type = match &event.kind {
        EventKind::Message(event) => Some(event.message.name().to_owned()),
        _ => None,
    };
    ExpectedEvent {
        kind: event.kind.name().to_owned(),
        known: !matches!(event.kind, EventKind::Unknown(_)),
        webhook_event_id: event.webhook_event_id.as_ref().map(ToString::to_string),
        timestamp: event.timestamp.as_millis(),
        is_redelivery: event.delivery_context.is_redelivery,
        message_type,
        source_type: event.source.as_ref().map(|source| source.name().to_owned()),
    }
}

fn remove(json: &mut Value, pointer: &str) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let name = name.replace("~1", "/").replace("~0", "~");
    json.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(&name);
}

/// A null for an optional property is as good as none, and 35.0 is 35.
pub(super) fn normalize(json: &mut Value) {
    match json {
        Value::Array(items) => items.iter_mut().for_each(normalize),
        Value::Object(object) => {
            object.retain(|_, value| !value.is_null());
            object.values_mut().for_each(normalize);
        }
        Value::Number(number) if number.is_f64() => {
            let text = number.as_f64().map(|float| float.to_string());
            if let Some(whole) = text.and_then(|text| text.parse::<i64>().ok()) {
                *json = whole.into();
            }
        }
        _ => {}
    }
}

/// Signatures alone, of bodies and secrets of every kind.
fn vectors(corpus: &Path) {
    #[derive(Deserialize)]
    struct Vector {
        secret: String,
        signature: String,
        note: String,
        body_base64: Option<String>,
        body_repeat: Option<(String, usize)>,
    }

    use base64::{Engine, engine::general_purpose::STANDARD};

    let Ok(vectors) = fs::read(corpus.join("signatures.json")) else { return };
    let vectors: Vec<Vector> = serde_json::from_slice(&vectors).unwrap();
    for vector in vectors {
        let body = match (vector.body_base64, vector.body_repeat) {
            (Some(body), _) => STANDARD.decode(body).unwrap(),
            (None, Some((text, times))) => text.repeat(times).into_bytes(),
            (None, None) => panic!("{}: no body", vector.note),
        };
        let secret = ChannelSecret::new(&vector.secret);
        assert_eq!(secret.sign(&body), vector.signature, "{}", vector.note);
        secret.verify(&body, &vector.signature).unwrap();
    }
}
