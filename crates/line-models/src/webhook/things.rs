//! LINE Things has ended; its events live on in stored webhooks.

use crate::Timestamp;

object! {
    /// Something about a LINE Things device.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
    pub struct ThingsEvent {
        /// Which device, and what.
        pub things: ThingsContent = "things",
    }
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

object! {
    /// A user linked it.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
    #[derive(Default, Eq)]
    pub struct ThingsLink {}
}

object! {
    /// A user unlinked it.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
    #[derive(Default, Eq)]
    pub struct ThingsUnlink {}
}

object! {
    /// It ran a scenario.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
    pub struct ThingsScenarioResult {
        /// How it went.
        pub result: ScenarioResult = "result",
    }
}

impl ThingsScenarioResult {
    /// How it went.
    pub fn new(result: ScenarioResult) -> Self {
        Self { result }
    }
}

object! {
    /// How a scenario went.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
    pub struct ScenarioResult {
        /// The scenario.
        pub scenario_id: Option<String> = "scenarioId",
        /// Its revision.
        pub revision: Option<i64> = "revision",
        /// By the clock of the device.
        pub start_time: Timestamp = "startTime",
        /// By the clock of the device.
        pub end_time: Timestamp = "endTime",
        /// Whether it went well.
        pub result_code: ScenarioResultCode = "resultCode",
        /// What each of its actions gave.
        pub action_results: Option<Vec<ActionResult>> = "actionResults",
        /// What the device said, in base64.
        pub ble_notification_payload: Option<String> = "bleNotificationPayload",
        /// Why it went wrong.
        pub error_reason: Option<String> = "errorReason",
    }
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

object! {
    /// What one action of a scenario gave.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/line-things/receive-scenario-result-event/)
    #[derive(Eq)]
    pub struct ActionResult {
        /// Nothing, or bytes.
        pub kind: ActionResultKind = "type",
        /// The bytes, in base64.
        pub data: Option<String> = "data",
    }
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
