//! What LINE's reference has and its OpenAPI documents lack survives a round trip.

use std::fmt::Debug;

use line_models::{
    audience::SharedAudienceData, error::TokenErrorResponse, insight::NumberOfMessageDeliveries,
    membership::MembershipList, pnp::PnpTemplatedMessageRequest,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, from_value, json, to_value};

fn survives<T: DeserializeOwned + Serialize + Debug>(json: &Value) {
    let value: T = from_value(json.clone()).unwrap();
    assert_eq!(&to_value(&value).unwrap(), json, "{value:?}");
}

#[test]
fn a_shared_audience_of_a_web_site() {
    survives::<SharedAudienceData>(&json!({
        "audienceGroup": {
            "audienceGroupId": 1_234_567_890_123_i64,
            "createRoute": "BUSINESS_MANAGER",
            "type": "WEBTRAFFIC",
            "description": "visitors",
            "status": "READY",
            "audienceCount": 0,
            "created": 1_668_179_144,
            "activated": 1_668_179_145,
            "inactivatedTimestamp": 1_668_179_146,
            "expireTimestamp": 1_668_179_147,
            "permission": "READ",
            "isIfaAudience": true,
            "webtraffic": {
                "webtrafficIsMyTag": false,
                "webtrafficBmTagSharingStatus": "SHARED",
                "webtrafficIsTagDeleted": false,
                "webtrafficTagCreateRoute": "OA_MANAGER",
                "webtrafficVisitType": "URL_MATCHING",
                "webtrafficRetentionDays": 30,
                "webtrafficMatchingType": "NORMAL",
                "webtrafficConditionGroup": [{ "conditionType": "CONTAIN", "keywords": ["tea"] }],
                "webtrafficTagId": "01234567-8901-2345-6789-012345678901",
                "webtrafficTagOwnerName": "Tea (@tea)",
            },
        },
        "jobs": [],
        "owner": { "serviceType": "bm", "id": "0123456789", "name": "Tea" },
    }));
}

#[test]
fn deliveries_of_every_kind() {
    survives::<NumberOfMessageDeliveries>(&json!({
        "status": "ready",
        "stepMessage": 1,
        "ccAutoReply": 2,
        "ccManualReply": 3,
        "pnpNoticeMessage": 4,
        "pnpCallToLine": 5,
        "thirdPartyChatTool": 6,
    }));
}

#[test]
fn a_template_for_a_phone_number() {
    survives::<PnpTemplatedMessageRequest>(&json!({
        "to": "d41e0ad70dddfeb68f149ad6fc61574b9c5780ab7bcb2fba5517771ffbb2409c",
        "templateKey": "shipment_completed_ja",
        "body": {
            "emphasizedItem": { "itemKey": "date_002_ja", "content": "Saturday" },
            "items": [{ "itemKey": "number_001_ja", "content": "1234567" }],
            "buttons": [{ "buttonKey": "contact_ja", "url": "https://example.com" }],
        },
        "customAggregationUnits": ["parcels"],
    }));
}

#[test]
fn an_error_about_a_token_that_is_not_of_oauth() {
    survives::<TokenErrorResponse>(&json!({
        "message": "The maximum number of access tokens has already been issued",
    }));
}

#[test]
fn a_plan_without_limit_says_so() {
    survives::<MembershipList>(&json!({
        "memberships": [{
            "membershipId": 3189,
            "title": "Basic",
            "description": "Photos",
            "benefits": ["Photos"],
            "price": 500.0,
            "currency": "JPY",
            "memberCount": 1,
            "memberLimit": null,
            "isInAppPurchase": true,
            "isPublished": true,
        }],
    }));
}
