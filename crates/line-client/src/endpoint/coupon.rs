use line_models::{
    CouponId,
    coupon::{
        Coupon, CouponCreateRequest, CouponCreateResponse, CouponList, CouponListItem, CouponStatus,
    },
};

endpoint! {
    /// Makes a coupon. It cannot be changed later, only closed.
    ///
    /// An account has at most 5,000 coupons that are valid. At most 200 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    ///
    /// # Errors
    ///
    /// 400 with details if the coupon is wrong, or there are too many.
    createCoupon: CreateCoupon via create_coupon, POST "/v2/bot/coupon" -> CouponCreateResponse;
    takes CouponCreateRequest;
}

endpoint! {
    /// Closes a coupon, for ever.
    ///
    /// At most 200 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#discontinue-coupon)
    ///
    /// # Errors
    ///
    /// 404 if there is no such coupon; 410 if it is closed; 400 if the id is none.
    closeCoupon: CloseCoupon via close_coupon, PUT "/v2/bot/coupon/{couponId}/close" -> ();
    path { coupon_id: CouponId }
}

endpoint! {
    /// Gets the ids and titles of the coupons, a page at a time. [`stream`](crate::Call::stream) gives all of them.
    ///
    /// At most 200 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-coupons-list)
    ///
    /// ```no_run
    /// use line_client::models::coupon::CouponStatus;
    ///
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// let mut coupons = client.list_coupon().status([CouponStatus::Running]).stream();
    /// while let Some(coupon) = coupons.try_next().await? {
    ///     println!("{}: {}", coupon.coupon_id, coupon.title);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 if the token in `start` is wrong or more than 24 hours old, or the status or `limit` is not possible.
    listCoupon: ListCoupon via list_coupon, GET "/v2/bot/coupon" -> CouponList;
    filter {
        /// Only coupons of one of these, each named once.
        status: [CouponStatus] = "status",
        /// Where to go on: `next` of the page before, at most 24 hours old.
        start: String = "start",
        /// How many coupons a page has at most: 1 to 100. LINE's default is 20.
        limit: i32 = "limit",
    }
}

paged! { ListCoupon: items: CouponListItem }

endpoint! {
    /// Gets a coupon.
    ///
    /// At most 200 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-coupon)
    ///
    /// # Errors
    ///
    /// 404 if there is no such coupon, or it is another account's; 400 if the id is none.
    getCouponDetail: GetCouponDetail via get_coupon_detail, GET "/v2/bot/coupon/{couponId}" -> Coupon;
    path { coupon_id: CouponId }
}
