use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac, digest::zeroize::Zeroizing};
use sha2::{Digest as _, Sha256};

use crate::{
    Error,
    digest::{Digest, Encoded},
};

/// What SHA-256 works on at a time.
const BLOCK_LENGTH: usize = 64;

/// The secret of a channel, which signs its webhooks.
///
/// It is keyed once and then used any number of times, and zeroed when dropped.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#signature-validation)
#[derive(Clone)]
pub struct ChannelSecret(Hmac<Sha256>);

impl ChannelSecret {
    /// From the text that the LINE Developers Console shows, as it stands there: it is not decoded.
    pub fn new(secret: impl AsRef<[u8]>) -> Self {
        let secret = secret.as_ref();
        let mut block = Zeroizing::new([0; BLOCK_LENGTH]);
        // A key that is longer than a block is replaced by its hash (RFC 2104).
        if secret.len() > BLOCK_LENGTH {
            let hash = Zeroizing::new(<[u8; 32]>::from(Sha256::digest(secret)));
            block[..32].copy_from_slice(&*hash);
        } else {
            block[..secret.len()].copy_from_slice(secret);
        }
        Self(Hmac::new((&*block).into()))
    }

    /// Checks that `signature`, the value of the header `x-line-signature`, was made of exactly these bytes.
    ///
    /// Takes the same time for a wrong signature wherever it differs, and allocates nothing.
    ///
    /// # Errors
    ///
    /// [`Error::NotBase64`], [`Error::WrongLength`] and [`Error::Mismatch`].
    pub fn verify<'b>(
        &self,
        body: &'b [u8],
        signature: impl AsRef<[u8]>,
    ) -> Result<Verified<'b>, Error> {
        let signature = Encoded::new(signature.as_ref())?;
        let mac = self.hash(body);
        // By now, a processor decodes while it still hashes.
        compare(mac, &signature.decode()?, body)
    }

    /// The signature that LINE would send with `body`: for tests and tools.
    pub fn sign(&self, body: &[u8]) -> String {
        STANDARD.encode(self.hash(body).finalize().into_bytes())
    }

    #[inline]
    pub(crate) fn check<'b>(&self, body: &'b [u8], digest: &Digest) -> Result<Verified<'b>, Error> {
        compare(self.hash(body), digest, body)
    }

    #[inline]
    fn hash(&self, body: &[u8]) -> Hmac<Sha256> {
        self.0.clone().chain_update(body)
    }
}

#[inline]
fn compare<'b>(mac: Hmac<Sha256>, digest: &Digest, body: &'b [u8]) -> Result<Verified<'b>, Error> {
    mac.verify_slice(digest).map(|()| Verified { body }).map_err(|_| Error::Mismatch)
}

impl fmt::Debug for ChannelSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChannelSecret(…)")
    }
}

/// A body whose signature is right. Nothing else can be parsed.
#[derive(Clone, Copy)]
pub struct Verified<'b> {
    body: &'b [u8],
}

impl<'b> Verified<'b> {
    /// The bytes.
    pub fn body(&self) -> &'b [u8] {
        self.body
    }
}

impl fmt::Debug for Verified<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Verified({} bytes)", self.body.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "8c570fa6dd201bb328f1c1eac23a96d8";
    const BODY: &[u8] = br#"{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}"#;
    const SIGNATURE: &str = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=";

    #[test]
    fn the_signature_is_that_of_line() {
        let secret = ChannelSecret::new(SECRET);
        assert_eq!(secret.sign(BODY), SIGNATURE);
        assert_eq!(secret.verify(BODY, SIGNATURE).unwrap().body(), BODY);
    }

    #[test]
    fn a_key_of_any_length_signs() {
        // Made with Python's hmac.
        let table = [
            ("", "fsNhnqf5IXIbbYvsg+otDG1VfgsWTa9XfmLIzIjtdK4="),
            (&"k".repeat(64), "LiE9MLRGQQs8Ie0JgjlN0q3RXMxNpaurHKwy5/1usB8="),
            (&"k".repeat(65), "LaJPXF6MSIT77r1WoxOxV4UwqAXWJiE6kzhEVyOtKPY="),
        ];
        for (secret, signature) in table {
            assert_eq!(ChannelSecret::new(secret).sign(b"body"), signature, "{}", secret.len());
        }
    }

    #[test]
    fn each_wrong_signature_has_its_error() {
        let secret = ChannelSecret::new(SECRET);
        let other = ChannelSecret::new("other").sign(BODY);
        let table = [
            (other.as_str(), "the signature does not match"),
            ("", "the signature has 0 characters"),
            (&SIGNATURE[..43], "the signature has 43 characters"),
            ("AAAA", "the signature has 4 characters"),
            (&"A".repeat(44), "the signature does not match"),
            (&SIGNATURE.replace('+', "-"), "the signature is not base64"),
            (&format!("{SIGNATURE}\n"), "the signature is not base64"),
            ("署名", "the signature is not base64"),
            (&format!("{}t=", &SIGNATURE[..42]), "the signature is not base64"),
            ("============================================", "the signature is not base64"),
        ];
        for (signature, message) in table {
            let error = secret.verify(BODY, signature).unwrap_err();
            assert!(error.to_string().starts_with(message), "{signature}: {error}");
            assert!(error.is_signature());
        }
    }

    #[test]
    fn the_secret_is_in_no_debug_output() {
        assert_eq!(format!("{:?}", ChannelSecret::new(SECRET)), "ChannelSecret(…)");
    }
}
