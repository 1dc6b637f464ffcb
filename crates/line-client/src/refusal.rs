//! What LINE says when it refuses, in each of the forms it has for that.

use line_models::{error::ErrorDetail, message::SentMessage};
use serde_json::Value;

/// LINE's words, as far as there are any.
#[derive(Debug, Default)]
pub(crate) struct Refusal {
    pub(crate) message: String,
    pub(crate) details: Vec<ErrorDetail>,
    pub(crate) sent_messages: Vec<SentMessage>,
}

/// Takes what it can from a body: a property that is not as expected does not hide the others.
pub(crate) fn read(body: &[u8]) -> Refusal {
    let Ok(answer) = serde_json::from_slice::<Value>(body) else { return Refusal::default() };
    let text = |name| answer.get(name).and_then(Value::as_str);
    let message = match (text("message"), text("error"), text("error_description")) {
        (Some(message), ..) => message.to_owned(),
        (None, Some(error), Some(description)) => format!("{error}: {description}"),
        (None, error, description) => error.or(description).unwrap_or_default().to_owned(),
    };
    let at = message_at(&message);
    let details = list(&answer, "details")
        .filter_map(|detail| serde_json::from_value(detail.clone()).ok())
        .map(|detail| with_path(detail, at))
        .collect();
    let sent_messages = list(&answer, "sentMessages")
        .filter_map(|message| serde_json::from_value(message.clone()).ok())
        .collect();
    Refusal { message, details, sent_messages }
}

fn list<'a>(answer: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    answer.get(name).and_then(Value::as_array).into_iter().flatten()
}

/// The message that a refusal is about: `messages[0]` in `A message (messages[0]) in the request body is invalid`.
fn message_at(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("(messages[")?;
    let (index, _) = rest.split_once("])")?;
    let start = text.len() - rest.len() - "messages[".len();
    text.get(start..start + "messages[".len() + index.len() + 1)
}

/// Without empty texts, and with the property as all others are written.
fn with_path(mut detail: ErrorDetail, at: Option<&str>) -> ErrorDetail {
    let full = |text: &String| !text.is_empty();
    detail.message = detail.message.filter(full);
    detail.property = detail.property.as_deref().map(|path| one_notation(path, at)).filter(full);
    detail
}

/// `/footer/contents/2` and `template/actions/0/uri`, which start at the message `at`, and `'to[1]'`, as
/// `messages[0].footer.contents[2]` is written.
fn one_notation(property: &str, at: Option<&str>) -> String {
    let property = property.trim_matches('\'');
    if !property.contains('/') {
        return property.to_owned();
    }
    let mut path = at.unwrap_or_default().to_owned();
    for segment in property.split('/').filter(|segment| !segment.is_empty()) {
        if segment.bytes().all(|byte| byte.is_ascii_digit()) {
            path.extend(["[", segment, "]"]);
        } else {
            path.extend([if path.is_empty() { "" } else { "." }, segment]);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_refusal_is_understood() {
        type Details = &'static [(&'static str, &'static str)];
        // body, message, details
        let table: [(&str, &str, Details); 12] = [
            (r#"{"message":"Not found"}"#, "Not found", &[]),
            (r#"{"message":"m","details":[]}"#, "m", &[]),
            (
                r#"{"message":"m","details":[{"message":"May not be empty","property":"messages[0].text"},
                    {"property":"a"},{"message":"b"},{},{"message":"c","property":""},{"message":1},7]}"#,
                "m",
                &[("messages[0].text", "May not be empty"), ("a", ""), ("", "b"), ("", ""), ("", "c")],
            ),
            (
                "{\"message\":\"A message (messages[3])\u{a0}in the request body is invalid\",\"details\":[
                    {\"message\":\"invalid uri\",\"property\":\"/footer/contents/2\"}]}",
                "A message (messages[3])\u{a0}in the request body is invalid",
                &[("messages[3].footer.contents[2]", "invalid uri")],
            ),
            (
                r#"{"message":"m","details":[{"message":"x","property":"template/actions/0/uri"},
                    {"message":"y","property":"/"},{"message":"z","property":"'userIds[0]'"}]}"#,
                "m",
                &[("template.actions[0].uri", "x"), ("", "y"), ("userIds[0]", "z")],
            ),
            (r#"{"error":"invalid_client"}"#, "invalid_client", &[]),
            (r#"{"error":"e","error_description":"bad secret"}"#, "e: bad secret", &[]),
            (r#"{"message":null,"key":null,"stacktrace":null,"code":null}"#, "", &[]),
            (r#"{"message":"m","details":null}"#, "m", &[]),
            (r#"{"message":{"a":1},"details":"none"}"#, "", &[]),
            ("<html>", "", &[]),
            ("", "", &[]),
        ];
        for (body, message, details) in table {
            let refusal = read(body.as_bytes());
            let found: Vec<_> = refusal
                .details
                .iter()
                .map(|detail| {
                    let text = |text: &Option<String>| text.clone().unwrap_or_default();
                    (text(&detail.property), text(&detail.message))
                })
                .collect();
            let details: Vec<_> =
                details.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
            assert_eq!((refusal.message.as_str(), found), (message, details), "{body}");
        }
    }

    #[test]
    fn an_odd_mention_of_a_message_does_no_harm() {
        for text in ["(messages[", "(messages[0", "(messages[])", "(messages[é])", "])(messages["]
        {
            let detail = with_path(ErrorDetail::new("m", "/a"), message_at(text));
            assert!(detail.property.unwrap().ends_with('a'), "{text}");
        }
    }
}
