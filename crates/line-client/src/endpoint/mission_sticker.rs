use line_models::{PackageId, UserId, mission_sticker::MissionStickerRequest};

endpoint! {
    /// Gives a user a set of stickers, by the id of the set. For partners with a contract.
    ///
    /// LINE states no rate limit.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#send-mission-stickers-v3)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// client.mission_sticker_v3("U4af4980629", "123456").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 if the set cannot be given; 403 without a contract; 404 if there is no such user or set; 502 if LINE's shop does
    /// not answer.
    missionStickerV3: MissionStickerV3 via mission_sticker_v3, POST "/shop/v3/mission" -> ();
    body MissionStickerRequest { to: UserId, product_id: PackageId }
}
