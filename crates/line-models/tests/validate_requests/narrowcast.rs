use line_models::{
    Validate,
    narrowcast::{
        AgeDemographic, AgeDemographicFilter, AppTypeDemographic, AreaDemographic,
        DemographicFilter, GenderDemographic, Limit, NarrowcastRequest, Recipient,
        SubscriptionPeriodDemographic,
    },
};
use serde_json::from_str;

use crate::{Row, assert_said, row};

fn to(recipient: Recipient, said: &'static str) -> Row {
    row(NarrowcastRequest::new("hi").recipient(recipient), said)
}

fn by(filter: DemographicFilter, said: &'static str) -> Row {
    row(NarrowcastRequest::new("hi").filter(filter), said)
}

fn audiences(n: i64) -> Vec<Recipient> {
    (0..n).map(Recipient::audience).collect()
}

fn women(n: usize) -> Vec<DemographicFilter> {
    vec![DemographicFilter::gender([GenderDemographic::Female]); n]
}

#[test]
fn a_narrowcast_needs_no_recipient() {
    assert_said([
        row(NarrowcastRequest::new("hi"), ""),
        row(NarrowcastRequest::new(""), "messages[0].text: May not be empty"),
    ]);
}

#[test]
fn at_most_ten_recipients_are_combined() {
    const SIZE: &str = "recipient: Size must be between 1 and 10";
    assert_said([
        to(Recipient::audience(1), ""),
        to(Recipient::or(audiences(10)), ""),
        to(Recipient::or(audiences(11)), SIZE),
        to(
            Recipient::and([
                Recipient::or(audiences(9)),
                Recipient::not(Recipient::redelivery("r")),
            ]),
            "",
        ),
        to(
            Recipient::and([
                Recipient::or(audiences(10)),
                Recipient::not(Recipient::redelivery("r")),
            ]),
            SIZE,
        ),
    ]);
}

