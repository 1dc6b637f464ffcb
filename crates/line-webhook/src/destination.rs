use std::str;

use crate::Error;

/// Reads the `destination` of a body that is not verified yet: the user id of the bot that the webhook claims to be for.
///
/// This finds the right secret in a server of many channels. Anybody can write anything there, so nothing may be done
/// with it but to choose the secret that has to verify the body.
///
/// LINE writes `destination` first, so next to nothing is read; if it stands later, what is before it is skipped. Nothing
/// is allocated.
///
/// ```
/// use line_webhook::{ChannelSecret, peek_destination};
///
/// let secret_of = |destination: &str| match destination {
///     "U8e742f61d673b39c7fff3cecb7536ef0" => Some(ChannelSecret::new("8c570fa6dd201bb328f1c1eac23a96d8")),
///     _ => None,
/// };
///
/// let body = br#"{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}"#;
/// let secret = secret_of(peek_destination(body)?).expect("a known channel");
/// secret.verify(body, "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=")?;
/// # Ok::<(), line_webhook::Error>(())
/// ```
///
/// # Errors
///
/// [`Error::NoDestination`] if there is none, or one with an escape sequence, which no id has. A body that gives no error
/// here may still be anything but JSON.
pub fn peek_destination(body: &[u8]) -> Result<&str, Error> {
    let destination = Scanner { rest: body }.destination();
    destination.and_then(|text| str::from_utf8(text).ok()).ok_or(Error::NoDestination)
}

/// Walks through JSON without checking more of it than it needs.
struct Scanner<'b> {
    rest: &'b [u8],
}

impl<'b> Scanner<'b> {
    fn destination(mut self) -> Option<&'b [u8]> {
        self.take(b'{')?;
        loop {
            let key = self.string()?;
            self.take(b':')?;
            if key == b"destination" {
                return self.string().filter(|text| !text.contains(&b'\\'));
            }
            self.skip_value()?;
        }
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        self.rest = self.rest.trim_ascii_start().strip_prefix(&[byte])?;
        Some(())
    }

    /// What stands between two quotation marks, escape sequences as they are.
    fn string(&mut self) -> Option<&'b [u8]> {
        self.take(b'"')?;
        let mut escaped = false;
        let end = self.rest.iter().position(|&byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        })?;
        let (text, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        self.take(b'"')?;
        Some(text)
    }

    /// Goes behind the comma after a value. `None` if the object ends instead.
    fn skip_value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            let (&byte, rest) = self.rest.split_first()?;
            match byte {
                b'"' => {
                    self.string()?;
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.checked_sub(1)?,
                b',' if depth == 0 => {
                    self.rest = rest;
                    return Some(());
                }
                _ => {}
            }
            self.rest = rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_destination_is_found_wherever_it_stands() {
        let table = [
            r#"{"destination":"U1","events":[]}"#,
            r#"{"events":[],"destination":"U1"}"#,
            "\r\n { \"destination\" :\t\"U1\" }",
            r#"{"events":[{"destination":"U2","a":[1,{"b":"]}"}]}],"n":-1.5e3,"destination":"U1"}"#,
            r#"{"a":"\\","b":"\",\"destination\":\"U2","c":null,"destination":"U1"}"#,
            r#"{"署名":"署名","destination":"U1"}"#,
            // What follows is left to the parser.
            r#"{"destination":"U1""#,
            r#"{"destination":"U1","destination":"U2"}"#,
        ];
        for body in table {
            assert_eq!(peek_destination(body.as_bytes()).ok(), Some("U1"), "{body}");
        }
    }

    #[test]
    fn a_body_without_a_destination_has_its_error() {
        let table: [&[u8]; 16] = [
            b"",
            b" ",
            b"null",
            b"[]",
            b"{",
            b"{}",
            b"{\"",
            b"{\"events\":[]}",
            b"{\"events\":[{\"destination\":\"U1\"}]}",
            b"{\"destination\"",
            b"{\"destination\":",
            b"{\"destination\":null}",
            b"{\"destination\":\"U1",
            b"{\"destination\":\"U\\u0031\"}",
            b"{\"destination\":\"\xff\"}",
            b"[{\"destination\":\"U1\"}]",
        ];
        for body in table {
            let error = peek_destination(body).unwrap_err();
            assert!(matches!(error, Error::NoDestination), "{}", body.escape_ascii());
            assert!(!error.is_signature());
        }
    }
}
