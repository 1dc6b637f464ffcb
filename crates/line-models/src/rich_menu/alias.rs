use crate::{RichMenuAliasId, RichMenuId};

object! {
    /// The body of `createRichMenuAlias`. A bot has at most 1,000 aliases.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-rich-menu-alias)
    #[derive(Eq)]
    pub struct CreateRichMenuAliasRequest {
        /// A new name, unlike all others of the channel: 1 to 32 of `a-z`, `0-9`, `_` and `-`.
        pub rich_menu_alias_id: RichMenuAliasId = "richMenuAliasId",
        /// The rich menu it stands for, which must have its image.
        pub rich_menu_id: RichMenuId = "richMenuId",
    }
}

impl CreateRichMenuAliasRequest {
    /// Lets `rich_menu_alias_id` stand for `rich_menu_id`.
    pub fn new(
        rich_menu_alias_id: impl Into<RichMenuAliasId>,
        rich_menu_id: impl Into<RichMenuId>,
    ) -> Self {
        Self { rich_menu_alias_id: rich_menu_alias_id.into(), rich_menu_id: rich_menu_id.into() }
    }
}

object! {
    /// The body of `updateRichMenuAlias`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#update-rich-menu-alias)
    #[derive(Eq)]
    pub struct UpdateRichMenuAliasRequest {
        /// The rich menu the alias stands for from now on. It must have its image.
        pub rich_menu_id: RichMenuId = "richMenuId",
    }
}

impl UpdateRichMenuAliasRequest {
    /// Lets the alias stand for `rich_menu_id`.
    pub fn new(rich_menu_id: impl Into<RichMenuId>) -> Self {
        Self { rich_menu_id: rich_menu_id.into() }
    }
}

object! {
    /// A name that stands for a rich menu.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-alias-by-id)
    #[doc(alias = "RichMenuAliasResponse")]
    #[derive(Eq)]
    pub struct RichMenuAlias {
        /// The name.
        pub rich_menu_alias_id: RichMenuAliasId = "richMenuAliasId",
        /// The rich menu.
        pub rich_menu_id: RichMenuId = "richMenuId",
    }
}

impl RichMenuAlias {
    /// `rich_menu_alias_id` stands for `rich_menu_id`.
    pub fn new(
        rich_menu_alias_id: impl Into<RichMenuAliasId>,
        rich_menu_id: impl Into<RichMenuId>,
    ) -> Self {
        Self { rich_menu_alias_id: rich_menu_alias_id.into(), rich_menu_id: rich_menu_id.into() }
    }
}

object! {
    /// All aliases of the channel.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-alias-list)
    #[doc(alias = "RichMenuAliasListResponse")]
    #[derive(Default, Eq)]
    pub struct RichMenuAliasList {
        /// At most 1,000.
        pub aliases: Vec<RichMenuAlias> = "aliases",
    }
}

impl RichMenuAliasList {
    /// These.
    pub fn new(aliases: impl Into<Vec<RichMenuAlias>>) -> Self {
        Self { aliases: aliases.into() }
    }
}
