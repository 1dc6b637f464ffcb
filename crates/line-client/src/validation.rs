use crate::{Endpoint, Error};

/// What becomes of a request that passes LINE's limits.
///
/// The limits are those that this version knows: LINE may have raised one since. So nothing is checked unless somebody
/// asks for it.
///
/// ```
/// use line_client::{Client, Error, Validation};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// let client = Client::builder("token").validation(Validation::Deny).build()?;
/// let error = client.push_message("U4af4980629", "").await.unwrap_err();
/// assert_eq!(error.to_string(), "pushMessage: messages[0].text: May not be empty");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Validation {
    /// It is sent: LINE decides.
    #[default]
    Off,
    /// It is sent, and what is wrong with it is logged, a warning for each limit: the property and what it may be.
    Warn,
    /// It is not sent: the call fails with [`Error::Invalid`].
    Deny,
}

impl Validation {
    /// Checks what is about to be sent.
    pub(crate) fn check<E: Endpoint>(self, endpoint: &E) -> Result<(), Error> {
        if self == Self::Off {
            return Ok(());
        }
        let Err(violations) = endpoint.validate() else { return Ok(()) };
        if self == Self::Deny {
            return Err(Error::Invalid { operation: E::OPERATION, violations });
        }
        for violation in &violations {
            tracing::warn!(line.operation = E::OPERATION, %violation, "LINE may refuse this call");
        }
        Ok(())
    }
}
