//! LINE Things has ended; its events live on in stored webhooks.

use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// Something about a LINE Things device.
///
/// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ThingsEvent {
    /// Which device, and what.
    pub things: ThingsContent,
}

impl ThingsEvent {
    /// What happened to a device.
    pub fn new(things: ThingsContent) -> Self {
        Self { things }
    }
}

tagged! {
    /// What happened to a device.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
    pub struct ThingsContent {
        required {
            /// The device.
            device_id: String = "deviceId",
        }
    }

    /// The three things that happen.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
    pub enum ThingsContentKind {
        /// A user linked it.
        Link(ThingsLink) = "link",
        /// A user unlinked it.
        Unlink(ThingsUnlink) = "unlink",
        /// It ran a scenario.
        ScenarioResult(ThingsScenarioResult) = "scenarioResult",
    }
}

/// A user linked it.
///
/// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ThingsLink {}

/// A user unlinked it.
///
/// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ThingsUnlink {}

/// It ran a scenario.
///
/// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ThingsScenarioResult {
    /// How it went.
    pub result: ScenarioResult,
}

impl ThingsScenarioResult {
    /// How it went.
    pub fn new(result: ScenarioResult) -> Self {
        Self { result }
    }
}

/// How a scenario went.
///
/// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ScenarioResult {
    /// The scenario.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario_id: Option<String>,
    /// Its revision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<i64>,
    /// By the clock of the device.
    pub start_time: Timestamp,
    /// By the clock of the device.
    pub end_time: Timestamp,
    /// Whether it went well.
    pub result_code: ScenarioResultCode,
    /// What each of its actions gave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action_results: Option<Vec<ActionResult>>,
    /// What the device said, in base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ble_notification_payload: Option<String>,
    /// Why it went wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_reason: Option<String>,
}

impl ScenarioResult {
    /// A scenario that ran from `start_time` to `end_time`.
    pub fn new(
        start_time: impl Into<Timestamp>,
        end_time: impl Into<Timestamp>,
        result_code: ScenarioResultCode,
    ) -> Self {
        Self {
            scenario_id: None,
            revision: None,
            start_time: start_time.into(),
            end_time: end_time.into(),
            result_code,
            action_results: None,
            ble_notification_payload: None,
            error_reason: None,
        }
    }

    setters! {
        scenario_id: String, action_results: Vec<ActionResult>, ble_notification_payload: String, error_reason: String,
    }
    setters! { copy revision: i64 }
}

string_enum! {
    /// Whether a scenario went well.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
    pub enum ScenarioResultCode {
        /// It did.
        Success = "success",
        /// The device could not be talked to.
        GattError = "gatt_error",
        /// The scenario broke off.
        RuntimeError = "runtime_error",
    }
}

/// What one action of a scenario gave.
///
/// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ActionResult {
    /// Nothing, or bytes.
    #[serde(rename = "type")]
    pub kind: ActionResultKind,
    /// The bytes, in base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
}

impl ActionResult {
    /// Nothing.
    pub fn void() -> Self {
        Self { kind: ActionResultKind::Void, data: None }
    }

    /// Bytes, in base64.
    pub fn binary(data: impl Into<String>) -> Self {
        Self { kind: ActionResultKind::Binary, data: Some(data.into()) }
    }
}

string_enum! {
    /// Whether an action gave something.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
    pub enum ActionResultKind {
        /// Nothing.
        Void = "void",
        /// Bytes.
        Binary = "binary",
    }
}
