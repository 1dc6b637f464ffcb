use line_models::{
    Message,
    imagemap::{
        ImagemapAction, ImagemapArea, ImagemapBaseSize, ImagemapExternalLink, ImagemapMessage,
        ImagemapVideo,
    },
};

use crate::{check, url, utf16};

const FILE: &str = "https://example.com/file";

fn area() -> ImagemapArea {
    ImagemapArea::new(0, 0, 1, 1)
}

fn imagemap(actions: impl Into<Vec<ImagemapAction>>) -> ImagemapMessage {
    ImagemapMessage::new(FILE, "a", ImagemapBaseSize::new(1040, 700), actions)
}

fn with(action: ImagemapAction) -> Message {
    imagemap([action]).into()
}

fn playing(video: ImagemapVideo) -> Message {
    imagemap([]).video(video).into()
}

fn video() -> ImagemapVideo {
    ImagemapVideo::new(FILE, FILE, area())
}

fn linking(uri: String, label: String) -> Message {
    playing(video().external_link(ImagemapExternalLink::new(uri, label)))
}

#[test]
fn an_imagemap_has_limits() {
    let size = ImagemapBaseSize::new(1040, 700);
    let of = |base_url: &str, alt_text: &str| Message::imagemap(base_url, alt_text, size, []);
    let wide = |width| Message::imagemap(FILE, "a", ImagemapBaseSize::new(width, 700), []);
    let taps = |count| imagemap(vec![ImagemapAction::message(area(), "a"); count]).into();
    check([
        (of(&url(2000), "a"), of(&url(2001), "a"), "baseUrl: Length must be between 0 and 2000"),
        (of(FILE, "a"), of("http://example.com", "a"), "baseUrl: invalid uri scheme"),
        (
            of(FILE, &utf16(1500)),
            of(FILE, &utf16(1501)),
            "altText: Length must be between 0 and 1500",
        ),
        (wide(1040), wide(1039), "baseSize.width: must be 1040"),
        (wide(1040), wide(1041), "baseSize.width: must be 1040"),
        (taps(50), taps(51), "actions: Size must be between 0 and 50"),
    ]);
}

#[test]
fn an_action_of_an_imagemap_has_limits() {
    let uri = |uri: String| with(ImagemapAction::uri(area(), uri));
    let message = |text: String| with(ImagemapAction::message(area(), text));
    let clipboard = |text: String| with(ImagemapAction::clipboard(area(), text));
    let label = |text: String| with(ImagemapAction::message(area(), "a").label(text));
    let at = |x, y| with(ImagemapAction::message(ImagemapArea::new(x, y, 1, 1), "a"));
    check([
        (uri(url(1000)), uri(url(1001)), "actions[0].linkUri: Length must be between 0 and 1000"),
        (
            uri("tel:123".to_owned()),
            uri("mailto:a@example.com".to_owned()),
            "actions[0].linkUri: invalid uri scheme",
        ),
        (
            message(utf16(400)),
            message(utf16(401)),
            "actions[0].text: Length must be between 0 and 400",
        ),
        (message(utf16(1)), message(utf16(0)), "actions[0].text: May not be empty"),
        (
            clipboard(utf16(1000)),
            clipboard(utf16(1001)),
            "actions[0].clipboardText: Length must be between 0 and 1000",
        ),
        (clipboard(utf16(1)), clipboard(utf16(0)), "actions[0].clipboardText: May not be empty"),
        (
            label(utf16(100)),
            label(utf16(101)),
            "actions[0].label: Length must be between 0 and 100",
        ),
        (at(0, 0), at(-1, 0), "actions[0].area.x: Must be greater than or equal to 0"),
        (at(0, 0), at(0, -1), "actions[0].area.y: Must be greater than or equal to 0"),
    ]);
}

#[test]
fn a_video_on_an_imagemap_has_limits() {
    check([
        (
            playing(ImagemapVideo::new(url(2000), FILE, area())),
            playing(ImagemapVideo::new(url(2001), FILE, area())),
            "video.originalContentUrl: Length must be between 0 and 2000",
        ),
        (
            playing(ImagemapVideo::new(FILE, url(2000), area())),
            playing(ImagemapVideo::new(FILE, url(2001), area())),
            "video.previewImageUrl: Length must be between 0 and 2000",
        ),
        (
            playing(video()),
            playing(ImagemapVideo::new(FILE, FILE, ImagemapArea::new(0, -1, 1, 1))),
            "video.area.y: Must be greater than or equal to 0",
        ),
        (
            playing(video()),
            playing(ImagemapVideo::default()),
            "video.originalContentUrl: must be specified; video.previewImageUrl: must be specified; \
             video.area: must be specified",
        ),
        (
            linking(url(1000), utf16(30)),
            linking(url(1001), utf16(30)),
            "video.externalLink.linkUri: Length must be between 0 and 1000",
        ),
        (
            linking(url(1000), utf16(30)),
            linking(url(1000), utf16(31)),
            "video.externalLink.label: Length must be between 0 and 30",
        ),
        (
            playing(video()),
            playing(video().external_link(ImagemapExternalLink::default())),
            "video.externalLink.linkUri: must be specified; video.externalLink.label: must be specified",
        ),
    ]);
}
