use line_models::{
    LiffId,
    liff::{AddLiffAppRequest, AddLiffAppResponse, LiffApps, UpdateLiffAppRequest},
};

endpoint! {
    /// Adds a LIFF app to a LINE Login channel: at most 30.
    ///
    /// The client needs a token of that channel, short-lived or stateless. LINE states no rate limit.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#add-liff-app)
    ///
    /// ```no_run
    /// use line_client::models::liff::{AddLiffAppRequest, LiffView, LiffViewType};
    ///
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// let view = LiffView::new(LiffViewType::Tall, "https://example.com/app");
    /// let app = client.add_liff_app(AddLiffAppRequest::new(view).description("Orders")).await?;
    /// println!("https://liff.line.me/{}", app.liff_id);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 if the app is wrong, or there are 30; 401 if the token is not the channel's.
    addLIFFApp: AddLiffApp via add_liff_app, POST "/liff/v1/apps" -> AddLiffAppResponse;
    takes AddLiffAppRequest;
}

endpoint! {
    /// Gets all LIFF apps of a channel.
    ///
    /// LINE states no rate limit.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#get-all-liff-apps)
    ///
    /// # Errors
    ///
    /// 404 if there are none; 401 if the token is not the channel's.
    getAllLIFFApps: GetAllLiffApps via get_all_liff_apps, GET "/liff/v1/apps" -> LiffApps;
}

endpoint! {
    /// Changes a LIFF app. What is not given stays as it is.
    ///
    /// LINE states no rate limit.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#update-liff-app)
    ///
    /// # Errors
    ///
    /// 400 if the app is wrong; 404 if there is none; 401 if the token is not the channel's.
    updateLIFFApp: UpdateLiffApp via update_liff_app, PUT "/liff/v1/apps/{liffId}" -> ();
    path { liff_id: LiffId }
    takes UpdateLiffAppRequest;
}

endpoint! {
    /// Deletes a LIFF app.
    ///
    /// LINE states no rate limit.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#delete-liff-app)
    ///
    /// # Errors
    ///
    /// 404 if there is none; 401 if the token is not the channel's.
    deleteLIFFApp: DeleteLiffApp via delete_liff_app, DELETE "/liff/v1/apps/{liffId}" -> ();
    path { liff_id: LiffId }
}
