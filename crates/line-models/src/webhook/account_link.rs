object! {
    /// A user linked their account of another service, or failed to.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#account-link-event)
    #[derive(Eq)]
    pub struct AccountLinkEvent {
        /// How it went.
        pub link: LinkContent = "link",
    }
}

impl AccountLinkEvent {
    /// How it went for `nonce`.
    pub fn new(result: LinkResult, nonce: impl Into<String>) -> Self {
        Self { link: LinkContent { result, nonce: nonce.into() } }
    }
}

object! {
    /// How a link went.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#account-link-event)
    #[derive(Eq)]
    pub struct LinkContent {
        /// Whether the accounts are linked now.
        pub result: LinkResult = "result",
        /// What the service made up for this user.
        pub nonce: String = "nonce",
    }
}

string_enum! {
    /// Whether accounts are linked.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#account-link-event)
    pub enum LinkResult {
        /// They are.
        Ok = "ok",
        /// They are not, for instance because another user opened the link.
        Failed = "failed",
    }
}
