//! Which type stands for which schema.

use line_models::{
    account_link, action, audience, bot, chat, content, coupon, error, group, insight, liff,
    membership, message, mission_sticker, module, narrowcast, pnp, profile, quick_reply, quota,
    rich_menu, template, token, webhook, webhook_endpoint,
};
use serde::{Serialize, de::DeserializeOwned};

/// What became of a case.
#[derive(Debug, Serialize)]
#[serde(tag = "outcome", rename_all = "lowercase")]
pub(super) enum Outcome {
    Ok { json: String },
    Error { message: String },
    Panic,
}

/// Reads a text and writes it back.
pub(super) type Run = fn(&[u8]) -> Outcome;

fn run<T: DeserializeOwned + Serialize>(text: &[u8]) -> Outcome {
    // A client checks a body as a whole; serde_json checks only the strings it is asked for.
    let text = match str::from_utf8(text) {
        Ok(text) => text,
        Err(error) => return Outcome::Error { message: error.to_string() },
    };
    match serde_json::from_str::<T>(text) {
        Ok(value) => Outcome::Ok { json: serde_json::to_string(&value).unwrap() },
        Err(error) => Outcome::Error { message: error.to_string() },
    }
}

macro_rules! table {
    ($($spec:literal { $($schema:literal => $type:ty,)* })*) => {
        /// The type for a schema. A child of a discriminated base is run through the base.
        pub(super) fn type_of(spec: &str, schema: &str) -> Option<Run> {
            Some(match (spec, schema) {
                $($(($spec, $schema) => run::<$type>,)*)*
                _ => return None,
            })
        }
    };
}

