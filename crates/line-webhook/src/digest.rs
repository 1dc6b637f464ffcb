use base64::{Engine, engine::general_purpose::STANDARD};

use crate::Error;

/// That of SHA-256.
const LENGTH: usize = 32;
/// A digest in base64.
const SIGNATURE_LENGTH: usize = 44;

/// What the header says that the digest of the body is.
pub(crate) struct Digest(pub(crate) [u8; LENGTH]);

impl Digest {
    // Decoding by the crate base64 would make the check of a short webhook slower by a tenth.
    #[inline]
    pub(crate) fn decode(signature: &[u8]) -> Result<Self, Error> {
        match signature.try_into() {
            Ok(signature) => digest(signature).map(Self).ok_or_else(|| error(signature)),
            Err(_) => Err(error(signature)),
        }
    }
}

/// Decodes strictly: the standard alphabet, with padding, and with no bit set that is not needed.
#[inline]
fn digest(signature: &[u8; SIGNATURE_LENGTH]) -> Option<[u8; LENGTH]> {
    let [digits @ .., b'='] = signature else { return None };
    let mut digest = [0; LENGTH];
    // 40 digits for 30 bytes, and 3 for 2.
    let (quads, &[a, b, c]) = digits.as_chunks::<4>() else { return None };
    let (triples, end) = digest.as_chunks_mut::<3>();
    let mut all = 0;
    for (&[a, b, c, d], triple) in quads.iter().zip(triples) {
        let bits = value(a) << 18 | value(b) << 12 | value(c) << 6 | value(d);
        [_, triple[0], triple[1], triple[2]] = bits.to_be_bytes();
        all |= bits;
    }
    let bits = value(a) << 18 | value(b) << 12 | value(c) << 6;
    let [_, last @ .., unneeded] = bits.to_be_bytes();
    end.copy_from_slice(&last);
    // -1 has all its bits set, wherever it is shifted to.
    ((all | bits) >= 0 && unneeded == 0).then_some(digest)
}

/// Of six bits, or -1.
#[inline]
fn value(digit: u8) -> i32 {
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
    VALUES[usize::from(digit)].into()
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

    fn decode(signature: &[u8]) -> Option<[u8; LENGTH]> {
        Digest::decode(signature).ok().map(|digest| digest.0)
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
