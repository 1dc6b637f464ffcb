use std::collections::VecDeque;

use axum::body::Bytes;
use line_models::MessageId;

/// How many bytes are kept of what users sent. The oldest go first.
const BYTES_MAX: usize = 256 << 20;

/// The bytes of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) bytes: Bytes,
    pub(crate) content_type: &'static str,
}

/// The contents of the last messages that have one.
#[derive(Default)]
pub(crate) struct Contents {
    kept: VecDeque<(MessageId, Content)>,
    bytes: usize,
}

impl Contents {
    pub(crate) fn insert(&mut self, id: MessageId, content: Content) {
        self.bytes += content.bytes.len();
        self.kept.push_back((id, content));
        while self.bytes > BYTES_MAX {
            let Some((_, content)) = self.kept.pop_front() else { return };
            self.bytes -= content.bytes.len();
        }
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Content> {
        self.kept.iter().find(|(kept, _)| *kept == *id).map(|(_, content)| content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_contents_go_when_there_are_too_many_bytes() {
        let content = Content { bytes: vec![0; BYTES_MAX / 2].into(), content_type: "image/png" };
        let mut contents = Contents::default();
        for id in ["1", "2", "3"] {
            contents.insert(id.into(), content.clone());
        }
        assert!(contents.get("1").is_none());
        assert!(contents.get("2").is_some());
        assert!(contents.get("3").is_some());
    }
}
