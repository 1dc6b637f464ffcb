//! Where in JSON reading it has failed.

/// The path to the value that an error is about, as in `sentMessages[0].id`. `.` is the whole.
///
/// It follows from how far the reader came, so that no type has to be read in a second way to find it.
pub(crate) fn of(error: &serde_json::Error, json: &[u8]) -> String {
    let line = error.line().saturating_sub(1);
    let start: usize =
        json.split_inclusive(|byte| *byte == b'\n').take(line).map(<[u8]>::len).sum();
    let end = json.len().min(start + error.column());
    let path = render(&open(json.get(..end).unwrap_or_default()));
    if path.is_empty() { ".".to_owned() } else { path }
}

/// What a reader is in.
enum Step<'a> {
    /// An object, and which of its values. Its key is as in the JSON, without quotes; `None` before it is read.
    Key(Option<&'a [u8]>),
    Index(usize),
}

/// What is still open at the end of JSON that is cut off.
fn open(json: &[u8]) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    let mut rest = json;
    while let [byte, after @ ..] = rest {
        rest = after;
        match (byte, steps.last_mut()) {
            (b'{', _) => steps.push(Step::Key(None)),
            (b'[', _) => steps.push(Step::Index(0)),
            (b'}' | b']', _) => {
                steps.pop();
            }
            (b',', Some(Step::Index(index))) => *index += 1,
            (b',', Some(Step::Key(key))) => *key = None,
            (b'"', last) => {
                let (text, after) = string(after);
                if let Some(Step::Key(key @ None)) = last {
                    *key = text;
                }
                rest = after;
            }
            _ => {}
        }
    }
    steps
}

/// A string after its first quote, if it has another one, and what follows.
fn string(json: &[u8]) -> (Option<&[u8]>, &[u8]) {
    let mut end = 0;
    while let Some(byte) = json.get(end) {
        match byte {
            b'"' => return (json.get(..end), json.get(end + 1..).unwrap_or_default()),
            b'\\' => end += 2,
            _ => end += 1,
        }
    }
    (None, &[])
}

fn render(steps: &[Step<'_>]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Key(None) => {}
            Step::Key(Some(key)) if path.is_empty() => path.push_str(&String::from_utf8_lossy(key)),
            Step::Key(Some(key)) => path.extend([".", &String::from_utf8_lossy(key)]),
            Step::Index(index) => path.extend(["[", &index.to_string(), "]"]),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use line_models::{coupon::Coupon, message::PushMessageResponse, rich_menu::RichMenuList};
    use serde_core::de::DeserializeOwned;

    use super::*;

    fn path<T: DeserializeOwned>(json: &str) -> String {
        let error = serde_json::from_str::<T>(json).map(drop).expect_err(json);
        of(&error, json.as_bytes())
    }

    #[test]
    fn a_value_is_found_by_how_far_the_reader_came() {
        let table = [
            ("", "."),
            ("<html>", "."),
            ("7", "."),
            ("[7]", "."),
            (r#"{"sentMess"#, "."),
            (r#"{"sentMessages""#, "sentMessages"),
            (r#"{"sentMessages":7}"#, "sentMessages"),
            (r#"{"sentMessages":{"a":[1]}}"#, "sentMessages"),
            (r#"{"sentMessages":[{}]}"#, "sentMessages[0]"),
            (r#"{"sentMessages":[{"id":"1"},{"quoteToken":"q"}]}"#, "sentMessages[1]"),
            (r#"{"sentMessages":[{"id":"1"},[{"id":"1"}]]}"#, "sentMessages[1]"),
            (r#"{"sentMessages":[{"id":1}]}"#, "sentMessages[0].id"),
            (r#"{"sentMessages":[{"id":{}}]}"#, "sentMessages[0].id"),
            (r#"{"sentMessages":[{"id":"1"},{"id":null,"quoteToken":"q"}]}"#, "sentMessages[1].id"),
            (
                "{\r\n \"x\": {\"[,\\\"{\": 1},\n \"sentMessages\" : [\n{ \"id\" :\n true } ] }",
                "sentMessages[0].id",
            ),
            (r#"{"é\"":{"a":[1,2,{"b":x}]}}"#, r#"é\".a[2].b"#),
        ];
        for (json, expected) in table {
            assert_eq!(path::<PushMessageResponse>(json), expected, "{json}");
        }
    }

    #[test]
    fn a_value_below_others_is_found_too() {
        let menu = r#"{"richmenus":[{"richMenuId":"a","name":"n","size":{"width":1,"height":"#;
        assert_eq!(path::<RichMenuList>(&format!("{menu}true}}}}]}}")), "richmenus[0].size.height");
        assert_eq!(path::<RichMenuList>(menu), "richmenus[0].size.height");
        assert_eq!(path::<Coupon>(r#"{"couponId":[]}"#), "couponId");
    }
}
