//! Reads forms with files, as a server does.

use serde_json::{Value, json};

/// Each field, with its value or with what is told of its file.
pub(crate) fn fields(content_type: &str, body: &[u8]) -> Value {
    let (_, boundary) = content_type.split_once("boundary=").unwrap();
    let body = str::from_utf8(body).unwrap();
    let body = body.strip_suffix(&format!("--{boundary}--\r\n")).unwrap();
    let boundary = format!("--{boundary}\r\n");
    body.split(&boundary).skip(1).map(|part| field(part.strip_suffix("\r\n").unwrap())).collect()
}

fn field(part: &str) -> Value {
    let (head, value) = part.split_once("\r\n\r\n").unwrap();
    let quoted = |name: &str| {
        let (_, rest) = head.split_once(&format!("; {name}=\""))?;
        rest.split('"').next()
    };
    let name = quoted("name").unwrap();
    let Some(filename) = quoted("filename") else { return json!({"name": name, "value": value}) };
    let (_, content_type) = head.split_once("\r\nContent-Type: ").unwrap();
    json!({"name": name, "filename": filename, "content_type": content_type, "len": value.len()})
}
