use line_models::webhook::EventKind;
use serde::de::DeserializeOwned;

use super::{absent, query};
use crate::{BoxError, Context, FromEvent};

/// The data of a postback as a type of one's own. It takes the postbacks whose data is such a value, and passes by the
/// others: handlers are told apart by what the data looks like.
///
/// Data that begins with `{` or `[` is read as JSON, any other as a query string such as `action=buy&item=3`, or, if the
/// type is a text, a number or an enum of plain names, as that.
///
/// ```
/// use line_bot::{Action, PostbackData};
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// #[serde(tag = "action", rename_all = "snake_case")]
/// enum Choice {
///     Buy { item: u32 },
///     Cancel,
/// }
///
/// // For `Action::postback("Buy", "action=buy&item=3")`, or with `{"action":"buy","item":3}`.
/// async fn choice(PostbackData(choice): PostbackData<Choice>) -> String {
///     match choice {
///         Choice::Buy { item } => format!("You get number {item}."),
///         Choice::Cancel => "As you like.".to_owned(),
///     }
/// }
/// ```
///
/// In a query string, `+` and `%20` are spaces, a property that comes several times fills a `Vec`, and where serde does
/// not ask for a certain type (inside an enum with `tag`, or with `flatten`) what looks like a number may be read as one.
///
/// What a picker adds is in [`PostbackContent`](crate::events::PostbackContent), an argument too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostbackData<T>(pub T);

impl<T: DeserializeOwned + Send> FromEvent for PostbackData<T> {
    fn fits(context: &Context) -> bool {
        read::<T>(context).is_some()
    }

    async fn from_event(context: &Context) -> Result<Self, BoxError> {
        read(context).map(Self).ok_or_else(absent::<Self>)
    }
}

fn read<T: DeserializeOwned>(context: &Context) -> Option<T> {
    let EventKind::Postback(event) = &context.event.kind else { return None };
    let data = &event.postback.data;
    if data.trim_start().starts_with(['{', '[']) {
        serde_json::from_str(data).ok()
    } else {
        query::from_str(data).ok()
    }
}