#[test]
fn an_operator_has_exactly_one_operand() {
    const ONE: &str =
        "recipient: must have exactly one of the following properties: [and, or, not]";
    let operator = |json| from_str::<Recipient>(json).unwrap();
    assert_said([
        to(operator(r#"{"type":"operator"}"#), ONE),
        to(operator(r#"{"type":"operator","not":{"type":"audience","audienceGroupId":1}}"#), ""),
        to(
            operator(
                r#"{"type":"operator","not":{"type":"audience","audienceGroupId":1},
                    "or":[{"type":"audience","audienceGroupId":1}]}"#,
            ),
            ONE,
        ),
        to(Recipient::and([]), "recipient.and: May not be empty"),
        to(Recipient::not(Recipient::or([])), "recipient.not.or: May not be empty"),
        by(DemographicFilter::or([]), "filter.demographic.or: May not be empty"),
    ]);
}

#[test]
fn a_recipient_is_named() {
    let unnamed = |json| from_str::<Recipient>(json).unwrap();
    assert_said([
        to(
            Recipient::and([unnamed(r#"{"type":"audience"}"#)]),
            "recipient.and[0].audienceGroupId: must be specified",
        ),
        to(unnamed(r#"{"type":"redelivery"}"#), "recipient.requestId: must be specified"),
        to(Recipient::redelivery(""), "recipient.requestId: May not be empty"),
        to(unnamed(r#"{"type":"everybody"}"#), ""),
    ]);
}

#[test]
fn at_most_ten_filters_are_combined() {
    const SIZE: &str = "filter.demographic: Size must be between 1 and 10";
    assert_said([
        by(DemographicFilter::and(women(10)), ""),
        by(DemographicFilter::and(women(11)), SIZE),
        by(DemographicFilter::not(DemographicFilter::and(women(10))), ""),
    ]);
}

#[test]
fn a_filter_lists_something() {
    const EMPTY: &str = "filter.demographic.oneOf: May not be empty";
    assert_said([
        by(DemographicFilter::gender([]), EMPTY),
        by(DemographicFilter::app_type([]), EMPTY),
        by(DemographicFilter::app_type([AppTypeDemographic::Ios]), ""),
        by(DemographicFilter::area([]), EMPTY),
        by(DemographicFilter::area([AreaDemographic::Tokyo]), ""),
        by(
            from_str(r#"{"type":"gender"}"#).unwrap(),
            "filter.demographic.oneOf: must be specified",
        ),
    ]);
}

#[test]
fn a_filter_has_known_values_alone() {
    let filter = |json| from_str::<DemographicFilter>(json).unwrap();
    assert_said([
        by(
            filter(r#"{"type":"gender","oneOf":["male","none"]}"#),
            "filter.demographic.oneOf[1]: Must be one of the following values: [male, female]",
        ),
        by(
            filter(r#"{"type":"appType","oneOf":["palm"]}"#),
            "filter.demographic.oneOf[0]: Must be one of the following values: [ios, android]",
        ),
        by(filter(r#"{"type":"area","oneOf":["jp_47","tw_22","th_08","id_12"]}"#), ""),
        by(
            filter(r#"{"type":"subscriptionPeriod","gte":"day_8"}"#),
            "filter.demographic.gte: Must be one of the following values: \
             [day_7, day_30, day_90, day_180, day_365]",
        ),
        by(
            filter(r#"{"type":"age","gte":"age_15","lt":"age_71"}"#),
            "filter.demographic.lt: Must be one of the following values: [age_15, age_20, age_25, \
             age_30, age_35, age_40, age_45, age_50, age_55, age_60, age_65, age_70]",
        ),
    ]);
    for area in ["jp_00", "jp_48", "tw_23", "th_09", "id_13"] {
        let request = NarrowcastRequest::new("hi").filter(DemographicFilter::area([area.into()]));
        assert!(request.validate().is_err(), "{area}");
    }
}

#[test]
fn a_range_has_an_end_and_goes_up() {
    const UP: &str = "filter.demographic.lt: must be greater than gte";
    let age = |ages: AgeDemographicFilter| DemographicFilter::age(ages);
    assert_said([
        by(age((AgeDemographic::Age20..AgeDemographic::Age25).into()), ""),
        by(age((AgeDemographic::Age70..).into()), ""),
        by(age((..AgeDemographic::Age15).into()), ""),
        by(age((AgeDemographic::Age25..AgeDemographic::Age25).into()), UP),
        by(age((AgeDemographic::Age30..AgeDemographic::Age25).into()), UP),
        by(age(AgeDemographicFilter::default()), "filter.demographic.gte: must be specified"),
        by(
            DemographicFilter::subscription_period(
                SubscriptionPeriodDemographic::Day90..SubscriptionPeriodDemographic::Day180,
            ),
            "",
        ),
        by(
            DemographicFilter::subscription_period(
                SubscriptionPeriodDemographic::Day90..SubscriptionPeriodDemographic::Day30,
            ),
            UP,
        ),
    ]);
}

#[test]
fn a_limit_is_one_or_more() {
    const TOGETHER: &str = "limit.forbidPartialDelivery: The option forbidPartialDelivery must be used with upToRemainingQuota.";
    let limit = |limit: Limit, said| row(NarrowcastRequest::new("hi").limit(limit), said);
    assert_said([
        limit(Limit::new(0), "limit.max: Must be greater than or equal to 1"),
        limit(Limit::new(1), ""),
        limit(Limit::new(i32::MAX), ""),
        limit(Limit::remaining_quota().forbid_partial_delivery(true), ""),
        limit(Limit::new(1).forbid_partial_delivery(false), ""),
        limit(Limit::new(1).forbid_partial_delivery(true), TOGETHER),
        limit(Limit::new(1).up_to_remaining_quota(false).forbid_partial_delivery(true), TOGETHER),
    ]);
}
