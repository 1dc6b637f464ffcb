use line_models::bot::BotInfo;

endpoint! {
    /// Gets the name, ids and modes of the bot itself.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-bot-info)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// let bot = client.get_bot_info().await?;
    /// println!("{} ({})", bot.display_name, bot.basic_id);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// None but [those of every call](crate::Client#errors).
    getBotInfo: GetBotInfo via get_bot_info, GET "/v2/bot/info" -> BotInfo;
}
