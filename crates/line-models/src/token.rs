//! Channel access tokens of every kind: how they are asked for, checked and revoked.
//!
//! The requests are forms, not JSON. A token, a secret or an assertion is not shown in `Debug`.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#channel-access-token)
//!
//! ```
//! use line_models::token::{
//!     IssueStatelessChannelAccessTokenResponse, IssueStatelessChannelTokenByClientSecretRequest,
//! };
//!
//! let request = IssueStatelessChannelTokenByClientSecretRequest::new("1234567890", "channel secret");
//! assert!(!format!("{request:?}").contains("channel secret"));
//!
//! let answer: IssueStatelessChannelAccessTokenResponse = serde_json::from_str(
//!     r#"{"token_type":"Bearer","access_token":"ey....","expires_in":900}"#,
//! )
//! .unwrap();
//! assert_eq!(answer.access_token.expose(), "ey....");
//! ```

use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use serde_json::Value;

use crate::{ChannelId, TokenKeyId};

secret! {
    /// Calls the API in the name of a channel. `Debug` does not show it.
    ChannelAccessToken,
    /// The secret of a channel, as it stands in a form. `Debug` does not show it.
    ClientSecret,
    /// A JSON Web Token, signed by the channel with its private key: at most 30 minutes old. `Debug` does not show it.
    ClientAssertion,
}

string_enum! {
    /// What gives the right to a token.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#channel-access-token)
    pub enum GrantType {
        /// The channel's secret or key.
        ClientCredentials = "client_credentials",
        /// A code that an account's administrator gave. For module channels.
        AuthorizationCode = "authorization_code",
    }
}

string_enum! {
    /// What a [`ClientAssertion`] is.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#channel-access-token)
    pub enum ClientAssertionType {
        /// A JSON Web Token.
        JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    }
}

/// The body of `issueStatelessChannelToken`: by key or by secret.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token)
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IssueStatelessChannelTokenRequest {
    /// By key.
    ByJwtAssertion(IssueStatelessChannelTokenByJwtAssertionRequest),
    /// By secret.
    ByClientSecret(IssueStatelessChannelTokenByClientSecretRequest),
}

impl From<IssueStatelessChannelTokenByJwtAssertionRequest> for IssueStatelessChannelTokenRequest {
    fn from(request: IssueStatelessChannelTokenByJwtAssertionRequest) -> Self {
        Self::ByJwtAssertion(request)
    }
}

impl From<IssueStatelessChannelTokenByClientSecretRequest> for IssueStatelessChannelTokenRequest {
    fn from(request: IssueStatelessChannelTokenByClientSecretRequest) -> Self {
        Self::ByClientSecret(request)
    }
}

impl<'de> Deserialize<'de> for IssueStatelessChannelTokenRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = Value::deserialize(deserializer)?;
        let request = if form.get("client_secret").is_some() {
            Deserialize::deserialize(form).map(Self::ByClientSecret)
        } else {
            Deserialize::deserialize(form).map(Self::ByJwtAssertion)
        };
        request.map_err(D::Error::custom)
    }
}

impl Serialize for IssueStatelessChannelTokenRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::ByJwtAssertion(request) => request.serialize(serializer),
            Self::ByClientSecret(request) => request.serialize(serializer),
        }
    }
}

