//! What is set or asked for a channel: its webhook URL, its tokens, module channels, mission stickers.

use super::{Check, Validate};
use crate::{
    mission_sticker::{MissionStickerRequest, ProductType},
    module::{AcquireChatControlRequest, AttachModuleRequest, DetachModuleRequest},
    token::{
        ChannelTokenRequest, IssueChannelTokenByJwtRequest, IssueChannelTokenRequest,
        IssueStatelessChannelTokenByClientSecretRequest,
        IssueStatelessChannelTokenByJwtAssertionRequest, IssueStatelessChannelTokenRequest,
        RevokeChannelTokenByJwtRequest,
    },
    webhook_endpoint::{SetWebhookEndpointRequest, TestWebhookEndpointRequest},
};

/// How long a module channel can control a chat, in seconds.
const YEAR: i64 = 3600 * 24 * 365;

impl Validate for SetWebhookEndpointRequest {
    fn check(&self, check: &mut Check) {
        check.url("endpoint", &self.endpoint, 500, &["https"]);
    }
}

impl Validate for TestWebhookEndpointRequest {
    fn check(&self, check: &mut Check) {
        if let Some(endpoint) = &self.endpoint {
            check.url("endpoint", endpoint, 500, &["https"]);
        }
    }
}

impl Validate for AcquireChatControlRequest {
    fn check(&self, check: &mut Check) {
        if let Some(ttl) = self.ttl {
            check.range("ttl", ttl, i64::MIN..=YEAR);
        }
    }
}

impl Validate for DetachModuleRequest {
    fn check(&self, check: &mut Check) {
        match &self.bot_id {
            Some(id) => check.utf16("botId", id.as_str(), usize::MAX),
            None => check.required::<()>("botId", None),
        }
    }
}

impl Validate for AttachModuleRequest {
    fn check(&self, check: &mut Check) {
        check.utf16("code", self.code.expose(), usize::MAX);
        check.utf16("redirect_uri", &self.redirect_uri, usize::MAX);
    }
}

impl Validate for MissionStickerRequest {
    fn check(&self, check: &mut Check) {
        check.utf16("to", self.to.as_str(), usize::MAX);
        check.utf16("productId", self.product_id.as_str(), usize::MAX);
        check.one_of("productType", Some(&self.product_type), ProductType::VALUES);
        if self.send_present_message {
            check.at("sendPresentMessage", |check| {
                check.violation("Must be one of the following values: [false]");
            });
        }
    }
}

impl Validate for IssueStatelessChannelTokenRequest {
    fn check(&self, check: &mut Check) {
        match self {
            Self::ByJwtAssertion(request) => request.check(check),
            Self::ByClientSecret(request) => request.check(check),
        }
    }
}

impl Validate for IssueStatelessChannelTokenByJwtAssertionRequest {
    fn check(&self, check: &mut Check) {
        check.utf16("client_assertion", self.client_assertion.expose(), usize::MAX);
    }
}

impl Validate for IssueStatelessChannelTokenByClientSecretRequest {
    fn check(&self, check: &mut Check) {
        check.utf16("client_id", self.client_id.as_str(), usize::MAX);
        check.utf16("client_secret", self.client_secret.expose(), usize::MAX);
    }
}

impl Validate for IssueChannelTokenByJwtRequest {
    fn check(&self, check: &mut Check) {
        check.utf16("client_assertion", self.client_assertion.expose(), usize::MAX);
    }
}

impl Validate for IssueChannelTokenRequest {
    fn check(&self, check: &mut Check) {
        check.utf16("client_id", self.client_id.as_str(), usize::MAX);
        check.utf16("client_secret", self.client_secret.expose(), usize::MAX);
    }
}

impl Validate for ChannelTokenRequest {
    fn check(&self, check: &mut Check) {
        check.utf16("access_token", self.access_token.expose(), usize::MAX);
    }
}

impl Validate for RevokeChannelTokenByJwtRequest {
    fn check(&self, check: &mut Check) {
        check.utf16("client_id", self.client_id.as_str(), usize::MAX);
        check.utf16("client_secret", self.client_secret.expose(), usize::MAX);
        check.utf16("access_token", self.access_token.expose(), usize::MAX);
    }
}
