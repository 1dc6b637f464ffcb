use std::{collections::HashMap, error, fmt, str::FromStr};

use serde_core::{
    Deserializer,
    de::{self, DeserializeOwned, DeserializeSeed, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};
use serde_json::{Map, Value, map, value::RawValue};

use super::{FlexContainer, FlexMessage};
use crate::{Message, QuickReply, message::Sender};

impl FlexContainer {
    /// Reads what LINE's [Flex Message Simulator](https://developers.line.biz/flex-simulator/) exports: a bubble or a
    /// carousel. Of a whole message, it takes the `contents`.
    ///
    /// ```
    /// use line_models::flex::FlexContainer;
    ///
    /// let json = r#"{
    ///   "type": "bubble",
    ///   "body": {
    ///     "type": "box", "layout": "vertical",
    ///     "contents": [{ "type": "text", "text": 42 }]
    ///   }
    /// }"#;
    /// let error = FlexContainer::from_json(json).unwrap_err();
    /// assert_eq!(error.path(), "body.contents[0].text");
    /// assert_eq!((error.line(), error.column()), (5, 44));
    /// ```
    ///
    /// # Errors
    ///
    /// What is wrong, and where.
    #[inline]
    pub fn from_json(json: &str) -> Result<Self, FlexImportError> {
        Ok(Import::read(json)?.contents)
    }
}

impl FromStr for FlexContainer {
    type Err = FlexImportError;

    #[inline]
    fn from_str(json: &str) -> Result<Self, FlexImportError> {
        Self::from_json(json)
    }
}

impl FlexMessage {
    /// Reads what LINE's [Flex Message Simulator](https://developers.line.biz/flex-simulator/) exports: a bubble, a
    /// carousel or a whole message, which has a text of its own instead of `alt_text`.
    ///
    /// # Errors
    ///
    /// What is wrong, and where.
    pub fn from_json(alt_text: impl Into<String>, json: &str) -> Result<Self, FlexImportError> {
        let import = Import::read(json)?;
        Ok(Self {
            alt_text: import.alt_text.unwrap_or_else(|| alt_text.into()),
            contents: import.contents,
        })
    }
}

impl Message {
    /// Reads what LINE's [Flex Message Simulator](https://developers.line.biz/flex-simulator/) exports: a bubble, a
    /// carousel or a whole message, which has a text of its own instead of `alt_text`.
    ///
    /// # Errors
    ///
    /// What is wrong, and where.
    pub fn flex_json(alt_text: impl Into<String>, json: &str) -> Result<Self, FlexImportError> {
        let import = Import::read(json)?;
        let alt_text = import.alt_text.unwrap_or_else(|| alt_text.into());
        Ok(Self {
            quick_reply: import.quick_reply,
            sender: import.sender,
            ..Self::flex(alt_text, import.contents)
        })
    }
}

/// Why JSON is no Flex message: what is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlexImportError {
    path: String,
    line: usize,
    column: usize,
    message: String,
}

impl FlexImportError {
    /// Where in the JSON, as in `body.contents[2].text`. Empty for the JSON as a whole, and if it is no JSON at all.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The line, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The character in the line, from 1.
    pub fn column(&self) -> usize {
        self.column
    }

    /// What is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// For what serde_json finds, which counts bytes.
    fn plain(json: &str, error: &serde_json::Error) -> Self {
        let (line, bytes) = (error.line(), error.column());
        let text = json.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
        let message = error.to_string();
        let place = format!(" at line {line} column {bytes}");
        Self {
            path: String::new(),
            line,
            column: text.char_indices().take_while(|(i, _)| *i < bytes).count().max(1),
            message: message.strip_suffix(&place).unwrap_or(&message).to_owned(),
        }
    }

    /// For what is wrong at the end of a path.
    fn at(json: &str, fault: &Fault) -> Self {
        let offset = fault.offset(json).unwrap_or_default();
        let before = json.get(..offset).unwrap_or_default();
        Self {
            path: fault.path(),
            line: before.matches('\n').count() + 1,
            column: before.chars().rev().take_while(|c| *c != '\n').count() + 1,
            message: fault.message.clone(),
        }
    }
}

impl fmt::Display for FlexImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{} (line {}, column {})", self.message, self.line, self.column)
    }
}

impl error::Error for FlexImportError {}

object! {
    /// A whole message, or its contents alone.
    struct Import {
        alt_text: Option<String> = "altText",
        contents: FlexContainer = "contents",
        quick_reply: Option<QuickReply> = "quickReply",
        sender: Option<Sender> = "sender",
    }
}