/// A form with an assertion.
macro_rules! by_assertion {
    ($($(#[$meta:meta])* $request:ident)*) => {$(
        object! {
            $(#[$meta])*
            #[derive(Eq)]
            pub struct $request {
                /// The channel's key.
                pub grant_type: GrantType = "grant_type",
                /// A JSON Web Token.
                pub client_assertion_type: ClientAssertionType = "client_assertion_type",
                /// Signed by the channel.
                pub client_assertion: ClientAssertion = "client_assertion",
            }
        }

        impl $request {
            /// With a JSON Web Token that the channel signed.
            pub fn new(client_assertion: impl Into<ClientAssertion>) -> Self {
                Self {
                    grant_type: GrantType::ClientCredentials,
                    client_assertion_type: ClientAssertionType::JwtBearer,
                    client_assertion: client_assertion.into(),
                }
            }
        }
    )*};
}

by_assertion! {
    /// Asks for a stateless token, by key. It lives for 15 minutes; there can be any number of them.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token)
    #[doc(alias = "IssueStatelessChannelTokenByJWTAssertionRequest")]
    IssueStatelessChannelTokenByJwtAssertionRequest
    /// The body of `issueChannelTokenByJWT`: asks for a token v2.1. It lives as long as the assertion says, 30 days at
    /// most; a channel has at most 30 of them.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-channel-access-token-v2-1)
    IssueChannelTokenByJwtRequest
}

/// A form with a secret.
macro_rules! by_secret {
    ($($(#[$meta:meta])* $request:ident)*) => {$(
        object! {
            $(#[$meta])*
            #[derive(Eq)]
            pub struct $request {
                /// The channel's secret.
                pub grant_type: GrantType = "grant_type",
                /// The channel.
                pub client_id: ChannelId = "client_id",
                /// Its secret.
                pub client_secret: ClientSecret = "client_secret",
            }
        }

        impl $request {
            /// With the id of the channel and its secret.
            pub fn new(
                client_id: impl Into<ChannelId>,
                client_secret: impl Into<ClientSecret>,
            ) -> Self {
                Self {
                    grant_type: GrantType::ClientCredentials,
                    client_id: client_id.into(),
                    client_secret: client_secret.into(),
                }
            }
        }
    )*};
}

by_secret! {
    /// Asks for a stateless token, by secret. It lives for 15 minutes; there can be any number of them.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token)
    IssueStatelessChannelTokenByClientSecretRequest
    /// The body of `issueChannelToken`: asks for a short-lived token. It lives for 30 days; a channel has at most 30 of
    /// them, and one more revokes the oldest.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-shortlived-channel-access-token)
    IssueChannelTokenRequest
}

object! {
    /// The body of `verifyChannelToken` and `revokeChannelToken`: a short-lived or long-lived token.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#verify-channel-access-token)
    #[derive(Eq)]
    pub struct ChannelTokenRequest {
        /// The token.
        pub access_token: ChannelAccessToken = "access_token",
    }
}

impl ChannelTokenRequest {
    /// About this token.
    pub fn new(access_token: impl Into<ChannelAccessToken>) -> Self {
        Self { access_token: access_token.into() }
    }
}

object! {
    /// The body of `revokeChannelTokenByJWT`: a token v2.1.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#revoke-channel-access-token-v2-1)
    #[derive(Eq)]
    pub struct RevokeChannelTokenByJwtRequest {
        /// The channel.
        pub client_id: ChannelId = "client_id",
        /// Its secret.
        pub client_secret: ClientSecret = "client_secret",
        /// The token.
        pub access_token: ChannelAccessToken = "access_token",
    }
}

impl RevokeChannelTokenByJwtRequest {
    /// Ends the life of a token.
    pub fn new(
        client_id: impl Into<ChannelId>,
        client_secret: impl Into<ClientSecret>,
        access_token: impl Into<ChannelAccessToken>,
    ) -> Self {
        Self {
            client_id: client_id.into(),
            client_secret: client_secret.into(),
            access_token: access_token.into(),
        }
    }
}

/// A new token.
macro_rules! issued {
    ($($(#[$meta:meta])* $response:ident)*) => {$(
        object! {
            $(#[$meta])*
            #[derive(Eq)]
            pub struct $response {
                /// The token.
                pub access_token: ChannelAccessToken = "access_token",
                /// How long it lives, in seconds.
                pub expires_in: i32 = "expires_in",
                /// Always `Bearer`.
                pub token_type: String = "token_type",
            }
        }

        impl $response {
            /// A token that lives for `expires_in` seconds.
            pub fn new(access_token: impl Into<ChannelAccessToken>, expires_in: i32) -> Self {
                Self {
                    access_token: access_token.into(),
                    expires_in,
                    token_type: "Bearer".to_owned(),
                }
            }
        }
    )*};
}

issued! {
    /// A new stateless token. It cannot be revoked.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token)
    IssueStatelessChannelAccessTokenResponse
    /// A new short-lived token. It cannot be renewed: ask for another one.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-shortlived-channel-access-token)
    IssueShortLivedChannelAccessTokenResponse
}

object! {
    /// A new token v2.1.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-channel-access-token-v2-1)
    #[derive(Eq)]
    pub struct IssueChannelAccessTokenResponse {
        /// The token.
        pub access_token: ChannelAccessToken = "access_token",
        /// How long it lives, in seconds.
        pub expires_in: i32 = "expires_in",
        /// Always `Bearer`.
        pub token_type: String = "token_type",
        /// Tells the token from the others of the channel. Keep it with the token.
        pub key_id: TokenKeyId = "key_id",
    }
}

impl IssueChannelAccessTokenResponse {
    /// A token that lives for `expires_in` seconds.
    pub fn new(
        access_token: impl Into<ChannelAccessToken>,
        expires_in: i32,
        key_id: impl Into<TokenKeyId>,
    ) -> Self {
        Self {
            access_token: access_token.into(),
            expires_in,
            token_type: "Bearer".to_owned(),
            key_id: key_id.into(),
        }
    }
}

object! {
    /// The tokens v2.1 that are valid.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-all-valid-channel-access-token-key-ids-v2-1)
    #[doc(alias = "ChannelAccessTokenKeyIdsResponse")]
    #[derive(Default, Eq)]
    pub struct ChannelAccessTokenKeyIds {
        /// At most 30.
        pub kids: Vec<TokenKeyId> = "kids",
    }
}

impl ChannelAccessTokenKeyIds {
    /// These.
    pub fn new<I>(kids: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<TokenKeyId>,
    {
        Self { kids: kids.into_iter().map(Into::into).collect() }
    }
}

object! {
    /// What a valid token is for.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#verify-channel-access-token-v2-1)
    #[derive(Eq)]
    pub struct VerifyChannelAccessTokenResponse {
        /// The channel.
        pub client_id: ChannelId = "client_id",
        /// How long it still lives, in seconds: some 99 years for a long-lived one.
        pub expires_in: i64 = "expires_in",
        /// What it may do, with spaces between.
        pub scope: Option<String> = "scope",
    }
}

impl VerifyChannelAccessTokenResponse {
    /// A token of `client_id` that still lives for `expires_in` seconds.
    pub fn new(client_id: impl Into<ChannelId>, expires_in: i64) -> Self {
        Self { client_id: client_id.into(), expires_in, scope: None }
    }

    setters! { scope: String }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_secret_shows_in_debug() {
        let shown = [
            format!("{:?}", IssueChannelTokenByJwtRequest::new("SECRET")),
            format!("{:?}", IssueChannelTokenRequest::new("1234", "SECRET")),
            format!("{:?}", ChannelTokenRequest::new("SECRET")),
            format!("{:?}", RevokeChannelTokenByJwtRequest::new("1234", "SECRET", "SECRET")),
            format!("{:?}", IssueStatelessChannelAccessTokenResponse::new("SECRET", 900)),
            format!("{:?}", IssueShortLivedChannelAccessTokenResponse::new("SECRET", 900)),
            format!("{:?}", IssueChannelAccessTokenResponse::new("SECRET", 900, "kid")),
        ];
        for shown in shown {
            assert!(!shown.contains("SECRET"), "{shown}");
        }
    }

    #[test]
    fn a_stateless_token_is_asked_for_by_key_or_by_secret() {
        let table: [IssueStatelessChannelTokenRequest; 2] = [
            IssueStatelessChannelTokenByJwtAssertionRequest::new("jwt").into(),
            IssueStatelessChannelTokenByClientSecretRequest::new("1234", "secret").into(),
        ];
        for request in table {
            let json = serde_json::to_string(&request).unwrap();
            assert_eq!(
                serde_json::from_str::<IssueStatelessChannelTokenRequest>(&json).unwrap(),
                request
            );
        }
    }
}
