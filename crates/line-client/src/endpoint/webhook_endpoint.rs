use line_models::webhook_endpoint::{
    SetWebhookEndpointRequest, TestWebhookEndpointRequest, WebhookEndpoint, WebhookEndpointTest,
};

endpoint! {
    /// Sets the URL that LINE sends webhooks to: HTTPS, at most 500 characters.
    ///
    /// It can take a minute until it is used. At most 1,000 calls a minute.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#set-webhook-endpoint-url)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// client.set_webhook_endpoint("https://example.com/callback").await?;
    /// let test = client.test_webhook_endpoint().await?;
    /// println!("{}: {}", test.reason, test.detail);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 if the URL is not possible.
    setWebhookEndpoint: SetWebhookEndpoint via set_webhook_endpoint, PUT "/v2/bot/channel/webhook/endpoint" -> ();
    body SetWebhookEndpointRequest { endpoint: String }
}

endpoint! {
    /// Gets the URL that LINE sends webhooks to, and whether it does.
    ///
    /// At most 1,000 calls a minute.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-webhook-endpoint-information)
    ///
    /// # Errors
    ///
    /// 404 if no URL is set.
    getWebhookEndpoint: GetWebhookEndpoint via get_webhook_endpoint,
        GET "/v2/bot/channel/webhook/endpoint" -> WebhookEndpoint;
}

endpoint! {
    /// Has LINE send a webhook without events, and tells how that went.
    ///
    /// At most 60 calls an hour.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#test-webhook-endpoint)
    ///
    /// # Errors
    ///
    /// 400 if the URL is not possible; 404 if no URL is set, and none is given.
    testWebhookEndpoint: TestWebhookEndpoint via test_webhook_endpoint,
        POST "/v2/bot/channel/webhook/test" -> WebhookEndpointTest;
    body TestWebhookEndpointRequest {}
    optional {
        /// Another URL than the one that is set: at most 500 characters.
        endpoint: String,
    }
}
