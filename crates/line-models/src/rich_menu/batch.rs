use crate::{RichMenuId, UserId, time::DateTime};

object! {
    /// The body of `linkRichMenuIdToUsers`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#link-rich-menu-to-users)
    #[derive(Eq)]
    pub struct RichMenuBulkLinkRequest {
        /// The rich menu. It must have its image.
        pub rich_menu_id: RichMenuId = "richMenuId",
        /// 1 to 500.
        pub user_ids: Vec<UserId> = "userIds",
    }
}

impl RichMenuBulkLinkRequest {
    /// Links `rich_menu_id` to all of `user_ids`.
    pub fn new<I>(rich_menu_id: impl Into<RichMenuId>, user_ids: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<UserId>,
    {
        Self {
            rich_menu_id: rich_menu_id.into(),
            user_ids: user_ids.into_iter().map(Into::into).collect(),
        }
    }
}

object! {
    /// The body of `unlinkRichMenuIdFromUsers`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#unlink-rich-menu-from-users)
    #[derive(Eq)]
    pub struct RichMenuBulkUnlinkRequest {
        /// 1 to 500.
        pub user_ids: Vec<UserId> = "userIds",
    }
}

impl RichMenuBulkUnlinkRequest {
    /// Unlinks the rich menus of all of `user_ids`.
    pub fn new<I>(user_ids: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<UserId>,
    {
        Self { user_ids: user_ids.into_iter().map(Into::into).collect() }
    }
}

object! {
    /// The body of `richMenuBatch` and `validateRichMenuBatchRequest`: replaces or unlinks rich menus, whoever has
    /// them.
    ///
    /// LINE takes it, and works on it afterwards. The id of the call, in its header `x-line-request-id`, asks for the
    /// [progress](RichMenuBatchProgress).
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#batch-control-rich-menus-of-users)
    pub struct RichMenuBatchRequest {
        /// At most 1,000, all done at the same time: none sees what another one did. No two from the same rich menu.
        pub operations: Vec<RichMenuBatchOperation> = "operations",
        /// 1 to 100 of `a-z`, `A-Z`, `0-9`, `_` and `-`. Sent again within 14 days, the call goes on where it stopped.
        pub resume_request_key: Option<String> = "resumeRequestKey",
    }
}

impl RichMenuBatchRequest {
    /// Does all `operations`.
    pub fn new(operations: impl Into<Vec<RichMenuBatchOperation>>) -> Self {
        Self { operations: operations.into(), resume_request_key: None }
    }

    setters! { resume_request_key: String }
}

tagged! {
    /// What to do with a rich menu of many users.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#batch-control-rich-menus-of-users-operations)
    pub enum RichMenuBatchOperation {
        /// Gives all who have one rich menu another one.
        Link(RichMenuBatchLinkOperation) = "link",
        /// Unlinks one rich menu from all who have it.
        Unlink(RichMenuBatchUnlinkOperation) = "unlink",
        /// Unlinks every rich menu from everybody. Not together with other operations.
        UnlinkAll(RichMenuBatchUnlinkAllOperation) = "unlinkAll",
    }
}

impl RichMenuBatchOperation {
    /// Gives all who have `from` the rich menu `to`.
    pub fn link(from: impl Into<RichMenuId>, to: impl Into<RichMenuId>) -> Self {
        RichMenuBatchLinkOperation { from: from.into(), to: to.into() }.into()
    }

    /// Unlinks `from` from all who have it.
    pub fn unlink(from: impl Into<RichMenuId>) -> Self {
        RichMenuBatchUnlinkOperation { from: from.into() }.into()
    }

    /// Unlinks every rich menu from everybody.
    pub fn unlink_all() -> Self {
        RichMenuBatchUnlinkAllOperation {}.into()
    }
}

object! {
    /// Gives all who have one rich menu another one.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#batch-control-rich-menus-of-users-operations)
    #[derive(Eq)]
    pub struct RichMenuBatchLinkOperation {
        /// The one they have.
        pub from: RichMenuId = "from",
        /// The one they get. It must have its image.
        pub to: RichMenuId = "to",
    }
}

object! {
    /// Unlinks one rich menu from all who have it.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#batch-control-rich-menus-of-users-operations)
    #[derive(Eq)]
    pub struct RichMenuBatchUnlinkOperation {
        /// The one they have.
        pub from: RichMenuId = "from",
    }
}

object! {
    /// Unlinks every rich menu from everybody.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#batch-control-rich-menus-of-users-operations)
    #[derive(Default, Eq)]
    pub struct RichMenuBatchUnlinkAllOperation {}
}

object! {
    /// How far a batch got. LINE tells it for 14 days.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-batch-control-rich-menus-progress-status)
    #[doc(alias = "RichMenuBatchProgressResponse")]
    #[derive(Eq)]
    pub struct RichMenuBatchProgress {
        /// Whether it runs or is over.
        pub phase: RichMenuBatchPhase = "phase",
        /// When LINE took it.
        pub accepted_time: DateTime = "acceptedTime",
        /// When it was over. Only if it succeeded or failed.
        pub completed_time: Option<DateTime> = "completedTime",
    }
}

impl RichMenuBatchProgress {
    /// A batch that LINE took at `accepted_time`.
    pub fn new(phase: RichMenuBatchPhase, accepted_time: impl Into<DateTime>) -> Self {
        Self { phase, accepted_time: accepted_time.into(), completed_time: None }
    }

    setters! { completed_time: DateTime }
}

string_enum! {
    /// Whether a batch runs or is over.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-batch-control-rich-menus-progress-status)
    #[doc(alias = "RichMenuBatchProgressPhase")]
    pub enum RichMenuBatchPhase {
        /// It runs.
        Ongoing = "ongoing",
        /// It is over.
        Succeeded = "succeeded",
        /// It is over, and failed for some users at least. Send it again with its resume key.
        Failed = "failed",
    }
}
