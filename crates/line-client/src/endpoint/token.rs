use line_models::token::{
    IssueStatelessChannelAccessTokenResponse, IssueStatelessChannelTokenRequest,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Answer, Endpoint, Payload};
use crate::{Call, Client, Error};

/// The operation `issueStatelessChannelToken`. See [`Client::issue_stateless_channel_token`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct IssueStatelessChannelToken {
    /// What is sent.
    pub body: IssueStatelessChannelTokenRequest,
}

impl Endpoint for IssueStatelessChannelToken {
    type Response = IssueStatelessChannelAccessTokenResponse;

    const OPERATION: &'static str = "issueStatelessChannelToken";
    const METHOD: http::Method = http::Method::POST;
    const PATH: &'static str = "/oauth2/v3/token";
    const AUTHORIZED: bool = false;
    // There can be any number of such tokens.
    const REPEATABLE: bool = true;

    fn payload(&self) -> Result<Payload, Error> {
        let form = match &self.body {
            IssueStatelessChannelTokenRequest::ByJwtAssertion(request) => vec![
                ("grant_type", request.grant_type.as_str()),
                ("client_assertion_type", request.client_assertion_type.as_str()),
                ("client_assertion", request.client_assertion.expose()),
            ],
            IssueStatelessChannelTokenRequest::ByClientSecret(request) => vec![
                ("grant_type", request.grant_type.as_str()),
                ("client_id", request.client_id.as_str()),
                ("client_secret", request.client_secret.expose()),
            ],
            _ => Vec::new(),
        };
        let pair =
            |(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC));
        let body = form.into_iter().map(pair).collect::<Vec<_>>().join("&").into();
        Ok(Payload { content_type: Some("application/x-www-form-urlencoded"), body })
    }

    async fn read(answer: Answer) -> Result<Self::Response, Error> {
        answer.json().await
    }
}

impl Client {
    /// Issues a token that lives for 15 minutes. There can be any number of them.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token)
    pub fn issue_stateless_channel_token(
        &self,
        request: impl Into<IssueStatelessChannelTokenRequest>,
    ) -> Call<IssueStatelessChannelToken> {
        self.call(IssueStatelessChannelToken { body: request.into() })
    }
}
