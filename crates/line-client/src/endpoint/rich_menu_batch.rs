use line_models::{
    RequestId,
    rich_menu::{RichMenuBatchOperation, RichMenuBatchProgress, RichMenuBatchRequest},
};

endpoint! {
    /// Changes the rich menus of all users who have certain ones: up to 1,000 operations.
    ///
    /// LINE accepts the call and does it later, all operations at the same time. The id of the request asks how far it
    /// got. At most 3 calls an hour.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#batch-control-rich-menus-of-users)
    ///
    /// ```no_run
    /// use line_client::models::rich_menu::RichMenuBatchOperation;
    ///
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// let operations = [RichMenuBatchOperation::link("richmenu-spring", "richmenu-summer")];
    /// client.validate_rich_menu_batch_request(operations.clone()).await?;
    /// let accepted = client.rich_menu_batch(operations).resume_request_key("summer").send().await?;
    /// if let Some(id) = accepted.request_id {
    ///     println!("{:?}", client.get_rich_menu_batch_progress(id).await?.phase);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 with details if an operation is wrong, or a menu is named twice; 404 if there is no such menu.
    richMenuBatch: RichMenuBatch via rich_menu_batch, POST "/v2/bot/richmenu/batch" -> ();
    body RichMenuBatchRequest { operations: RichMenuBatchOperations }
    optional {
        /// 1 to 100 of `a-z`, `A-Z`, `0-9`, `_` and `-`. The same call with the same key, within 14 days, goes on with the
        /// users it has not come to.
        resume_request_key: String,
    }
}

endpoint! {
    /// Has LINE check what [`rich_menu_batch`](crate::Client::rich_menu_batch) takes, and changes nothing.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#validate-batch-control-rich-menus-request)
    ///
    /// # Errors
    ///
    /// 400 with details if an operation is wrong, or a menu is named twice; 404 if there is no such menu.
    validateRichMenuBatchRequest: ValidateRichMenuBatchRequest via validate_rich_menu_batch_request,
        POST "/v2/bot/richmenu/validate/batch" -> ();
    body RichMenuBatchRequest { operations: RichMenuBatchOperations }
    optional {
        /// 1 to 100 of `a-z`, `A-Z`, `0-9`, `_` and `-`.
        resume_request_key: String,
    }
}

/// What a batch does.
type RichMenuBatchOperations = Vec<RichMenuBatchOperation>;

endpoint! {
    /// Tells how far a batch got: for 14 days, by the id of its request.
    ///
    /// At most 100 calls an hour.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-batch-control-rich-menus-progress-status)
    ///
    /// # Errors
    ///
    /// 404 if there is no such batch, or no more.
    getRichMenuBatchProgress: GetRichMenuBatchProgress via get_rich_menu_batch_progress,
        GET "/v2/bot/richmenu/progress/batch" -> RichMenuBatchProgress;
    query { request_id: RequestId = "requestId" }
}
