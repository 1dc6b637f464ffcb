use super::{Check, Validate};
use crate::imagemap::{
    ImagemapAction, ImagemapActionKind, ImagemapArea, ImagemapBaseSize, ImagemapExternalLink,
    ImagemapMessage, ImagemapVideo,
};

impl Validate for ImagemapMessage {
    fn check(&self, check: &mut Check) {
        check.file("baseUrl", &self.base_url);
        check.utf16("altText", &self.alt_text, 1500);
        check.at("baseSize", |check| self.base_size.check(check));
        check.size("actions", &self.actions, 0..=50);
        check.each("actions", &self.actions);
        if let Some(video) = &self.video {
            check.at("video", |check| video.check(check));
        }
    }
}

impl Validate for ImagemapBaseSize {
    fn check(&self, check: &mut Check) {
        if self.width != 1040 {
            check.refuse("width", "must be 1040");
        }
    }
}

impl Validate for ImagemapAction {
    fn check(&self, check: &mut Check) {
        match &self.kind {
            ImagemapActionKind::Uri(action) => check.link("linkUri", &action.link_uri),
            ImagemapActionKind::Message(action) => check.utf16("text", &action.text, 400),
            ImagemapActionKind::Clipboard(action) => {
                check.utf16("clipboardText", &action.clipboard_text, 1000);
            }
            ImagemapActionKind::Unknown(_) => return,
        }
        if let Some(label) = &self.label {
            check.utf16_or_empty("label", label, 100);
        }
        check.at("area", |check| self.area.check(check));
    }
}

impl Validate for ImagemapArea {
    fn check(&self, check: &mut Check) {
        for (name, value) in [("x", self.x), ("y", self.y)] {
            if value < 0 {
                check.refuse(name, "Must be greater than or equal to 0");
            }
        }
    }
}

impl Validate for ImagemapVideo {
    fn check(&self, check: &mut Check) {
        for (name, url) in [
            ("originalContentUrl", &self.original_content_url),
            ("previewImageUrl", &self.preview_image_url),
        ] {
            match url {
                Some(url) => check.file(name, url),
                None => check.required::<String>(name, None),
            }
        }
        match &self.area {
            Some(area) => check.at("area", |check| area.check(check)),
            None => check.required::<ImagemapArea>("area", None),
        }
        if let Some(link) = &self.external_link {
            check.at("externalLink", |check| link.check(check));
        }
    }
}

impl Validate for ImagemapExternalLink {
    fn check(&self, check: &mut Check) {
        match &self.link_uri {
            Some(uri) => check.link("linkUri", uri),
            None => check.required::<String>("linkUri", None),
        }
        match &self.label {
            Some(label) => check.utf16("label", label, 30),
            None => check.required::<String>("label", None),
        }
    }
}
