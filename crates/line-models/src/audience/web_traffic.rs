use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::AudienceGroupCreateRoute;

/// Which visitors of a web site an audience is about. The specification lacks it.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-shared-audience)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct WebTraffic {
    /// Whether the LINE Tag is of this account. Always `false` for a tracking tag.
    #[serde(rename = "webtrafficIsMyTag", skip_serializing_if = "Option::is_none")]
    pub is_my_tag: Option<bool>,
    /// Whether the tag is shared through the Business Manager.
    #[serde(rename = "webtrafficBmTagSharingStatus", skip_serializing_if = "Option::is_none")]
    pub bm_tag_sharing_status: Option<TagSharingStatus>,
    /// Whether the LINE Tag is gone. Always `false` for a tracking tag.
    #[serde(rename = "webtrafficIsTagDeleted", skip_serializing_if = "Option::is_none")]
    pub is_tag_deleted: Option<bool>,
    /// Where the audience was made.
    #[serde(rename = "webtrafficTagCreateRoute", skip_serializing_if = "Option::is_none")]
    pub tag_create_route: Option<AudienceGroupCreateRoute>,
    /// Which visits count.
    #[serde(rename = "webtrafficVisitType", skip_serializing_if = "Option::is_none")]
    pub visit_type: Option<VisitType>,
    /// For how many days a visitor stays in the audience. LINE calls it a text and writes a number: both are read.
    #[serde(
        rename = "webtrafficRetentionDays",
        default,
        deserialize_with = "days",
        skip_serializing_if = "Option::is_none"
    )]
    pub retention_days: Option<i64>,
    /// Which events count. Only if events do.
    #[serde(rename = "webtrafficTagEventType", skip_serializing_if = "Option::is_none")]
    pub tag_event_type: Option<TagEventType>,
    /// The name of the event. Only if it is one of your own.
    #[serde(rename = "webtrafficCustomEventName", skip_serializing_if = "Option::is_none")]
    pub custom_event_name: Option<String>,
    /// How events or URLs are compared: `NORMAL`.
    #[serde(rename = "webtrafficMatchingType", skip_serializing_if = "Option::is_none")]
    pub matching_type: Option<String>,
    /// What they are compared to.
    #[serde(rename = "webtrafficConditionGroup", skip_serializing_if = "Option::is_none")]
    pub condition_group: Option<Vec<WebTrafficCondition>>,
    /// The tag.
    #[serde(rename = "webtrafficTagId", skip_serializing_if = "Option::is_none")]
    pub tag_id: Option<String>,
    /// The account the LINE Tag is of. Not for a tracking tag.
    #[serde(rename = "webtrafficTagOwnerName", skip_serializing_if = "Option::is_none")]
    pub tag_owner_name: Option<String>,
}

impl WebTraffic {
    setters! {
        bm_tag_sharing_status: TagSharingStatus, tag_create_route: AudienceGroupCreateRoute, visit_type: VisitType,
        tag_event_type: TagEventType, custom_event_name: String, matching_type: String,
        condition_group: Vec<WebTrafficCondition>, tag_id: String, tag_owner_name: String,
    }
    setters! { copy is_my_tag: bool, is_tag_deleted: bool, retention_days: i64 }
}

/// What URLs or events are compared to.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-shared-audience)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct WebTrafficCondition {
    /// How.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition_type: Option<ConditionType>,
    /// To what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keywords: Option<Vec<String>>,
}

impl WebTrafficCondition {
    /// Compared to `keywords`.
    pub fn new<I>(condition_type: ConditionType, keywords: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        Self {
            condition_type: Some(condition_type),
            keywords: Some(keywords.into_iter().map(Into::into).collect()),
        }
    }
}

string_enum! {
    /// Whether a tag is shared through the Business Manager.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-shared-audience)
    pub enum TagSharingStatus {
        /// It is.
        Shared = "SHARED",
        /// It is not.
        Unshared = "UNSHARED",
        /// LINE does not know at the moment.
        Error = "ERROR",
    }
}

string_enum! {
    /// Which visits of a web site count.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-shared-audience)
    pub enum VisitType {
        /// All.
        VisitAll = "VISIT_ALL",
        /// Those of some URLs.
        UrlMatching = "URL_MATCHING",
        /// Those with some events.
        EventMatching = "EVENT_MATCHING",
    }
}

string_enum! {
    /// Which events of a web site count.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-shared-audience)
    pub enum TagEventType {
        /// Conversions.
        ConversionEvent = "CONVERSION_EVENT",
        /// Events of your own.
        CustomEvent = "CUSTOM_EVENT",
    }
}

string_enum! {
    /// How URLs or events are compared.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-shared-audience)
    pub enum ConditionType {
        /// They contain the keywords.
        Contain = "CONTAIN",
        /// They do not contain the keywords.
        NotContain = "NOT_CONTAIN",
        /// They are the keywords.
        EqualTo = "EQUAL_TO",
    }
}

fn days<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    let days = Value::deserialize(deserializer)?;
    Ok(days.as_i64().or_else(|| days.as_str()?.parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_number_and_as_text() {
        let table = [("30", Some(30)), ("\"30\"", Some(30)), ("null", None), ("\"a month\"", None)];
        for (json, days) in table {
            let json = format!(r#"{{"webtrafficRetentionDays":{json}}}"#);
            let traffic: WebTraffic = serde_json::from_str(&json).unwrap();
            assert_eq!(traffic.retention_days, days, "{json}");
        }
    }
}
