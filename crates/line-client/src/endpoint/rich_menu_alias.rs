use line_models::{
    RichMenuAliasId, RichMenuId,
    rich_menu::{
        CreateRichMenuAliasRequest, RichMenuAlias, RichMenuAliasList, UpdateRichMenuAliasRequest,
    },
};

endpoint! {
    /// Gives a rich menu a name that a switch action can point at: 1 to 32 of `a-z`, `0-9`, `_` and `-`.
    ///
    /// A bot has at most 1,000 aliases. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-rich-menu-alias)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// client.create_rich_menu_alias("tea", "richmenu-19682466851b21e2").await?;
    /// client.update_rich_menu_alias("tea", "richmenu-862e6ad6c267d2dd").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 if there is no such menu, it has no image, the name is taken or not possible, or there are 1,000 aliases.
    createRichMenuAlias: CreateRichMenuAlias via create_rich_menu_alias, POST "/v2/bot/richmenu/alias" -> ();
    body CreateRichMenuAliasRequest { rich_menu_alias_id: RichMenuAliasId, rich_menu_id: RichMenuId }
}

endpoint! {
    /// Points an alias at another rich menu.
    ///
    /// Users may still see the one before for a while. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#update-rich-menu-alias)
    ///
    /// # Errors
    ///
    /// 400 if there is no such menu, or it has no image; 404 if there is no such alias.
    updateRichMenuAlias: UpdateRichMenuAlias via update_rich_menu_alias,
        POST "/v2/bot/richmenu/alias/{richMenuAliasId}" -> ();
    path { rich_menu_alias_id: RichMenuAliasId }
    body UpdateRichMenuAliasRequest { rich_menu_id: RichMenuId }
}

endpoint! {
    /// Gets the rich menu an alias points at.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-alias-by-id)
    ///
    /// # Errors
    ///
    /// 404 if there is no such alias; 400 if the name is not possible.
    getRichMenuAlias: GetRichMenuAlias via get_rich_menu_alias,
        GET "/v2/bot/richmenu/alias/{richMenuAliasId}" -> RichMenuAlias;
    path { rich_menu_alias_id: RichMenuAliasId }
}

endpoint! {
    /// Gets all aliases of rich menus.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-alias-list)
    ///
    /// # Errors
    ///
    /// None but [those of every call](crate::Client#errors).
    getRichMenuAliasList: GetRichMenuAliasList via get_rich_menu_alias_list,
        GET "/v2/bot/richmenu/alias/list" -> RichMenuAliasList;
}

endpoint! {
    /// Deletes an alias. The rich menu stays.
    ///
    /// At most 100 calls an hour.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#delete-rich-menu-alias)
    ///
    /// # Errors
    ///
    /// 404 if there is no such alias; 400 if the name is not possible.
    deleteRichMenuAlias: DeleteRichMenuAlias via delete_rich_menu_alias,
        DELETE "/v2/bot/richmenu/alias/{richMenuAliasId}" -> ();
    path { rich_menu_alias_id: RichMenuAliasId }
}
