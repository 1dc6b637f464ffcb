//! Paths, queries and what is put into them.

use std::borrow::Cow;

use line_models::{
    AudienceGroupId, ChatId, CouponId, GroupId, LiffId, MembershipId, MessageId, RequestId,
    RichMenuAliasId, RichMenuId, RoomId, UserId,
    audience::{AudienceGroupCreateRoute, AudienceGroupStatus},
    coupon::CouponStatus,
    time::Date,
    token::{ChannelAccessToken, ClientAssertion},
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

use crate::Error;

/// All but what RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What stays one segment of a path, one value of a query or of a form, whatever is in it.
pub(crate) fn encode(value: &str) -> PercentEncode<'_> {
    utf8_percent_encode(value, RESERVED)
}

/// Puts values into the `{…}` of a path, in order. Each stays one segment, whatever it holds.
pub(crate) fn fill(
    operation: &'static str,
    template: &'static str,
    values: &[&dyn Parameter],
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
        let mut fits = false;
        if let Some(value) = values.next() {
            value.each(&mut |value| {
                // A URL parser would take the dots for a way up.
                fits = !matches!(value, "" | "." | "..");
                path.extend(encode(value));
            });
        }
        if !fits {
            return Err(Error::PathValue { operation, name });
        }
        rest = after;
    }
    path.push_str(rest);
    Ok(path.into())
}

/// Puts parameters behind a path, in order. What has no value is not there, what has several is there several times.
pub(crate) fn query(
    path: Cow<'static, str>,
    parameters: &[(&str, &dyn Parameter)],
) -> Cow<'static, str> {
    let mut path = path.into_owned();
    for (name, value) in parameters {
        value.each(&mut |value| {
            path.push(if path.contains('?') { '&' } else { '?' });
            path.push_str(name);
            path.push('=');
            path.extend(encode(value));
        });
    }
    path.into()
}

/// What can be in a path or a query.
pub(crate) trait Parameter {
    /// Gives each value it has.
    fn each(&self, write: &mut dyn FnMut(&str));
}

impl<T: Parameter> Parameter for Option<T> {
    fn each(&self, write: &mut dyn FnMut(&str)) {
        if let Some(value) = self {
            value.each(write);
        }
    }
}

impl<T: Parameter> Parameter for Vec<T> {
    fn each(&self, write: &mut dyn FnMut(&str)) {
        for value in self {
            value.each(write);
        }
    }
}

impl Parameter for &str {
    fn each(&self, write: &mut dyn FnMut(&str)) {
        write(self);
    }
}

macro_rules! parameters {
    ($text:ident: $($type:ty)*) => {$(
        impl Parameter for $type {
            fn each(&self, write: &mut dyn FnMut(&str)) {
                write(&self.$text());
            }
        }
    )*};
}

parameters! { to_string: i32 i64 bool AudienceGroupId MembershipId }
parameters! { as_str:
    String ChatId CouponId GroupId LiffId MessageId RequestId RichMenuAliasId RichMenuId RoomId UserId Date
    AudienceGroupCreateRoute AudienceGroupStatus CouponStatus
}
parameters! { expose: ChannelAccessToken ClientAssertion }

#[cfg(test)]
mod tests {
    use super::*;

    fn fill_one(template: &'static str, value: &str) -> Result<Cow<'static, str>, Error> {
        fill("getProfile", template, &[&value])
    }

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
            assert_eq!(fill_one("/bot/{id}/content", value).unwrap(), path);
        }
    }

    #[test]
    fn what_is_no_segment_is_refused() {
        for value in ["", ".", ".."] {
            assert_eq!(
                fill_one("/bot/{userId}", value).unwrap_err().to_string(),
                "getProfile: the value for userId is empty or made of dots, which no path can hold"
            );
        }
    }

    #[test]
    fn a_value_stays_one_parameter() {
        let path = query("/list".into(), &[("start", &Some("a&b=c d".to_owned())), ("limit", &5)]);
        assert_eq!(path, "/list?start=a%26b%3Dc%20d&limit=5");
    }

    #[test]
    fn a_list_is_a_parameter_given_again_and_nothing_is_none() {
        let status = vec![CouponStatus::Draft, CouponStatus::Running];
        let path = query("/list".into(), &[("limit", &None::<i32>), ("status", &status)]);
        assert_eq!(path, "/list?status=DRAFT&status=RUNNING");
    }
}
