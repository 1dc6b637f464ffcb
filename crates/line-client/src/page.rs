//! Lists that come in pages.

use std::{
    fmt,
    future::{Future, poll_fn},
    pin::Pin,
    task::{Context, Poll, ready},
    vec,
};

use futures_core::Stream;

use crate::{Call, Endpoint, Error};

/// An operation whose answer is one page of a list.
///
/// Its call can be awaited for a single page, or followed to the end with [`stream`](Call::stream) and
/// [`pages`](Call::pages).
pub trait Paged: Endpoint + Clone + 'static {
    /// What is listed.
    type Item: Send;
    /// What asks for the next page.
    type Token: Clone + fmt::Debug + PartialEq + Send;

    /// Asks for the page that `token` stands for.
    fn start_at(&mut self, token: Self::Token);

    /// The items of a page that this asked for, and what asks for the next one, unless it is the last. What asked for
    /// this one must not ask for the next: that is [`Error::Endless`].
    fn split(&self, page: Self::Response) -> (Vec<Self::Item>, Option<Self::Token>);
}

impl<E: Paged> Call<E> {
    /// All that is listed, from this call's page on.
    ///
    /// A page is asked for when the one before is used up. An error ends the stream.
    pub fn stream(self) -> Items<E> {
        Items { pages: self.pages(), items: Vec::new().into_iter() }
    }

    /// The pages, from this call's page on, each with what asks for the next one.
    ///
    /// A page is asked for when it is wanted. A job that keeps [`next`](Page::next) of the last page it is done with can
    /// go on there after a crash, for as long as LINE knows it: 24 hours.
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client, saved: Option<String>) -> Result<(), line_client::Error> {
    /// let mut call = client.get_followers();
    /// if let Some(token) = saved {
    ///     call = call.start(token);
    /// }
    /// let mut pages = call.pages();
    /// while let Some(page) = pages.try_next().await? {
    ///     for user_id in page.items {
    ///         println!("{user_id}");
    ///     }
    ///     println!("go on at {:?}", page.next);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn pages(self) -> Pages<E> {
        Pages { next: Some(self), token: None, answer: None }
    }
}

/// A page of a list.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Page<T, N> {
    /// What is on it. A page may be empty and yet not the last.
    pub items: Vec<T>,
    /// What asks for the next page. `None` on the last one.
    pub next: Option<N>,
}

type Answer<E> = Pin<Box<dyn Future<Output = Result<<E as Endpoint>::Response, Error>> + Send>>;

/// The pages of a list: a [`Stream`].
#[must_use = "a stream does nothing unless it is polled"]
pub struct Pages<E: Paged> {
    /// The call for the next page, or for the one that is on its way.
    next: Option<Call<E>>,
    /// What asks for that page. The first one is asked for without.
    token: Option<E::Token>,
    answer: Option<Answer<E>>,
}

impl<E: Paged> Pages<E> {
    /// The next page, until `None`.
    ///
    /// # Errors
    ///
    /// Any [`Error`]. It ends the stream.
    pub async fn try_next(&mut self) -> Result<Option<Page<E::Item, E::Token>>, Error> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await.transpose()
    }
}

// The answer is pinned in its box.
impl<E: Paged> Unpin for Pages<E> {}

impl<E: Paged> Stream for Pages<E> {
    type Item = Result<Page<E::Item, E::Token>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let Some(call) = &mut this.next else { return Poll::Ready(None) };
        let answer = this.answer.get_or_insert_with(|| call.clone().into_future());
        let result = ready!(answer.as_mut().poll(context));
        this.answer = None;
        let result = result.and_then(|page| match call.endpoint.split(page) {
            (_, Some(next)) if Some(&next) == this.token.as_ref() => {
                Err(Error::Endless { operation: E::OPERATION })
            }
            (items, next) => Ok(Page { items, next }),
        });
        this.token = result.as_ref().ok().and_then(|page| page.next.clone());
        match this.token.clone() {
            Some(token) => call.endpoint.start_at(token),
            None => this.next = None,
        }
        Poll::Ready(Some(result))
    }
}

impl<E: Paged> fmt::Debug for Pages<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("operation", &E::OPERATION).finish_non_exhaustive()
    }
}

/// What a list holds, page after page: a [`Stream`].
#[must_use = "a stream does nothing unless it is polled"]
pub struct Items<E: Paged> {
    pages: Pages<E>,
    items: vec::IntoIter<E::Item>,
}

impl<E: Paged> Items<E> {
    /// The next item, until `None`.
    ///
    /// # Errors
    ///
    /// Any [`Error`]. It ends the stream.
    pub async fn try_next(&mut self) -> Result<Option<E::Item>, Error> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await.transpose()
    }
}

// Items are moved out, never pinned.
impl<E: Paged> Unpin for Items<E> {}

impl<E: Paged> Stream for Items<E> {
    type Item = Result<E::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => self.items = page.items.into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<E: Paged> fmt::Debug for Items<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("operation", &E::OPERATION).finish_non_exhaustive()
    }
}
