//! Images, sound, videos and files that users send.

use axum::body::Bytes;
use line_models::{
    MessageId, Timestamp,
    webhook::{
        AudioMessageContent, ContentProvider, Event, FileMessageContent, ImageMessageContent,
        MessageContent, VideoMessageContent,
    },
};

use super::{Content, Seat, World};
use crate::error::Error;

/// LINE publishes no limits for what users send; these are its limits for what bots send.
pub(crate) const IMAGE_MAX: usize = 10 << 20;
pub(crate) const MEDIA_MAX: usize = 200 << 20;

/// What kind of message the bytes become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Media {
    Image,
    Video,
    Audio,
    File { name: String },
}

impl World {
    pub(crate) fn send_media(
        &mut self,
        seat: &Seat,
        media: Media,
        bytes: Bytes,
        content_type: &str,
        now: Timestamp,
    ) -> Result<Event, Error> {
        let content_type = media.content_type(content_type)?;
        media.check_size(bytes.len())?;
        self.check(seat)?;
        let (id, number) = self.ids.message(now);
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        self.contents.insert(id.clone(), Content { bytes, content_type });
        let content = self.media_content(id, media, size);
        Ok(self.send(seat, number, content, now))
    }

    fn media_content(&mut self, id: MessageId, media: Media, size: i64) -> MessageContent {
        let read = self.ids.mark_as_read_token();
        let provider = ContentProvider::line();
        match media {
            Media::Image => ImageMessageContent::new(id, provider)
                .quote_token(self.ids.quote_token())
                .mark_as_read_token(read)
                .into(),
            Media::Video => VideoMessageContent::new(id, provider)
                .quote_token(self.ids.quote_token())
                .mark_as_read_token(read)
                .into(),
            Media::Audio => AudioMessageContent::new(id, provider).mark_as_read_token(read).into(),
            Media::File { name } => {
                FileMessageContent::new(id, name, size).mark_as_read_token(read).into()
            }
        }
    }
}

impl Media {
    /// The type alone, if this kind of message can have it.
    fn content_type(&self, found: &str) -> Result<String, Error> {
        let essence = found.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let (is_fine, expected) = match self {
            Self::Image => {
                (matches!(&*essence, "image/jpeg" | "image/png"), "image/jpeg or image/png")
            }
            Self::Video => (essence.starts_with("video/"), "a video"),
            Self::Audio => (essence.starts_with("audio/"), "a sound"),
            Self::File { .. } if essence.is_empty() => {
                return Ok("application/octet-stream".to_owned());
            }
            Self::File { .. } => (essence.contains('/'), "a content type"),
        };
        if is_fine {
            Ok(essence)
        } else {
            Err(Error::ContentType { content_type: found.to_owned(), expected })
        }
    }

    fn check_size(&self, size: usize) -> Result<(), Error> {
        let (what, limit) = match self {
            Self::Image => ("an image", IMAGE_MAX),
            Self::Video => ("a video", MEDIA_MAX),
            Self::Audio => ("a sound", MEDIA_MAX),
            Self::File { name } if name.is_empty() => {
                return Err(Error::Empty { what: "the name of a file" });
            }
            Self::File { .. } => ("a file", MEDIA_MAX),
        };
        match size {
            0 => Err(Error::Empty { what }),
            size if size > limit => Err(Error::TooLarge { what, megabytes: limit >> 20 }),
            _ => Ok(()),
        }
    }
}
