/// Why a webhook is refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no header `x-line-signature`: the request is not from LINE, or something on the way dropped it.
    #[error(
        "the header x-line-signature is missing (the request is not from LINE, or a proxy drops the header)"
    )]
    MissingSignature,
    /// There is more than one header `x-line-signature`. LINE sends one.
    #[error("the header x-line-signature is there more than once")]
    RepeatedSignature,
    /// The signature is not base64 of the standard alphabet with padding.
    #[error("the signature is not base64 (something on the way changes the header)")]
    NotBase64,
    /// The signature is base64, but not of 32 bytes.
    #[error("the signature has {length} characters, not 44")]
    WrongLength {
        /// In characters.
        length: usize,
    },
    /// The signature is of another body, or made with another secret.
    #[error(
        "the signature does not match: it is of another body or made with another channel secret \
         (verify the bytes as they came, not JSON written again; take the secret of the channel that the webhook is set \
         for, without spaces or line breaks around it)"
    )]
    Mismatch,
    /// The body, which is not verified yet, has no `destination` to choose a channel by.
    #[error("the body has no destination")]
    NoDestination,
    /// The body is rightly signed, but not JSON.
    #[cfg(feature = "parse")]
    #[error("the body is not JSON")]
    NotJson(#[source] serde_json::Error),
    /// The body is rightly signed JSON, but has no `events` as a webhook has.
    #[cfg(feature = "parse")]
    #[error("the body is not a LINE webhook")]
    NotCallback(#[source] serde_json::Error),
}

impl Error {
    /// The HTTP status to answer with: 401 if the request cannot be trusted to be from LINE, otherwise 400.
    pub fn status(&self) -> u16 {
        if self.is_signature() { 401 } else { 400 }
    }

    /// Whether the request cannot be trusted to be from LINE.
    pub fn is_signature(&self) -> bool {
        match self {
            Self::MissingSignature
            | Self::RepeatedSignature
            | Self::NotBase64
            | Self::WrongLength { .. }
            | Self::Mismatch => true,
            Self::NoDestination => false,
            #[cfg(feature = "parse")]
            Self::NotJson(_) | Self::NotCallback(_) => false,
        }
    }
}
