//! Paths and what is put into them.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::Error;

/// All but what RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Puts values into the `{…}` of a path, in order. Each stays one segment, whatever it holds.
pub(crate) fn fill(
    operation: &'static str,
    template: &'static str,
    values: &[&str],
) -> Result<Cow<'static, str>, Error> {
    if !template.contains('{') {
        return Ok(template.into());
    }
    let mut path = String::with_capacity(template.len() + 32);
    let mut values = values.iter();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        path.push_str(before);
        match values.next().copied() {
            // A URL parser would take the dots for a way up.
            None | Some("" | "." | "..") => return Err(Error::PathValue { operation, name }),
            Some(value) => path.extend(utf8_percent_encode(value, RESERVED)),
        }
        rest = after;
    }
    path.push_str(rest);
    Ok(path.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stays_one_segment() {
        let table = [
            ("U1", "/bot/U1/content"),
            ("a/../b", "/bot/a%2F..%2Fb/content"),
            ("a?b#c", "/bot/a%3Fb%23c/content"),
            ("%2e%2e", "/bot/%252e%252e/content"),
            ("日本 語", "/bot/%E6%97%A5%E6%9C%AC%20%E8%AA%9E/content"),
            ("a\r\nb", "/bot/a%0D%0Ab/content"),
        ];
        for (value, path) in table {
            assert_eq!(fill("get", "/bot/{id}/content", &[value]).unwrap(), path);
        }
    }

    #[test]
    fn what_is_no_segment_is_refused() {
        for value in ["", ".", ".."] {
            let error = fill("getProfile", "/bot/{userId}", &[value]).unwrap_err();
            assert_eq!(
                error.to_string(),
                "getProfile: the value for userId is empty or made of dots, which no path can hold"
            );
        }
    }
}
