use super::PostbackParams;

object! {
    /// A user tapped a postback, date-time picker or rich menu switch action.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#postback-event)
    #[derive(Default, Eq)]
    pub struct PostbackEvent {
        /// What the action holds and what the user chose.
        pub postback: PostbackContent = "postback",
    }
}

impl PostbackEvent {
    /// From an action with `data`.
    pub fn new(data: impl Into<String>) -> Self {
        PostbackContent::new(data).into()
    }
}

impl From<PostbackContent> for PostbackEvent {
    fn from(postback: PostbackContent) -> Self {
        Self { postback }
    }
}

object! {
    /// What a postback brings.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#postback-event)
    #[derive(Default, Eq)]
    pub struct PostbackContent {
        /// What the bot gave the action.
        pub data: String = "data",
        /// What a picker or a switch adds.
        ///
        /// One of `date` (`2026-01-31`), `time` (`23:59`) and `datetime` (`2026-01-31T23:59`), without a time zone; or
        /// `status` and `newRichMenuAliasId`.
        pub params: Option<PostbackParams> = "params",
    }
}

impl PostbackContent {
    /// From an action with `data`.
    pub fn new(data: impl Into<String>) -> Self {
        Self { data: data.into(), params: None }
    }

    /// Sets [`params`](Self#structfield.params): names and values.
    pub fn params<N, V>(mut self, params: impl IntoIterator<Item = (N, V)>) -> Self
    where
        N: AsRef<str>,
        V: AsRef<str>,
    {
        self.params = Some(params.into_iter().collect());
        self
    }

    /// What a picker or a switch says under `name`.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.as_ref()?.get(name)
    }
}
