use line_models::webhook::Callback;

use crate::{Error, Verified};

impl Verified<'_> {
    /// Parses the body.
    ///
    /// An event that is unknown or broken does not fail: it becomes an
    /// [`EventKind::Unknown`](line_models::webhook::EventKind::Unknown) with its JSON, and the reason if it is broken.
    ///
    /// # Errors
    ///
    /// [`Error::NotJson`] and [`Error::NotCallback`].
    pub fn parse(&self) -> Result<Callback, Error> {
        Callback::from_slice(self.body()).map_err(|error| {
            if error.is_data() { Error::NotCallback(error) } else { Error::NotJson(error) }
        })
    }
}
