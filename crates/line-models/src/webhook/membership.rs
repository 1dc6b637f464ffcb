use serde::{Deserialize, Serialize};

use crate::MembershipId;

/// A user's membership began, ended or went on.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#membership-event)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MembershipEvent {
    /// Which plan, and how.
    pub membership: MembershipContent,
}

impl MembershipEvent {
    /// What happened to a membership.
    pub fn new(membership: MembershipContent) -> Self {
        Self { membership }
    }
}

tagged! {
    /// What happened to a membership.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#membership-event)
    pub struct MembershipContent {
        required {
            /// The plan.
            membership_id: MembershipId = "membershipId",
        }
    }

    /// Whether a membership began, ended or went on. Going to another plan ends one and begins one.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#membership-event)
    pub enum MembershipContentKind {
        /// It began.
        Joined(JoinedMembershipContent) = "joined",
        /// It ended.
        Left(LeftMembershipContent) = "left",
        /// It went on.
        Renewed(RenewedMembershipContent) = "renewed",
    }
}

/// It began.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#membership-event)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct JoinedMembershipContent {}

/// It ended.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#membership-event)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct LeftMembershipContent {}

/// It went on.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#membership-event)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RenewedMembershipContent {}
