use crate::Error;

/// The header that carries the signature, in lower case. LINE may change the case at any time.
pub const SIGNATURE_HEADER: &str = "x-line-signature";

/// Finds the signature among the headers of a request, whatever the case of its name.
///
/// ```
/// let headers = [("Content-Type", "application/json"), ("X-Line-Signature", "GhRK…")];
/// assert_eq!(line_webhook::signature(headers)?, "GhRK…");
/// # Ok::<(), line_webhook::Error>(())
/// ```
///
/// # Errors
///
/// [`Error::MissingSignature`] and [`Error::RepeatedSignature`].
pub fn signature<N: AsRef<str>, V>(headers: impl IntoIterator<Item = (N, V)>) -> Result<V, Error> {
    let mut found = headers
        .into_iter()
        .filter(|(name, _)| name.as_ref().eq_ignore_ascii_case(SIGNATURE_HEADER))
        .map(|(_, value)| value);
    let signature = found.next().ok_or(Error::MissingSignature)?;
    if found.next().is_some() { Err(Error::RepeatedSignature) } else { Ok(signature) }
}
