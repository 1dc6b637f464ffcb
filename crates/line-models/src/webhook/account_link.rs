use serde::{Deserialize, Serialize};

/// A user linked their account of another service, or failed to.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#account-link-event)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct AccountLinkEvent {
    /// How it went.
    pub link: LinkContent,
}

impl AccountLinkEvent {
    /// How it went for `nonce`.
    pub fn new(result: LinkResult, nonce: impl Into<String>) -> Self {
        Self { link: LinkContent { result, nonce: nonce.into() } }
    }
}

/// How a link went.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#account-link-event)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct LinkContent {
    /// Whether the accounts are linked now.
    pub result: LinkResult,
    /// What the service made up for this user.
    pub nonce: String,
}

string_enum! {
    /// Whether accounts are linked.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#account-link-event)
    pub enum LinkResult {
        /// They are.
        Ok = "ok",
        /// They are not, for instance because another user opened the link.
        Failed = "failed",
    }
}
