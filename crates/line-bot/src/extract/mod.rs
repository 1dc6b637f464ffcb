//! What handlers take as arguments.

mod part;
mod postback;
mod profile;
mod query;
mod text;

use std::{any::type_name, future::Future};

pub(crate) use self::text::spoken;
pub use self::{
    part::Destination,
    postback::PostbackData,
    text::{CommandArgs, Mentioned},
};
use crate::{BoxError, Context};

/// An argument of a handler.
///
/// The payload of an event, or of a message, decides whether a handler takes an event: [`FromEvent::fits`]. The others
/// come along: [`Bot`](crate::Bot), [`Event`](crate::events::Event), [`Reply`](crate::Reply),
/// [`State`](crate::State) and so on.
///
/// | argument | takes |
/// |---|---|
/// | `MessageEvent`, `FollowEvent`, `PostbackEvent`, … | events of this kind |
/// | `TextMessageContent`, `StickerMessageContent`, … | messages of this kind |
/// | `MessageContent` | messages of any kind |
/// | `UserSource`, `GroupSource`, `RoomSource` | what happened in a chat of this kind |
/// | [`PostbackData<T>`] | postbacks whose data is a `T`, as JSON or a query string |
/// | [`Mentioned`] | texts that mention the bot |
/// | [`CommandArgs`] | texts, in a handler for a [command](crate::App::command) |
/// | `Unknown` | events of a kind that LINE added later |
/// | `UserId`, `GroupId`, `RoomId`, `ChatId` | what has such an id |
/// | `MessageId`, `QuoteToken`, `MarkAsReadToken`, `ReplyToken`, `WebhookEventId` | what has one |
/// | `UserProfile` | what somebody did whom LINE tells; their profile is asked for, once for an event |
/// | [`Either<A, B>`] | what `A` or `B` takes |
/// | `(A, B, …)` | what all of them take |
/// | `Option<T>` | all; `None` where `T` does not fit, or where LINE shows no profile |
/// | `Event`, `Source`, `Timestamp`, [`Destination`], [`Bot`](crate::Bot), [`State<T>`](crate::State), [`Reply`](crate::Reply), [`Context`] | all that has it |
///
/// A type of one's own is an argument once it implements this trait:
///
/// ```
/// use line_bot::{BoxError, Context, FromEvent, UserId};
///
/// /// Somebody who works here.
/// struct Staff(UserId);
///
/// impl FromEvent for Staff {
///     fn fits(context: &Context) -> bool {
///         context.state::<Vec<UserId>>().is_some_and(|staff| {
///             context.event.source.as_ref().and_then(|s| s.user_id()).is_some_and(|id| staff.contains(id))
///         })
///     }
///
///     async fn from_event(context: &Context) -> Result<Self, BoxError> {
///         context.get().await.map(Staff)
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no argument for a handler",
    label = "not `FromEvent`",
    note = "arguments are payloads such as `TextMessageContent` or `FollowEvent`, and `Event`, `Source`, `Bot`, `UserId`, `Reply`, `State<T>`, …: the table at `FromEvent` has all",
    note = "a value of the application's own is taken as `State<T>`, and given by `App::state`",
    note = "a handler takes its arguments by value"
)]
pub trait FromEvent: Sized + Send {
    /// Whether the event has this.
    fn fits(context: &Context) -> bool;

    /// Takes it from the event.
    ///
    /// # Errors
    ///
    /// It cannot be had, though it fits: the handler fails with this.
    fn from_event(context: &Context) -> impl Future<Output = Result<Self, BoxError>> + Send;

    /// Takes it from the event if it is there: what `Option<Self>` gives.
    ///
    /// # Errors
    ///
    /// It cannot be had, though it fits.
    fn find(context: &Context) -> impl Future<Output = Result<Option<Self>, BoxError>> + Send {
        async {
            if Self::fits(context) { Self::from_event(context).await.map(Some) } else { Ok(None) }
        }
    }
}

impl<T: FromEvent> FromEvent for Option<T> {
    fn fits(_: &Context) -> bool {
        true
    }

    async fn from_event(context: &Context) -> Result<Self, BoxError> {
        T::find(context).await
    }
}

/// One of two arguments: the first that fits.
///
/// ```
/// use line_bot::{Either, events::{ImageMessageContent, VideoMessageContent}};
///
/// async fn media(media: Either<ImageMessageContent, VideoMessageContent>) -> String {
///     match media {
///         Either::Left(image) => format!("image {}", image.id),
///         Either::Right(video) => format!("video {}", video.id),
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Either<A, B> {
    /// The first one fits.
    Left(A),
    /// The second one alone fits.
    Right(B),
}

impl<A: FromEvent, B: FromEvent> FromEvent for Either<A, B> {
    fn fits(context: &Context) -> bool {
        A::fits(context) || B::fits(context)
    }

    async fn from_event(context: &Context) -> Result<Self, BoxError> {
        if A::fits(context) {
            A::from_event(context).await.map(Self::Left)
        } else {
            B::from_event(context).await.map(Self::Right)
        }
    }
}

fn absent<T>() -> BoxError {
    format!("the event has no {}", type_name::<T>()).into()
}
