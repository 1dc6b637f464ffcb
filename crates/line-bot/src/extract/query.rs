//! Query strings, read with serde.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use serde::{
    Deserializer,
    de::{
        DeserializeOwned, IntoDeserializer, Visitor,
        value::{BorrowedStrDeserializer, Error, MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};

/// Reads a query string, or a single value without a name.
///
/// Where serde wants to know what a value is without saying what it shall be, it is a text; and, if that does not fit,
/// what it looks like.
pub(super) fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    T::deserialize(Query { text, guess: false })
        .or_else(|_| T::deserialize(Query { text, guess: true }))
}

#[derive(Clone, Copy)]
struct Query<'de> {
    text: &'de str,
    guess: bool,
}

impl<'de> Query<'de> {
    fn value(self) -> Value<'de> {
        Value { texts: vec![Cow::Borrowed(self.text)], guess: self.guess }
    }

    /// Each name once, with all its values.
    fn pairs(self) -> Vec<(Cow<'de, str>, Value<'de>)> {
        let mut pairs: Vec<(Cow<'de, str>, Value<'de>)> = Vec::new();
        for pair in self.text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, text) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, text) = (decode(name), decode(text));
            match pairs.iter_mut().find(|(known, _)| *known == name) {
                Some((_, value)) => value.texts.push(text),
                None => pairs.push((name, Value { texts: vec![text], guess: self.guess })),
            }
        }
        pairs
    }
}

/// Names and values, unless one value is asked for.
macro_rules! single {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.value().$method(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Query<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        MapDeserializer::new(self.pairs().into_iter()).deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.value().deserialize_enum(name, variants, visitor)
    }

    single! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32
        deserialize_f64 deserialize_char deserialize_str deserialize_string
    }

    forward_to_deserialize_any! {
        bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// What one name stands for: one text, or several if it is there several times.
struct Value<'de> {
    texts: Vec<Cow<'de, str>>,
    guess: bool,
}

impl<'de> Value<'de> {
    fn text(self) -> Result<Cow<'de, str>, Error> {
        let [text] = <[_; 1]>::try_from(self.texts)
            .map_err(|_| serde::de::Error::custom("there more than once"))?;
        Ok(text)
    }
}

impl<'de> IntoDeserializer<'de> for Value<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! parsed {
    ($($method:ident $visit:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit(self.text()?.parse().map_err(serde::de::Error::custom)?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.texts.len() > 1 {
            return self.deserialize_seq(visitor);
        }
        let guess = self.guess;
        let text = self.text()?;
        if guess {
            if let Ok(number) = text.parse() {
                return visitor.visit_u64(number);
            }
            if let Ok(number) = text.parse() {
                return visitor.visit_i64(number);
            }
            if let Ok(number) = text.parse() {
                return visitor.visit_f64(number);
            }
            if let Ok(truth) = text.parse() {
                return visitor.visit_bool(truth);
            }
        }
        match text {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    parsed! {
        deserialize_bool visit_bool
        deserialize_i8 visit_i8
        deserialize_i16 visit_i16
        deserialize_i32 visit_i32
        deserialize_i64 visit_i64
        deserialize_i128 visit_i128
        deserialize_u8 visit_u8
        deserialize_u16 visit_u16
        deserialize_u32 visit_u32
        deserialize_u64 visit_u64
        deserialize_u128 visit_u128
        deserialize_f32 visit_f32
        deserialize_f64 visit_f64
        deserialize_char visit_char
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.text()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    /// One that is there has a value; an empty text too.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let guess = self.guess;
        let values = self.texts.into_iter().map(|text| Self { texts: vec![text], guess });
        SeqDeserializer::new(values).deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.text()? {
            Cow::Borrowed(text) => {
                BorrowedStrDeserializer::new(text).deserialize_enum(name, variants, visitor)
            }
            Cow::Owned(text) => text.into_deserializer().deserialize_enum(name, variants, visitor),
        }
    }

    forward_to_deserialize_any! {
        bytes byte_buf unit unit_struct tuple tuple_struct map struct identifier ignored_any
    }
}

fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains(['+', '%']) {
        return text.into();
    }
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned().into()
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Order {
        item: u32,
        note: Option<String>,
        #[serde(default)]
        with: Vec<String>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(tag = "action", rename_all = "lowercase")]
    enum Choice {
        Buy { item: u32, gift: bool },
        Say { text: String },
        Cancel,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Answer {
        Yes,
        No,
    }

    fn order(item: u32, note: Option<&str>, with: &[&str]) -> Order {
        let with = with.iter().map(ToString::to_string).collect();
        Order { item, note: note.map(Into::into), with }
    }

    #[test]
    fn a_struct_takes_its_properties() {
        let table = [
            ("item=3", Some(order(3, None, &[]))),
            ("item=3&note=", Some(order(3, Some(""), &[]))),
            ("item=3&note=a+b%26%E2%98%95&other=1", Some(order(3, Some("a b&☕"), &[]))),
            ("item=3&note=42&with=milk&with=sugar", Some(order(3, Some("42"), &["milk", "sugar"]))),
            ("&item=3&&with=milk", Some(order(3, None, &["milk"]))),
            ("item=3&item=4", None),
            ("item=-3", None),
            ("item", None),
            ("note=a", None),
            ("", None),
            ("%FF=%zz&=&==", None),
        ];
        for (text, wanted) in table {
            assert_eq!(from_str::<Order>(text).ok(), wanted, "{text}");
        }
    }

    #[test]
    fn an_enum_is_told_apart_by_its_tag() {
        let table = [
            ("action=buy&item=3&gift=true", Some(Choice::Buy { item: 3, gift: true })),
            ("item=3&gift=false&action=buy", Some(Choice::Buy { item: 3, gift: false })),
            ("action=say&text=42", Some(Choice::Say { text: "42".to_owned() })),
            ("action=cancel", Some(Choice::Cancel)),
            ("action=hide", None),
            ("action=buy", None),
            ("buy", None),
        ];
        for (text, wanted) in table {
            assert_eq!(from_str::<Choice>(text).ok(), wanted, "{text}");
        }
    }

    #[test]
    fn a_single_value_needs_no_name() {
        assert_eq!(from_str("yes"), Ok(Answer::Yes));
        assert_eq!(from_str("no"), Ok(Answer::No));
        assert!(from_str::<Answer>("yes=1").is_err());
        assert_eq!(from_str("42"), Ok(42_u8));
        assert_eq!(from_str("a b&c=1"), Ok("a b&c=1".to_owned()));
        assert_eq!(from_str("-1.5"), Ok(Some(-1.5)));
        assert!(from_str::<bool>("").is_err());
    }
}
