use axum::{
    body::to_bytes,
    extract::{FromRequest, Request},
};
use line_models::{Validate, error::ErrorDetail};
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::{BODY_MAX, content_type};
use crate::refusal::Refusal;

/// The body of a call, read and found within LINE's limits.
pub(super) struct Valid<T>(pub(super) T);

impl<S: Sync, T: DeserializeOwned + Validate> FromRequest<S> for Valid<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let Parsed(value): Parsed<T> = Parsed::from_request(request, state).await?;
        value.validate().map_err(|violations| Refusal::Limits(violations.into()))?;
        Ok(Self(value))
    }
}

/// The body of a call, whatever its limits.
pub(super) struct Parsed<T>(pub(super) T);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for Parsed<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let found = content_type(request.headers());
        let essence = found.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/json") {
            return Err(Refusal::ContentType(found.to_owned()));
        }
        let body = to_bytes(request.into_body(), BODY_MAX).await;
        parse(&body.map_err(|_| Refusal::Unreadable)?).map(Self)
    }
}

/// Reads JSON. What is wrong with it is told as LINE tells it: no JSON, a property missing, or one of a wrong type.
fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        let path = if path == "." { String::new() } else { path };
        refusal(path, error.inner())
    })?;
    json.end().map_err(|error| refusal(String::new(), &error))?;
    Ok(value)
}

fn refusal(path: String, error: &serde_json::Error) -> Refusal {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Syntax | Category::Eof | Category::Io => Refusal::NotJson { line, column },
        Category::Data => match missing_field(&error.to_string()) {
            Some(field) => {
                let dot = if path.is_empty() { "" } else { "." };
                let property = format!("{path}{dot}{field}");
                Refusal::Limits(vec![ErrorDetail::new("May not be empty", property)])
            }
            None => Refusal::Property { path, line, column },
        },
    }
}

/// serde tells it in its text alone.
fn missing_field(error: &str) -> Option<&str> {
    error.strip_prefix("missing field `")?.split('`').next()
}

#[cfg(test)]
mod tests {
    use axum::{body::to_bytes, response::IntoResponse};
    use line_models::message::PushMessageRequest;
    use serde_json::{Value, json};

    use super::*;

    #[tokio::test]
    async fn what_is_wrong_with_a_body_is_told_in_lines_words() {
        let missing = |property: &str| {
            json!({
                "message": "The request body has 1 error(s)",
                "details": [{ "message": "May not be empty", "property": property }],
            })
        };
        let table = [
            (
                "",
                json!({ "message": "The request body could not be parsed as JSON (line: 1, column: 0)" }),
            ),
            (
                "{",
                json!({ "message": "The request body could not be parsed as JSON (line: 1, column: 1)" }),
            ),
            (
                r#"{"to":"U","messages":[]} x"#,
                json!({ "message": "The request body could not be parsed as JSON (line: 1, column: 26)" }),
            ),
            (r#"{"to":"U"}"#, missing("messages")),
            (r#"{"messages":[]}"#, missing("to")),
            (r#"{"to":"U","messages":[{"text":"a"}]}"#, missing("messages[0].type")),
            (r#"{"to":"U","messages":[{"type":"text"}]}"#, missing("messages[0].text")),
            (
                r#"{"to":1,"messages":[]}"#,
                json!({ "message": "The property, 'to', in the request body is invalid (line: 1, column: 7)" }),
            ),
            (
                r#"{"to":"U","messages":[{"type":"text","text":1}]}"#,
                json!({ "message": "The property, 'messages[0].text', in the request body is invalid (line: 1, column: 45)" }),
            ),
        ];
        for (body, expected) in table {
            let refusal = parse::<PushMessageRequest>(body.as_bytes()).unwrap_err();
            let answer = to_bytes(refusal.into_response().into_body(), 1 << 16).await.unwrap();
            assert_eq!(serde_json::from_slice::<Value>(&answer).unwrap(), expected, "{body}");
        }
    }
}
