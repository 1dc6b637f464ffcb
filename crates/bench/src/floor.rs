//! The least that a webhook can cost: HMAC and SHA-256, and JSON into a struct that borrows it.

use std::hint::black_box;

use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use sha2::Sha256;

pub type Key = Hmac<Sha256>;

pub fn key(secret: &[u8]) -> Key {
    Key::new_from_slice(secret).expect("a key of any length")
}

/// With the key scheduled once, and the signature decoded already.
pub fn verify(key: &Key, digest: &[u8], body: &[u8]) {
    key.clone().chain_update(body).verify_slice(digest).expect("the right signature");
}

/// With the key scheduled for each body, and the signature decoded already.
pub fn receive(secret: &[u8], digest: &[u8], body: &[u8]) {
    key(secret).chain_update(body).verify_slice(digest).expect("the right signature");
    parse(body);
}

pub fn parse(body: &[u8]) {
    black_box(serde_json::from_slice::<Callback<'_>>(body).expect("a callback"));
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Callback<'b> {
    destination: &'b str,
    #[serde(borrow)]
    events: Vec<Event<'b>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Event<'b> {
    r#type: &'b str,
    timestamp: i64,
    mode: &'b str,
    webhook_event_id: &'b str,
    reply_token: Option<&'b str>,
    delivery_context: DeliveryContext,
    #[serde(borrow)]
    source: Option<Source<'b>>,
    #[serde(borrow)]
    message: Option<Message<'b>>,
    #[serde(borrow)]
    postback: Option<Postback<'b>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is read is not looked at")]
struct DeliveryContext {
    is_redelivery: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Source<'b> {
    r#type: &'b str,
    user_id: Option<&'b str>,
    group_id: Option<&'b str>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Message<'b> {
    r#type: &'b str,
    id: &'b str,
    quote_token: Option<&'b str>,
    text: Option<&'b str>,
    package_id: Option<&'b str>,
    sticker_id: Option<&'b str>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Postback<'b> {
    data: &'b str,
}