impl Import {
    // Inline, as all that calls it, so that a program that imports nothing does not compile this.
    #[inline]
    fn read(json: &str) -> Result<Self, FlexImportError> {
        // Some editors write a byte order mark.
        let json = json.strip_prefix('\u{feff}').unwrap_or(json);
        let object: Map<String, Value> = read(json)?;
        let kind = object.get("type");
        match kind.and_then(Value::as_str) {
            Some("flex") => read(json),
            Some("bubble" | "carousel") => {
                let contents = read(json)?;
                Ok(Self { alt_text: None, contents, quick_reply: None, sender: None })
            }
            _ => {
                let path = kind.iter().map(|_| Step::Key("type".to_owned())).collect();
                let message = match kind {
                    Some(kind) => format!("{kind} is none of `bubble`, `carousel` and `flex`"),
                    None => "missing field `type`".to_owned(),
                };
                Err(FlexImportError::at(json, &Fault { path, message }))
            }
        }
    }
}

/// Reads once; only if that fails, once more to find the place.
fn read<T: DeserializeOwned>(json: &str) -> Result<T, FlexImportError> {
    serde_json::from_str(json).map_err(|error| {
        let traced = serde_json::from_str(json).map(|value| T::deserialize(Traced(&value)).err());
        match traced {
            Ok(Some(fault)) => FlexImportError::at(json, &fault),
            // A key that stands twice is fine the second time.
            Ok(None) => FlexImportError::plain(json, &error),
            Err(error) => FlexImportError::plain(json, &error),
        }
    })
}

/// What is wrong at the end of a path, which grows from the end while the error is handed up.
#[derive(Debug)]
struct Fault {
    path: Vec<Step>,
    message: String,
}

#[derive(Debug)]
enum Step {
    Key(String),
    Index(usize),
}

impl Fault {
    fn under(mut self, step: Step) -> Self {
        self.path.push(step);
        self
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for step in self.path.iter().rev() {
            match step {
                Step::Key(key) if path.is_empty() => path.push_str(key),
                Step::Key(key) => path.extend([".", key]),
                Step::Index(i) => path.extend(["[", &i.to_string(), "]"]),
            }
        }
        path
    }

    /// Where in the text the path leads, in bytes.
    fn offset(&self, json: &str) -> Option<usize> {
        let mut here: &RawValue = serde_json::from_str(json).ok()?;
        for step in self.path.iter().rev() {
            here = match step {
                Step::Key(key) => {
                    serde_json::from_str::<HashMap<String, _>>(here.get()).ok()?.remove(key)?
                }
                Step::Index(i) => *serde_json::from_str::<Vec<_>>(here.get()).ok()?.get(*i)?,
            };
        }
        here.get().as_ptr().addr().checked_sub(json.as_ptr().addr())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { path: Vec::new(), message: message.to_string() }
    }
}

/// A value to read from, whose errors know where they come from. Each object gives its `type` first.
struct Traced<'a>(&'a Value);

impl<'de> Deserializer<'de> for Traced<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(bool) => visitor.visit_bool(*bool),
            Value::Number(number) => number.deserialize_any(visitor).map_err(de::Error::custom),
            Value::String(string) => visitor.visit_borrowed_str(string),
            Value::Array(items) => visitor.visit_seq(Items(items.iter().enumerate())),
            Value::Object(object) => visitor.visit_map(Entries {
                tag: object.get_key_value("type"),
                rest: object.iter(),
                value: None,
            }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

struct Items<'a>(std::iter::Enumerate<std::slice::Iter<'a, Value>>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some((i, item)) = self.0.next() else { return Ok(None) };
        seed.deserialize(Traced(item)).map(Some).map_err(|fault| fault.under(Step::Index(i)))
    }
}

struct Entries<'a> {
    tag: Option<(&'a String, &'a Value)>,
    rest: map::Iter<'a>,
    value: Option<(&'a String, &'a Value)>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let rest = self.rest.by_ref();
        let entry = self.tag.take().or_else(|| rest.find(|(key, _)| *key != "type"));
        self.value = entry;
        let Some((key, _)) = entry else { return Ok(None) };
        seed.deserialize(de::value::BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some((key, value)) = self.value.take() else {
            return Err(de::Error::custom("a value without a key"));
        };
        seed.deserialize(Traced(value)).map_err(|fault| fault.under(Step::Key(key.clone())))
    }
}
