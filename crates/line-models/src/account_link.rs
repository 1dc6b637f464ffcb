//! Links a LINE user to a user of your own service.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#account-link)
//!
//! ```
//! use line_models::account_link::LinkToken;
//!
//! let token = LinkToken::new("NMZTNuVrPTqlr2IF8Bnymkb7rXfYv5EY");
//! let page = format!("https://example.com/link?linkToken={}", token.expose());
//! assert_eq!(format!("{token:?}"), "LinkToken(…)");
//! # let _ = page;
//! ```

secret! {
    /// Stands for a user while their account is being linked: for 10 minutes, and once.
    ///
    /// Whoever has it can link the LINE user to an account of their own, so `Debug` does not show it.
    LinkToken,
}

object! {
    /// What `issueLinkToken` answers.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-link-token)
    #[derive(Eq)]
    pub struct IssueLinkTokenResponse {
        /// Goes into the URL the user opens.
        pub link_token: LinkToken = "linkToken",
    }
}

impl IssueLinkTokenResponse {
    /// A token.
    pub fn new(link_token: impl Into<LinkToken>) -> Self {
        Self { link_token: link_token.into() }
    }
}
