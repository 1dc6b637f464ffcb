use std::collections::VecDeque;

use axum::body::Bytes;
use line_models::MessageId;

/// How many bytes are kept of what users sent. The oldest go first.
const BYTES_MAX: usize = 256 << 20;

/// The bytes of an image, a sound, a video or a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) bytes: Bytes,
    pub(crate) content_type: String,
}

/// The contents of the last messages that have one.
#[derive(Default)]
pub(crate) struct Contents {
    kept: VecDeque<(MessageId, Kept)>,
    bytes: usize,
}

/// What is known of a content.
pub(crate) enum Kept {
    Here(Content),
    /// The user took the message back.
    Unsent,
}

impl Contents {
    pub(crate) fn insert(&mut self, id: MessageId, content: Content) {
        self.bytes += content.bytes.len();
        self.kept.push_back((id, Kept::Here(content)));
        while self.bytes > BYTES_MAX {
            let Some((_, kept)) = self.kept.pop_front() else { return };
            self.bytes -= kept.size();
        }
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Kept> {
        self.kept.iter().find(|(kept, _)| *kept == *id).map(|(_, content)| content)
    }

    /// The bytes are given up, but not that there were some.
    pub(crate) fn unsend(&mut self, id: &MessageId) {
        if let Some((_, kept)) = self.kept.iter_mut().find(|(kept, _)| kept == id) {
            self.bytes -= kept.size();
            *kept = Kept::Unsent;
        }
    }
}

impl Kept {
    fn size(&self) -> usize {
        match self {
            Self::Here(content) => content.bytes.len(),
            Self::Unsent => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(size: usize) -> Content {
        Content { bytes: vec![0; size].into(), content_type: "image/png".to_owned() }
    }

    #[test]
    fn the_oldest_contents_go_when_there_are_too_many_bytes() {
        let content = content(BYTES_MAX / 2);
        let mut contents = Contents::default();
        for id in ["1", "2", "3"] {
            contents.insert(id.into(), content.clone());
        }
        assert!(contents.get("1").is_none());
        assert!(contents.get("2").is_some());
        assert!(contents.get("3").is_some());
    }

    #[test]
    fn what_was_unsent_is_known_to_have_been_there() {
        let mut contents = Contents::default();
        contents.insert("1".into(), content(10));
        contents.unsend(&"1".into());
        contents.unsend(&"1".into());
        assert!(matches!(contents.get("1"), Some(Kept::Unsent)));
        assert_eq!(contents.bytes, 0);
        assert!(contents.get("2").is_none());
    }
}
