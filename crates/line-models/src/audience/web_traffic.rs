use super::AudienceGroupCreateRoute;

object! {
    /// Which visitors of a web site an audience is about. The specification lacks it.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-shared-audience)
    #[derive(Default, Eq)]
    pub struct WebTraffic {
        /// Whether the LINE Tag is of this account. Always `false` for a tracking tag.
        pub is_my_tag: Option<bool> = "webtrafficIsMyTag",
        /// Whether the tag is shared through the Business Manager.
        pub bm_tag_sharing_status: Option<TagSharingStatus> = "webtrafficBmTagSharingStatus",
        /// Whether the LINE Tag is gone. Always `false` for a tracking tag.
        pub is_tag_deleted: Option<bool> = "webtrafficIsTagDeleted",
        /// Where the audience was made.
        pub tag_create_route: Option<AudienceGroupCreateRoute> = "webtrafficTagCreateRoute",
        /// Which visits count.
        pub visit_type: Option<VisitType> = "webtrafficVisitType",
        /// For how many days a visitor stays in the audience. LINE calls it a text and writes a number: both are read.
        pub retention_days: Option<i64> = "webtrafficRetentionDays" with days,
        /// Which events count. Only if events do.
        pub tag_event_type: Option<TagEventType> = "webtrafficTagEventType",
        /// The name of the event. Only if it is one of your own.
        pub custom_event_name: Option<String> = "webtrafficCustomEventName",
        /// How events or URLs are compared: `NORMAL`.
        pub matching_type: Option<String> = "webtrafficMatchingType",
        /// What they are compared to.
        pub condition_group: Option<Vec<WebTrafficCondition>> = "webtrafficConditionGroup",
        /// The tag.
        pub tag_id: Option<String> = "webtrafficTagId",
        /// The account the LINE Tag is of. Not for a tracking tag.
        pub tag_owner_name: Option<String> = "webtrafficTagOwnerName",
    }
}

impl WebTraffic {
    setters! {
        bm_tag_sharing_status: TagSharingStatus, tag_create_route: AudienceGroupCreateRoute, visit_type: VisitType,
        tag_event_type: TagEventType, custom_event_name: String, matching_type: String,
        condition_group: Vec<WebTrafficCondition>, tag_id: String, tag_owner_name: String,
    }
    setters! { copy is_my_tag: bool, is_tag_deleted: bool, retention_days: i64 }
}

object! {
    /// What URLs or events are compared to.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-shared-audience)
    #[derive(Default, Eq)]
    pub struct WebTrafficCondition {
        /// How.
        pub condition_type: Option<ConditionType> = "conditionType",
        /// To what.
        pub keywords: Option<Vec<String>> = "keywords",
    }
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

/// A number, or a text with one.
mod days {
    use serde_core::de::MapAccess;
    use serde_json::Value;

    pub(super) use crate::object::optional::{REQUIRED, blank, write};

    pub(super) fn take<'de, A: MapAccess<'de>>(
        place: &mut Option<i64>,
        object: &mut A,
    ) -> Result<(), A::Error> {
        let days: Value = object.next_value()?;
        *place = days.as_i64().or_else(|| days.as_str()?.parse().ok());
        Ok(())
    }
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
