use line_models::{
    ChannelId,
    token::{
        ChannelAccessToken, ChannelAccessTokenKeyIds, ChannelTokenRequest, ClientAssertion,
        ClientSecret, IssueChannelAccessTokenResponse, IssueChannelTokenByJwtRequest,
        IssueChannelTokenRequest, IssueShortLivedChannelAccessTokenResponse,
        IssueStatelessChannelAccessTokenResponse, IssueStatelessChannelTokenRequest,
        RevokeChannelTokenByJwtRequest, VerifyChannelAccessTokenResponse,
    },
};

endpoint! {
    /// Issues a token that lives for 15 minutes, by the channel's secret or by an assertion it signed. There can be any
    /// number of them, and they cannot be revoked.
    ///
    /// The token of the client does not go along. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token)
    ///
    /// ```no_run
    /// use line_client::{Client, models::token::IssueStatelessChannelTokenByClientSecretRequest};
    ///
    /// # async fn run(client: Client) -> Result<(), line_client::Error> {
    /// let channel = IssueStatelessChannelTokenByClientSecretRequest::new("1234567890", "channel secret");
    /// let token = client.issue_stateless_channel_token(channel).await?.access_token;
    /// let client = Client::new(token)?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 if the secret or the assertion is wrong; 404 if the key is not registered.
    issueStatelessChannelToken: IssueStatelessChannelToken via issue_stateless_channel_token,
        POST "/oauth2/v3/token" -> IssueStatelessChannelAccessTokenResponse;
    takes IssueStatelessChannelTokenRequest as form;
    is repeatable;
    without token;
}

endpoint! {
    /// Gets the key ids of the channel's tokens v2.1 that are valid, by an assertion it signed.
    ///
    /// The assertion is part of the URL, as LINE wants it. The token of the client does not go along. At most 2,000
    /// calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-all-valid-channel-access-token-key-ids-v2-1)
    ///
    /// # Errors
    ///
    /// 400 if the assertion is wrong; 404 if the key is not registered.
    getsAllValidChannelAccessTokenKeyIds: GetsAllValidChannelAccessTokenKeyIds
        via gets_all_valid_channel_access_token_key_ids,
        GET "/oauth2/v2.1/tokens/kid" -> ChannelAccessTokenKeyIds;
    always { "client_assertion_type" = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" }
    query { client_assertion: ClientAssertion = "client_assertion" }
    without token;
}

endpoint! {
    /// Issues a token v2.1 by an assertion the channel signed. It lives as long as the assertion says, 30 days at most; a
    /// channel has at most 30 of them.
    ///
    /// `AssertionKey` of the feature `jwt` signs assertions. The token of the client does not go along. At most 2,000 calls
    /// a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-channel-access-token-v2-1)
    ///
    /// # Errors
    ///
    /// 400 if the assertion is wrong, or there are 30 tokens; 404 if the key is not registered.
    issueChannelTokenByJWT: IssueChannelTokenByJwt via issue_channel_token_by_jwt,
        POST "/oauth2/v2.1/token" -> IssueChannelAccessTokenResponse;
    body IssueChannelTokenByJwtRequest { client_assertion: ClientAssertion } as form
    without token;
}

endpoint! {
    /// Tells whether a token v2.1 is valid, and for how long.
    ///
    /// The token is part of the URL, as LINE wants it. The token of the client does not go along. At most 2,000 calls a
    /// second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#verify-channel-access-token-v2-1)
    ///
    /// # Errors
    ///
    /// 400 if it is not valid.
    verifyChannelTokenByJWT: VerifyChannelTokenByJwt via verify_channel_token_by_jwt,
        GET "/oauth2/v2.1/verify" -> VerifyChannelAccessTokenResponse;
    query { access_token: ChannelAccessToken = "access_token" }
    without token;
}

endpoint! {
    /// Revokes a token v2.1.
    ///
    /// The token of the client does not go along. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#revoke-channel-access-token-v2-1)
    ///
    /// # Errors
    ///
    /// 400 if the token or the secret is wrong.
    revokeChannelTokenByJWT: RevokeChannelTokenByJwt via revoke_channel_token_by_jwt, POST "/oauth2/v2.1/revoke" -> ();
    body RevokeChannelTokenByJwtRequest {
        client_id: ChannelId, client_secret: ClientSecret, access_token: ChannelAccessToken
    } as form
    without token;
}

endpoint! {
    /// Issues a short-lived token by the channel's secret. It lives for 30 days; a channel has at most 30 of them, and one
    /// more revokes the oldest.
    ///
    /// The token of the client does not go along. At most 370 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-shortlived-channel-access-token)
    ///
    /// # Errors
    ///
    /// 400 if the channel or its secret is wrong.
    issueChannelToken: IssueChannelToken via issue_channel_token,
        POST "/v2/oauth/accessToken" -> IssueShortLivedChannelAccessTokenResponse;
    body IssueChannelTokenRequest { client_id: ChannelId, client_secret: ClientSecret } as form
    without token;
}

endpoint! {
    /// Tells whether a short-lived or long-lived token is valid, and for how long.
    ///
    /// The token of the client does not go along. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#verify-channel-access-token)
    ///
    /// # Errors
    ///
    /// 400 if it is not valid.
    verifyChannelToken: VerifyChannelToken via verify_channel_token,
        POST "/v2/oauth/verify" -> VerifyChannelAccessTokenResponse;
    body ChannelTokenRequest { access_token: ChannelAccessToken } as form
    is repeatable;
    without token;
}

endpoint! {
    /// Revokes a short-lived or long-lived token. LINE does not tell if there is none.
    ///
    /// The token of the client does not go along. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#revoke-longlived-or-shortlived-channel-access-token)
    ///
    /// # Errors
    ///
    /// 400 if it has not the form of a token.
    revokeChannelToken: RevokeChannelToken via revoke_channel_token, POST "/v2/oauth/revoke" -> ();
    body ChannelTokenRequest { access_token: ChannelAccessToken } as form
    is repeatable;
    without token;
}
