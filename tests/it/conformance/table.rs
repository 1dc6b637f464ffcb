//! Which type stands for which schema.

use line_models::{
    action, bot, chat, error, flex, imagemap, message, profile, quick_reply, template, webhook,
};
use serde::{Serialize, de::DeserializeOwned};

use super::Outcome;

/// Reads a text and writes it back.
pub(super) type Run = fn(&[u8]) -> Outcome;

fn run<T: DeserializeOwned + Serialize>(text: &[u8]) -> Outcome {
    // A client checks a body as a whole; serde_json checks only the strings it is asked for.
    let text = match str::from_utf8(text) {
        Ok(text) => text,
        Err(error) => return Outcome::Error { message: error.to_string(), stage: None },
    };
    match serde_json::from_str::<T>(text) {
        Ok(value) => Outcome::Ok { json: serde_json::to_string(&value).unwrap() },
        Err(error) => Outcome::Error { message: error.to_string(), stage: None },
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
        "SubstitutionObject" => message::SubstitutionObject,
        "MentionTarget" => message::MentionTarget,
        "ImagemapBaseSize" => imagemap::ImagemapBaseSize,
        "ImagemapAction" => imagemap::ImagemapAction,
        "ImagemapArea" => imagemap::ImagemapArea,
        "ImagemapVideo" => imagemap::ImagemapVideo,
        "ImagemapExternalLink" => imagemap::ImagemapExternalLink,
        "SentMessage" => message::SentMessage,
        "ReplyMessageRequest" => message::ReplyMessageRequest,
        "ReplyMessageResponse" => message::ReplyMessageResponse,
        "PushMessageRequest" => message::PushMessageRequest,
        "PushMessageResponse" => message::PushMessageResponse,
        "Template" => template::Template,
        "TemplateImageAspectRatio" => template::TemplateImageAspectRatio,
        "TemplateImageSize" => template::TemplateImageSize,
        "CarouselColumn" => template::CarouselColumn,
        "ImageCarouselColumn" => template::ImageCarouselColumn,
        "FlexContainer" => flex::FlexContainer,
        "FlexBubbleStyles" => flex::FlexBubbleStyles,
        "FlexBlockStyle" => flex::FlexBlockStyle,
        "FlexComponent" => flex::FlexComponent,
        "FlexBoxBorderWidth" => flex::FlexBoxBorderWidth,
        "FlexBoxCornerRadius" => flex::FlexBoxCornerRadius,
        "FlexBoxSpacing" => flex::FlexBoxSpacing,
        "FlexMargin" => flex::FlexMargin,
        "FlexBoxPadding" => flex::FlexBoxPadding,
        "FlexImageSize" => flex::FlexImageSize,
        "FlexIconSize" => flex::FlexIconSize,
        "FlexTextFontSize" => flex::FlexTextFontSize,
        "FlexSpanSize" => flex::FlexSpanSize,
        "FlexOffset" => flex::FlexOffset,
        "FlexBoxBackground" => flex::FlexBoxBackground,
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
}
