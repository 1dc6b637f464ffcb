use base64::{Engine, engine::general_purpose::STANDARD};

use crate::Error;

/// That of SHA-256.
const LENGTH: usize = 32;
/// A digest in base64.
const SIGNATURE_LENGTH: usize = 44;

/// The digest of a body.
pub(crate) type Digest = [u8; LENGTH];

/// What the header says that the digest of the body is, as it stands there.
pub(crate) struct Encoded<'s>(&'s [u8; SIGNATURE_LENGTH]);

impl<'s> Encoded<'s> {
    #[inline]
    pub(crate) fn new(signature: &'s [u8]) -> Result<Self, Error> {
        signature.try_into().map(Self).map_err(|_| error(signature))
    }

    // Decoding by the crate base64 would make the check of a short webhook slower by a tenth.
    #[inline]
    pub(crate) fn decode(&self) -> Result<Digest, Error> {
        digest(self.0).ok_or_else(|| error(self.0))
    }
}

/// Decodes strictly: the standard alphabet, with padding, and with no bit set that is not needed.
#[inline]
fn digest(signature: &[u8; SIGNATURE_LENGTH]) -> Option<Digest> {
    let [digits @ .., b'='] = signature else { return None };
    let mut digest = [0; LENGTH];
    // 40 digits for 30 bytes, and 3 for 2.
    let (eights, three) = digits.as_chunks::<8>();
    let (sixes, end) = digest.as_chunks_mut::<6>();
    let mut all = 0;
    for (eight, six) in eights.iter().zip(sixes) {
        let bits = value(eight);
        let [_, _, bytes @ ..] = bits.to_be_bytes();
        *six = bytes;
        all |= bits;
    }
    let bits = value(three) << 6;
    let [.., first, second, unneeded] = bits.to_be_bytes();
    end.copy_from_slice(&[first, second]);
    ((all | bits) >= 0 && unneeded == 0).then_some(digest)
}

/// Of six bits each, or below 0 if one is no digit.
#[inline]
fn value(digits: &[u8]) -> i64 {
    const VALUES: [i8; 256] = {
        let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut values = [-1; 256];
        let mut value: u8 = 0;
        while value < 64 {
            values[digits[value as usize] as usize] = value.cast_signed();
            value += 1;
        }
        values
    };
    // -1 has all its bits set, wherever it is shifted to.
    digits.iter().fold(0, |bits, digit| bits << 6 | i64::from(VALUES[usize::from(*digit)]))
}

#[cold]
fn error(signature: &[u8]) -> Error {
    let length = signature.len();
    let alphabet = |c: &u8| c.is_ascii_alphanumeric() || matches!(c, b'+' | b'/' | b'=');
    if !signature.iter().all(alphabet) {
        return Error::NotBase64;
    }
    if length != SIGNATURE_LENGTH {
        return Error::WrongLength { length };
    }
    // With one more padding or one less it is base64 all the same, of another length.
    match STANDARD.decode_slice(signature, &mut [0; LENGTH + 1]) {
        Ok(_) => Error::Mismatch,
        Err(_) => Error::NotBase64,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decode(signature: &[u8]) -> Option<Digest> {
        Encoded::new(signature).ok()?.decode().ok()
    }

    proptest! {
        #[test]
        fn every_digest_is_decoded_from_its_base64(digest: [u8; LENGTH]) {
            prop_assert_eq!(decode(STANDARD.encode(digest).as_bytes()), Some(digest));
        }

        #[test]
        fn what_is_not_written_as_base64_writes_it_is_no_digest(digest: [u8; LENGTH], at in 0..44_usize, byte: u8) {
            let mut signature = STANDARD.encode(digest).into_bytes();
            signature[at] = byte;
            let expected = STANDARD.decode(&signature).ok();
            let expected = expected.and_then(|digest| digest.try_into().ok());
            prop_assert_eq!(decode(&signature), expected);
        }

        #[test]
        fn any_bytes_are_decoded_or_have_an_error(bytes: Vec<u8>) {
            prop_assert_eq!(decode(&bytes), None);
        }
    }
}
