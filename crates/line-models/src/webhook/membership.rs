use crate::MembershipId;

object! {
    /// A user's membership began, ended or went on.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#membership-event)
    pub struct MembershipEvent {
        /// Which plan, and how.
        pub membership: MembershipContent = "membership",
    }
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

object! {
    /// It began.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#membership-event)
    #[derive(Default, Eq)]
    pub struct JoinedMembershipContent {}
}

object! {
    /// It ended.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#membership-event)
    #[derive(Default, Eq)]
    pub struct LeftMembershipContent {}
}

object! {
    /// It went on.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#membership-event)
    #[derive(Default, Eq)]
    pub struct RenewedMembershipContent {}
}
