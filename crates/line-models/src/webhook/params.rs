use std::{cmp::Ordering, fmt, mem};

use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};

use crate::short::Short;

/// What a picker or a switch adds to a postback: names, and a value for each.
///
/// ```
/// use line_models::webhook::PostbackParams;
///
/// let params = PostbackParams::from_iter([("date", "2026-01-31")]);
/// assert_eq!(params.get("date"), Some("2026-01-31"));
/// assert_eq!(params.get("time"), None);
/// ```
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#postback-params-object-for-datetime-selection-action)
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostbackParams {
    /// Without an allocation: LINE mostly sends one.
    first: Option<(Text, Text)>,
    /// Those whose names come after that, by name.
    others: Vec<(Text, Text)>,
}

/// LINE's own names and values need no allocation.
type Text = Short<22>;

impl PostbackParams {
    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// Sets the value of a name.
    pub fn insert(&mut self, name: impl AsRef<str>, value: impl AsRef<str>) {
        let param = (Text::from(name.as_ref()), value.as_ref().into());
        let Some(first) = &mut self.first else {
            self.first = Some(param);
            return;
        };
        match param.0.cmp(&first.0) {
            Ordering::Less => self.others.insert(0, mem::replace(first, param)),
            Ordering::Equal => *first = param,
            Ordering::Greater => match self.others.binary_search_by(|own| own.0.cmp(&param.0)) {
                Ok(index) => self.others[index] = param,
                Err(index) => self.others.insert(index, param),
            },
        }
    }

    /// All names and values, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let params = self.first.iter().chain(&self.others);
        params.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// From what is in no order.
    fn sorted(mut params: Vec<(Text, Text)>) -> Self {
        params.reverse();
        params.sort_by(|(one, _), (other, _)| one.cmp(other));
        params.dedup_by(|(one, _), (other, _)| one == other);
        let mut params = params.into_iter();
        Self { first: params.next(), others: params.collect() }
    }
}

/// Of a name that is there twice, the last value counts.
impl<N: AsRef<str>, V: AsRef<str>> FromIterator<(N, V)> for PostbackParams {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(params: I) -> Self {
        let params = params.into_iter();
        Self::sorted(
            params.map(|(name, value)| (name.as_ref().into(), value.as_ref().into())).collect(),
        )
    }
}

impl Serialize for PostbackParams {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for PostbackParams {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ParamsVisitor;

        impl<'de> Visitor<'de> for ParamsVisitor {
            type Value = PostbackParams;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of strings")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
                let Some(first) = object.next_entry()? else {
                    return Ok(PostbackParams::default());
                };
                let Some(second) = object.next_entry()? else {
                    return Ok(PostbackParams { first: Some(first), others: Vec::new() });
                };
                let mut params = vec![first, second];
                while let Some(param) = object.next_entry()? {
                    params.push(param);
                }
                Ok(PostbackParams::sorted(params))
            }
        }

        deserializer.deserialize_map(ParamsVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_value_of_a_name_counts() {
        let read: PostbackParams =
            serde_json::from_str(r#"{"b":"1","a":"2","b":"3","c":"4","a":"5"}"#).unwrap();
        let params = [("a", "5"), ("b", "3"), ("c", "4")];
        assert_eq!(read, PostbackParams::from_iter(params));
        assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"a":"5","b":"3","c":"4"}"#);

        let mut made = PostbackParams::default();
        for (name, value) in [("c", "4"), ("a", "2"), ("b", "3"), ("a", "5")] {
            made.insert(name, value);
        }
        assert_eq!(made, read);
        assert!(made.iter().eq(params));
        made.insert("0", "6");
        assert!(made.iter().eq([("0", "6")].into_iter().chain(params)));
    }

    #[test]
    fn there_may_be_one_or_none() {
        for (json, params) in [("{}", vec![]), (r#"{"a":"1"}"#, vec![("a", "1")])] {
            let read: PostbackParams = serde_json::from_str(json).unwrap();
            assert_eq!(read, PostbackParams::from_iter(params));
            assert_eq!(serde_json::to_string(&read).unwrap(), json);
        }
    }
}
