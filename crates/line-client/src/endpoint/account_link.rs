use line_models::{UserId, account_link::IssueLinkTokenResponse};

endpoint! {
    /// Issues a token that stands for a user while their account is linked: for 10 minutes, and once.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-link-token)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// let token = client.issue_link_token("U4af4980629").await?.link_token;
    /// let page = format!("https://example.com/link?linkToken={}", token.expose());
    /// client.push_message("U4af4980629", page).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 if the id is none; 404 if there is no such user.
    issueLinkToken: IssueLinkToken via issue_link_token,
        POST "/v2/bot/user/{userId}/linkToken" -> IssueLinkTokenResponse;
    path { user_id: UserId }
}
