//! How large an image is, from its first bytes.

/// Width and height in pixels of a PNG or JPEG.
pub(crate) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    png(bytes).or_else(|| jpeg(bytes))
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    if rest.get(4..8)? != b"IHDR" {
        return None;
    }
    let number = |at: usize| Some(u32::from_be_bytes(rest.get(at..at + 4)?.try_into().ok()?));
    Some((number(8)?, number(12)?))
}

/// Goes from segment to segment until the one that begins a frame.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let &[0xff, kind, ..] = rest else { return None };
        let length = |at: usize| Some(u16::from_be_bytes(rest.get(at..at + 2)?.try_into().ok()?));
        // C4, C8 and CC have other meanings among the kinds of frame.
        if matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc) {
            return Some((length(7)?.into(), length(5)?.into()));
        }
        rest = rest.get(2 + usize::from(length(2)?)..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_an_image_is_in_its_head() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x09\xc4\0\0\x06\x96\x08";
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc4\0\x03a\xff\xc2\0\x0b\x08\x06\x96\x09\xc4\x03";
        assert_eq!(size(png), Some((2500, 1686)));
        assert_eq!(size(jpeg), Some((2500, 1686)));
    }

    #[test]
    fn what_is_no_image_has_no_size() {
        let cut: &[&[u8]] = &[
            b"",
            b"GIF89a",
            b"\x89PNG\r\n\x1a\n",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIDATxxxxxxxx",
            b"\xff\xd8",
            b"\xff\xd8\xff\xe0\xff\xff",
            b"\xff\xd8\xff\xc0\0",
            b"\xff\xd8\xff\xe0\0\0\0\0",
        ];
        for bytes in cut {
            assert_eq!(size(bytes), None, "{bytes:?}");
        }
    }
}
