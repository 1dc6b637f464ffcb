use crate::Action;

object! {
    /// A question with two answers.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#confirm)
    pub struct ConfirmTemplate {
        /// At most 240 grapheme clusters.
        pub text: String = "text",
        /// Exactly two.
        pub actions: Vec<Action> = "actions",
    }
}

impl ConfirmTemplate {
    /// Asks `text`; the actions are the buttons, from left to right.
    pub fn new(text: impl Into<String>, actions: [Action; 2]) -> Self {
        Self { text: text.into(), actions: actions.into() }
    }
}