table! {
    "webhook" {
        "CallbackRequest" => webhook::Callback,
        "Event" => webhook::Event,
        "EventMode" => webhook::EventMode,
        "DeliveryContext" => webhook::DeliveryContext,
        "Source" => webhook::Source,
        "MessageContent" => webhook::MessageContent,
        "ContentProvider" => webhook::ContentProvider,
        "Emoji" => webhook::Emoji,
        "Mention" => webhook::Mention,
        "Mentionee" => webhook::Mentionee,
        "ImageSet" => webhook::ImageSet,
        "UnsendDetail" => webhook::UnsendDetail,
        "FollowDetail" => webhook::FollowDetail,
        "JoinedMembers" => webhook::JoinedMembers,
        "LeftMembers" => webhook::LeftMembers,
        "PostbackContent" => webhook::PostbackContent,
        "VideoPlayComplete" => webhook::VideoPlayComplete,
        "BeaconContent" => webhook::BeaconContent,
        "LinkContent" => webhook::LinkContent,
        "MembershipContent" => webhook::MembershipContent,
        "ModuleContent" => webhook::ModuleContent,
        "ChatControl" => webhook::ChatControl,
        "PnpDelivery" => webhook::PnpDelivery,
    }
    "messaging-api" {
        "Message" => message::Message,
        "Emoji" => message::Emoji,
        "Sender" => message::Sender,
        "SentMessage" => message::SentMessage,
        "ReplyMessageRequest" => message::ReplyMessageRequest,
        "ReplyMessageResponse" => message::ReplyMessageResponse,
        "PushMessageRequest" => message::PushMessageRequest,
        "PushMessageResponse" => message::PushMessageResponse,
        "Template" => template::Template,
        "Action" => action::Action,
        "AltUri" => action::AltUri,
        "QuickReply" => quick_reply::QuickReply,
        "QuickReplyItem" => quick_reply::QuickReplyItem,
        "UserProfileResponse" => profile::UserProfile,
        "BotInfoResponse" => bot::BotInfo,
        "ShowLoadingAnimationRequest" => chat::ShowLoadingAnimationRequest,
        "ShowLoadingAnimationResponse" => chat::ShowLoadingAnimationResponse,
        "ErrorResponse" => error::ErrorResponse,
        "ErrorDetail" => error::ErrorDetail,
    }
    "messaging-api" {
        "GetWebhookEndpointResponse" => webhook_endpoint::WebhookEndpoint,
        "SetWebhookEndpointRequest" => webhook_endpoint::SetWebhookEndpointRequest,
        "TestWebhookEndpointRequest" => webhook_endpoint::TestWebhookEndpointRequest,
        "TestWebhookEndpointResponse" => webhook_endpoint::WebhookEndpointTest,
        "GetMessageContentTranscodingResponse" => content::Transcoding,
        "NotificationDisabled" => bool,
        "MulticastRequest" => message::MulticastRequest,
        "MulticastResponse" => message::MulticastResponse,
        "NarrowcastRequest" => narrowcast::NarrowcastRequest,
        "NarrowcastResponse" => narrowcast::NarrowcastResponse,
        "Recipient" => narrowcast::Recipient,
        "Filter" => narrowcast::Filter,
        "DemographicFilter" => narrowcast::DemographicFilter,
        "AgeDemographic" => narrowcast::AgeDemographic,
        "AppTypeDemographic" => narrowcast::AppTypeDemographic,
        "AreaDemographic" => narrowcast::AreaDemographic,
        "GenderDemographic" => narrowcast::GenderDemographic,
        "SubscriptionPeriodDemographic" => narrowcast::SubscriptionPeriodDemographic,
        "Limit" => narrowcast::Limit,
        "NarrowcastProgressResponse" => narrowcast::NarrowcastProgress,
        "BroadcastRequest" => message::BroadcastRequest,
        "BroadcastResponse" => message::BroadcastResponse,
        "MessageQuotaResponse" => quota::MessageQuota,
        "QuotaType" => quota::QuotaType,
        "QuotaConsumptionResponse" => quota::QuotaConsumption,
        "NumberOfMessagesResponse" => quota::NumberOfMessages,
        "ValidateMessageRequest" => message::ValidateMessageRequest,
        "GetAggregationUnitUsageResponse" => quota::AggregationUnitUsage,
        "GetAggregationUnitNameListResponse" => quota::AggregationUnitNames,
        "GetFollowersResponse" => profile::Followers,
        "GroupUserProfileResponse" => group::MemberProfile,
        "RoomUserProfileResponse" => group::MemberProfile,
        "MembersIdsResponse" => group::MemberIds,
        "GroupSummaryResponse" => group::GroupSummary,
        "GroupMemberCountResponse" => group::MemberCount,
        "RoomMemberCountResponse" => group::MemberCount,
        "RichMenuRequest" => rich_menu::RichMenuRequest,
        "RichMenuSize" => rich_menu::RichMenuSize,
        "RichMenuArea" => rich_menu::RichMenuArea,
        "RichMenuBounds" => rich_menu::RichMenuBounds,
        "RichMenuIdResponse" => rich_menu::RichMenuIdResponse,
        "RichMenuResponse" => rich_menu::RichMenu,
        "RichMenuListResponse" => rich_menu::RichMenuList,
        "CreateRichMenuAliasRequest" => rich_menu::CreateRichMenuAliasRequest,
        "RichMenuAliasResponse" => rich_menu::RichMenuAlias,
        "UpdateRichMenuAliasRequest" => rich_menu::UpdateRichMenuAliasRequest,
        "RichMenuAliasListResponse" => rich_menu::RichMenuAliasList,
        "RichMenuBulkLinkRequest" => rich_menu::RichMenuBulkLinkRequest,
        "RichMenuBulkUnlinkRequest" => rich_menu::RichMenuBulkUnlinkRequest,
        "RichMenuBatchRequest" => rich_menu::RichMenuBatchRequest,
        "RichMenuBatchOperation" => rich_menu::RichMenuBatchOperation,
        "RichMenuBatchProgressResponse" => rich_menu::RichMenuBatchProgress,
        "RichMenuBatchProgressPhase" => rich_menu::RichMenuBatchPhase,
        "IssueLinkTokenResponse" => account_link::IssueLinkTokenResponse,
        "MarkMessagesAsReadRequest" => chat::MarkMessagesAsReadRequest,
        "ChatReference" => chat::ChatReference,
        "PnpMessagesRequest" => pnp::PnpMessagesRequest,
        "GetMembershipSubscriptionResponse" => membership::MembershipSubscriptions,
        "MembershipListResponse" => membership::MembershipList,
        "GetJoinedMembershipUsersResponse" => membership::JoinedMembershipUsers,
        "Subscription" => membership::Subscription,
        "SubscribedMembershipPlan" => membership::SubscribedMembershipPlan,
        "SubscribedMembershipUser" => membership::SubscribedMembershipUser,
        "Membership" => membership::Membership,
        "CouponCreateRequest" => coupon::CouponCreateRequest,
        "AcquisitionConditionRequest" => coupon::AcquisitionConditionRequest,
        "CouponRewardRequest" => coupon::CouponReward,
        "CashBackPriceInfoRequest" => coupon::CashBackPriceInfo,
        "DiscountPriceInfoRequest" => coupon::DiscountPriceInfo,
        "CouponCreateResponse" => coupon::CouponCreateResponse,
        "CouponResponse" => coupon::Coupon,
        "AcquisitionConditionResponse" => coupon::AcquisitionCondition,
        "CouponRewardResponse" => coupon::CouponReward,
        "CashBackPriceInfoResponse" => coupon::CashBackPriceInfo,
        "DiscountPriceInfoResponse" => coupon::DiscountPriceInfo,
        "MessagingApiPagerCouponListResponse" => coupon::CouponList,
        "CouponListResponse" => coupon::CouponListItem,
        "MarkMessagesAsReadByTokenRequest" => chat::MarkMessagesAsReadByTokenRequest,
    }
    "insight" {
        "GetFriendsDemographicsResponse" => insight::FriendsDemographics,
        "GenderTile" => insight::GenderTile,
        "AgeTile" => insight::AgeTile,
        "AreaTile" => insight::AreaTile,
        "AppTypeTile" => insight::AppTypeTile,
        "SubscriptionPeriodTile" => insight::SubscriptionPeriodTile,
        "GetNumberOfMessageDeliveriesResponse" => insight::NumberOfMessageDeliveries,
        "GetNumberOfFollowersResponse" => insight::NumberOfFollowers,
        "GetMessageEventResponse" => insight::MessageInsight,
        "GetMessageEventResponseOverview" => insight::MessageInsightOverview,
        "GetMessageEventResponseMessage" => insight::MessageInsightMessage,
        "GetMessageEventResponseClick" => insight::MessageInsightClick,
        "GetStatisticsPerUnitResponse" => insight::UnitInsight,
        "GetStatisticsPerUnitResponseOverview" => insight::UnitInsightOverview,
        "GetStatisticsPerUnitResponseMessage" => insight::UnitInsightMessage,
        "GetStatisticsPerUnitResponseClick" => insight::UnitInsightClick,
        "GetRichMenuInsightSummaryResponse" => insight::RichMenuInsightSummary,
        "GetRichMenuInsightSummaryResponseImpression" => insight::RichMenuInsightImpression,
        "GetRichMenuInsightSummaryResponseClick" => insight::RichMenuInsightClick,
        "GetRichMenuInsightSummaryResponseBounds" => insight::RichMenuInsightBounds,
        "GetRichMenuInsightSummaryResponseMetrics" => insight::RichMenuInsightMetrics,
        "GetRichMenuInsightDailyResponse" => insight::RichMenuInsightDaily,
        "GetRichMenuInsightDailyResponseImpression" => insight::RichMenuInsightDailyImpression,
        "GetRichMenuInsightDailyResponseClick" => insight::RichMenuInsightDailyClick,
        "GetRichMenuInsightDailyResponseBounds" => insight::RichMenuInsightBounds,
        "GetRichMenuInsightDailyResponseDailyMetrics" => insight::RichMenuInsightDailyMetrics,
        "ErrorResponse" => error::ErrorResponse,
        "ErrorDetail" => error::ErrorDetail,
    }
    "manage-audience" {
        "CreateAudienceGroupRequest" => audience::CreateAudienceGroupRequest,
        "Audience" => audience::Audience,
        "CreateAudienceGroupResponse" => audience::CreateAudienceGroupResponse,
        "AudienceGroupType" => audience::AudienceGroupType,
        "AddAudienceToAudienceGroupRequest" => audience::AddAudienceToAudienceGroupRequest,
        "CreateClickBasedAudienceGroupRequest" => audience::CreateClickBasedAudienceGroupRequest,
        "CreateClickBasedAudienceGroupResponse" => audience::CreateAudienceGroupResponse,
        "CreateImpBasedAudienceGroupRequest" => audience::CreateImpBasedAudienceGroupRequest,
        "CreateImpBasedAudienceGroupResponse" => audience::CreateAudienceGroupResponse,
        "UpdateAudienceGroupDescriptionRequest" => audience::UpdateAudienceGroupDescriptionRequest,
        "GetAudienceDataResponse" => audience::AudienceData,
        "GetSharedAudienceDataResponse" => audience::SharedAudienceData,
        "AudienceGroup" => audience::AudienceGroup,
        "AudienceGroupJob" => audience::AudienceGroupJob,
        "Adaccount" => audience::Adaccount,
        "DetailedOwner" => audience::DetailedOwner,
        "AudienceGroupStatus" => audience::AudienceGroupStatus,
        "AudienceGroupFailedType" => audience::AudienceGroupFailedType,
        "AudienceGroupPermission" => audience::AudienceGroupPermission,
        "AudienceGroupCreateRoute" => audience::AudienceGroupCreateRoute,
        "AudienceGroupJobType" => audience::AudienceGroupJobType,
        "AudienceGroupJobStatus" => audience::AudienceGroupJobStatus,
        "AudienceGroupJobFailedType" => audience::AudienceGroupJobFailedType,
        "GetAudienceGroupsResponse" => audience::AudienceGroups,
        "GetSharedAudienceGroupsResponse" => audience::AudienceGroups,
        "ErrorResponse" => error::ErrorResponse,
        "ErrorDetail" => error::ErrorDetail,
    }
    "channel-access-token" {
        "IssueStatelessChannelTokenByJWTAssertionRequest" => token::IssueStatelessChannelTokenByJwtAssertionRequest,
        "IssueStatelessChannelTokenByClientSecretRequest" => token::IssueStatelessChannelTokenByClientSecretRequest,
        "IssueStatelessChannelAccessTokenResponse" => token::IssueStatelessChannelAccessTokenResponse,
        "ChannelAccessTokenKeyIdsResponse" => token::ChannelAccessTokenKeyIds,
        "IssueShortLivedChannelAccessTokenResponse" => token::IssueShortLivedChannelAccessTokenResponse,
        "IssueChannelAccessTokenResponse" => token::IssueChannelAccessTokenResponse,
        "VerifyChannelAccessTokenResponse" => token::VerifyChannelAccessTokenResponse,
        "ErrorResponse" => error::TokenErrorResponse,
    }
    "module" {
        "DetachModuleRequest" => module::DetachModuleRequest,
        "AcquireChatControlRequest" => module::AcquireChatControlRequest,
        "GetModulesResponse" => module::Modules,
        "ModuleBot" => module::ModuleBot,
    }
    "module-attach" {
        "AttachModuleResponse" => module::AttachModuleResponse,
    }
    "shop" {
        "MissionStickerRequest" => mission_sticker::MissionStickerRequest,
        "ErrorResponse" => error::ErrorResponse,
    }
    "liff" {
        "AddLiffAppRequest" => liff::AddLiffAppRequest,
        "LiffBotPrompt" => liff::LiffBotPrompt,
        "LiffView" => liff::LiffView,
        "UpdateLiffView" => liff::UpdateLiffView,
        "LiffFeatures" => liff::LiffFeatures,
        "AddLiffAppResponse" => liff::AddLiffAppResponse,
        "UpdateLiffAppRequest" => liff::UpdateLiffAppRequest,
        "LiffScope" => liff::LiffScope,
        "GetAllLiffAppsResponse" => liff::LiffApps,
        "LiffApp" => liff::LiffApp,
    }
}
