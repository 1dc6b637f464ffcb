use line_models::{
    RichMenuId, UserId,
    rich_menu::{RichMenuBulkLinkRequest, RichMenuBulkUnlinkRequest, RichMenuIdResponse},
};

endpoint! {
    /// Shows a rich menu to all users who have none of their own.
    ///
    /// They see it when they open the chat again. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#set-default-rich-menu)
    ///
    /// # Errors
    ///
    /// 400 if the menu has no image; 404 if there is no such menu.
    setDefaultRichMenu: SetDefaultRichMenu via set_default_rich_menu,
        POST "/v2/bot/user/all/richmenu/{richMenuId}" -> ();
    path { rich_menu_id: RichMenuId }
    is repeatable;
}

endpoint! {
    /// Gets the rich menu of all users who have none of their own.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-default-rich-menu-id)
    ///
    /// # Errors
    ///
    /// 404 if there is none; 403 if another channel has set it.
    getDefaultRichMenuId: GetDefaultRichMenuId via get_default_rich_menu_id,
        GET "/v2/bot/user/all/richmenu" -> RichMenuIdResponse;
}

endpoint! {
    /// Shows no rich menu any more to users who have none of their own.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#cancel-default-rich-menu)
    ///
    /// # Errors
    ///
    /// None but [those of every call](crate::Client#errors).
    cancelDefaultRichMenu: CancelDefaultRichMenu via cancel_default_rich_menu,
        DELETE "/v2/bot/user/all/richmenu" -> ();
}

endpoint! {
    /// Shows a rich menu to one user, at once.
    ///
    /// LINE does not tell if there is no such user. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#link-rich-menu-to-user)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// client.link_rich_menu_id_to_user("U4af4980629", "richmenu-19682466851b21e2").await?;
    /// client.unlink_rich_menu_id_from_users(["U0c229f96c4", "U95afb1d4df"]).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 if the id is none, or the menu has no image; 404 if there is no such menu.
    linkRichMenuIdToUser: LinkRichMenuIdToUser via link_rich_menu_id_to_user,
        POST "/v2/bot/user/{userId}/richmenu/{richMenuId}" -> ();
    path { user_id: UserId, rich_menu_id: RichMenuId }
    is repeatable;
}

endpoint! {
    /// Shows a rich menu to up to 500 users, after a few seconds.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#link-rich-menu-to-users)
    ///
    /// # Errors
    ///
    /// 400 if an id is none, or the menu has no image; 404 if there is no such menu.
    linkRichMenuIdToUsers: LinkRichMenuIdToUsers via link_rich_menu_id_to_users,
        POST "/v2/bot/richmenu/bulk/link" -> ();
    body RichMenuBulkLinkRequest { rich_menu_id: RichMenuId, user_ids: [UserId] }
}

endpoint! {
    /// Gets the rich menu of one user, unless it is the one of all users.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-id-of-user)
    ///
    /// # Errors
    ///
    /// 404 if the user has none; 400 if the id is none.
    getRichMenuIdOfUser: GetRichMenuIdOfUser via get_rich_menu_id_of_user,
        GET "/v2/bot/user/{userId}/richmenu" -> RichMenuIdResponse;
    path { user_id: UserId }
}

endpoint! {
    /// Takes the rich menu of one user away.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#unlink-rich-menu-from-user)
    ///
    /// # Errors
    ///
    /// 400 if the id is none.
    unlinkRichMenuIdFromUser: UnlinkRichMenuIdFromUser via unlink_rich_menu_id_from_user,
        DELETE "/v2/bot/user/{userId}/richmenu" -> ();
    path { user_id: UserId }
}

endpoint! {
    /// Takes the rich menus of up to 500 users away, after a few seconds.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#unlink-rich-menu-from-users)
    ///
    /// # Errors
    ///
    /// 400 if an id is none.
    unlinkRichMenuIdFromUsers: UnlinkRichMenuIdFromUsers via unlink_rich_menu_id_from_users,
        POST "/v2/bot/richmenu/bulk/unlink" -> ();
    body RichMenuBulkUnlinkRequest { user_ids: [UserId] }
}
