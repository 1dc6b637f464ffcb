use crate::{ChannelSecret, Error, Verified, digest::Encoded};

/// Several secrets of a channel at once: the current one and the next, while the secret is changed.
///
/// LINE signs with the new secret from the moment it is issued. A server that knows both beforehand refuses nothing, and
/// sees which one LINE uses, so that the old one can be dropped.
///
/// ```
/// use line_webhook::{ChannelSecret, ChannelSecrets};
///
/// let secrets = ChannelSecrets::new(["current secret", "next secret"]);
/// let signature = ChannelSecret::new("next secret").sign(b"{}");
///
/// let (index, verified) = secrets.verify(b"{}", &signature)?;
/// assert_eq!(index, 1);
/// assert_eq!(verified.body(), b"{}");
/// # Ok::<(), line_webhook::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ChannelSecrets(Vec<ChannelSecret>);

impl ChannelSecrets {
    /// From the texts that the LINE Developers Console shows, in the order in which they are tried: the one that signs
    /// most webhooks first. Without any, every webhook is refused.
    pub fn new<S: AsRef<[u8]>>(secrets: impl IntoIterator<Item = S>) -> Self {
        secrets.into_iter().map(ChannelSecret::new).collect()
    }

    /// As [`ChannelSecret::verify`], and tells the index of the secret that the signature was made with, from 0.
    ///
    /// Each secret that does not match costs as much time as one that does.
    ///
    /// # Errors
    ///
    /// [`Error::NotBase64`], [`Error::WrongLength`] and, if none matches, [`Error::Mismatch`].
    pub fn verify<'b>(
        &self,
        body: &'b [u8],
        signature: impl AsRef<[u8]>,
    ) -> Result<(usize, Verified<'b>), Error> {
        let digest = Encoded::new(signature.as_ref())?.decode()?;
        for (index, secret) in self.0.iter().enumerate() {
            if let Ok(verified) = secret.check(body, &digest) {
                return Ok((index, verified));
            }
        }
        Err(Error::Mismatch)
    }
}

impl FromIterator<ChannelSecret> for ChannelSecrets {
    fn from_iter<I: IntoIterator<Item = ChannelSecret>>(secrets: I) -> Self {
        Self(secrets.into_iter().collect())
    }
}

impl From<ChannelSecret> for ChannelSecrets {
    fn from(secret: ChannelSecret) -> Self {
        Self(vec![secret])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = b"{}";

    #[test]
    fn the_secret_that_signed_is_told() {
        let secrets = ChannelSecrets::new(["a", "b", "c"]);
        for (index, secret) in ["a", "b", "c"].into_iter().enumerate() {
            let signature = ChannelSecret::new(secret).sign(BODY);
            let (found, verified) = secrets.verify(BODY, signature).unwrap();
            assert_eq!((found, verified.body()), (index, BODY));
        }
    }

    #[test]
    fn a_webhook_that_no_secret_signed_is_refused() {
        let signature = ChannelSecret::new("d").sign(BODY);
        let one = ChannelSecrets::from(ChannelSecret::new("a"));
        let none = ChannelSecrets::new([""; 0]);
        for secrets in [ChannelSecrets::new(["a", "b"]), one, none] {
            assert!(matches!(secrets.verify(BODY, &signature), Err(Error::Mismatch)));
            assert!(matches!(secrets.verify(BODY, "AAAA"), Err(Error::WrongLength { length: 4 })));
        }
    }

    #[test]
    fn the_secrets_are_in_no_debug_output() {
        let secrets = ChannelSecrets::new(["a1b2", "c3d4"]);
        assert_eq!(format!("{secrets:?}"), "ChannelSecrets([ChannelSecret(…), ChannelSecret(…)])");
    }
}
