//! The list of all operations.

use http::Method;

use super::Endpoint;
use crate::Host;

/// An operation, as LINE's OpenAPI documents have it, or LINE's reference alone. [`ALL`] lists them, for tools.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperationInfo {
    /// Its name.
    pub operation: &'static str,
    /// The method.
    pub method: Method,
    /// The host.
    pub host: Host,
    /// The path, with parameters in braces.
    pub path: &'static str,
}

impl OperationInfo {
    /// What an endpoint says of itself.
    pub const fn of<E: Endpoint>() -> Self {
        Self { operation: E::OPERATION, method: E::METHOD, host: E::HOST, path: E::PATH }
    }
}

macro_rules! operations {
    ($($module:ident { $($name:ident)* })*) => {
        $(pub use super::$module::{$($name),*};)*

        /// All operations that this crate knows.
        ///
        /// ```
        /// use line_client::endpoint::ALL;
        ///
        /// let push = ALL.iter().find(|operation| operation.operation == "pushMessage").unwrap();
        /// assert_eq!((push.method.as_str(), push.path), ("POST", "/v2/bot/message/push"));
        /// ```
        pub const ALL: &[OperationInfo] = &[$($(OperationInfo::of::<$name>()),*),*];
    };
}

operations! {
    account_link { IssueLinkToken }
    audience {
        CreateAudienceGroup AddAudienceToAudienceGroup CreateClickBasedAudienceGroup
        CreateImpBasedAudienceGroup UpdateAudienceGroupDescription DeleteAudienceGroup GetAudienceData
        GetAudienceGroups GetSharedAudienceData GetSharedAudienceGroups
    }
    audience_file { CreateAudienceForUploadingUserIds AddUserIdsToAudience }
    bot { GetBotInfo }
    chat { ShowLoadingAnimation MarkMessagesAsReadByToken MarkMessagesAsRead }
    content { GetMessageContent GetMessageContentPreview GetMessageContentTranscodingByMessageId }
    coupon { CreateCoupon CloseCoupon ListCoupon GetCouponDetail }
    group { GetGroupSummary GetGroupMemberCount GetGroupMembersIds GetGroupMemberProfile LeaveGroup }
    insight {
        GetFriendsDemographics GetNumberOfMessageDeliveries GetNumberOfFollowers GetMessageEvent
        GetStatisticsPerUnit GetRichMenuInsightSummary GetRichMenuInsightDaily
    }
    liff { AddLiffApp GetAllLiffApps UpdateLiffApp DeleteLiffApp }
    membership { GetMembershipSubscription GetMembershipList GetJoinedMembershipUsers }
    message {
        ReplyMessage PushMessage Multicast Broadcast ValidateReply ValidatePush ValidateMulticast
        ValidateNarrowcast ValidateBroadcast
    }
    mission_sticker { MissionStickerV3 }
    module { AttachModule DetachModule AcquireChatControl ReleaseChatControl GetModules }
    narrowcast { Narrowcast GetNarrowcastProgress }
    pnp {
        PushMessagesByPhone GetPnpMessageStatistics PushTemplatedMessagesByPhone GetPnpTemplatedMessageStatistics
    }
    profile { GetProfile GetFollowers }
    quota {
        GetMessageQuota GetMessageQuotaConsumption GetNumberOfSentReplyMessages GetNumberOfSentPushMessages
        GetNumberOfSentMulticastMessages GetNumberOfSentBroadcastMessages GetAggregationUnitUsage
        GetAggregationUnitNameList
    }
    rich_menu {
        CreateRichMenu ValidateRichMenuObject GetRichMenuImage GetRichMenu GetRichMenuList DeleteRichMenu
        SetRichMenuImage
    }
    rich_menu_alias {
        CreateRichMenuAlias UpdateRichMenuAlias GetRichMenuAlias GetRichMenuAliasList DeleteRichMenuAlias
    }
    rich_menu_batch { RichMenuBatch ValidateRichMenuBatchRequest GetRichMenuBatchProgress }
    rich_menu_user {
        SetDefaultRichMenu GetDefaultRichMenuId CancelDefaultRichMenu LinkRichMenuIdToUser
        LinkRichMenuIdToUsers GetRichMenuIdOfUser UnlinkRichMenuIdFromUser UnlinkRichMenuIdFromUsers
    }
    room { GetRoomMemberCount GetRoomMembersIds GetRoomMemberProfile LeaveRoom }
    token {
        IssueStatelessChannelToken GetsAllValidChannelAccessTokenKeyIds IssueChannelTokenByJwt
        VerifyChannelTokenByJwt RevokeChannelTokenByJwt IssueChannelToken VerifyChannelToken
        RevokeChannelToken
    }
    webhook_endpoint { SetWebhookEndpoint GetWebhookEndpoint TestWebhookEndpoint }
}
