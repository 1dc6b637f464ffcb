use line_models::{
    Action,
    flex::{
        FlexBox, FlexBoxLinearGradient, FlexBubble, FlexButton, FlexComponent, FlexContainer,
        FlexIcon, FlexImage, FlexSeparator, FlexSpan, FlexText,
    },
};

use crate::{url, violations};

const FILE: &str = "https://example.com/file";

const PIXELS: &[&str] = &["0px", "1px", "16px", "2.5px"];
const NO_PIXELS: &[&str] = &[
    "", "16", "-1px", "1.px", ".5px", "1e3px", "16pt", "16 px", "5%", "16pxx", "px", "xxxl", "Md",
];
const PIXELS_OR_PERCENTS: &[&str] = &["0px", "16px", "0%", "5%", "2.5%"];
const NEITHER: &[&str] = &["", "16", "%", "5%%", "1e3%", "16em", "xxxl", "Md"];

/// Checks one property of a component in a box that takes it.
fn table<T: Into<FlexComponent>>(
    property: &str,
    with: impl Fn(&str) -> T,
    passes: &[&[&str]],
    fails: &[&[&str]],
) {
    let said = |value: &str| {
        let component = with(value).into();
        let body = match &component {
            FlexComponent::Icon(_) => FlexBox::baseline(component),
            _ => FlexBox::vertical(component),
        };
        violations(&FlexContainer::from(FlexBubble::new().body(body)))
    };
    for value in passes.iter().copied().flatten() {
        assert_eq!(said(value), "", "{property} {value}");
    }
    for value in fails.iter().copied().flatten() {
        let wanted = format!("body.contents[0].{property}: invalid property");
        assert_eq!(said(value), wanted, "{property} {value}");
    }
}

#[test]
fn lengths_are_keywords_or_pixels() {
    const SIZES: &[&str] = &["none", "xs", "sm", "md", "lg", "xl", "xxl"];
    const FONTS: &[&str] = &["xxs", "xs", "sm", "md", "lg", "xl", "xxl", "3xl", "4xl", "5xl"];
    const WIDTHS: &[&str] = &["none", "light", "normal", "medium", "semi-bold", "bold"];

    let empty = || FlexBox::vertical(());
    let (ok, no) = (&[SIZES, PIXELS][..], &[NO_PIXELS][..]);
    table("spacing", |v| empty().spacing(v), ok, no);
    table("margin", |v| empty().margin(v), ok, no);
    table("margin", |v| FlexText::new("a").margin(v), ok, no);
    table("margin", |v| FlexImage::new(FILE).margin(v), ok, no);
    table("margin", |v| FlexIcon::new(FILE).margin(v), ok, no);
    table("margin", |v| FlexButton::new(Action::message("a", "a")).margin(v), ok, no);
    table("margin", |v| FlexSeparator::new().margin(v), ok, no);
    table("cornerRadius", |v| empty().corner_radius(v), ok, no);
    table("borderWidth", |v| empty().border_width(v), &[WIDTHS, PIXELS], no);
    table("size", |v| FlexText::new("a").size(v), &[FONTS, PIXELS], no);
    let span = |v: &str| FlexText::spans([FlexSpan::new("a").size(v)]);
    table("contents[0].size", span, &[FONTS, PIXELS], no);
    table("lineSpacing", |v| FlexText::new("a").line_spacing(v), &[PIXELS], &[NO_PIXELS, &["md"]]);
}

#[test]
fn some_lengths_are_percents_too() {
    const SIZES: &[&str] = &["none", "xs", "sm", "md", "lg", "xl", "xxl"];
    const IMAGES: &[&str] = &["xxs", "xs", "sm", "md", "lg", "xl", "xxl", "3xl", "4xl", "5xl"];

    let empty = || FlexBox::vertical(());
    let (ok, no) = (&[SIZES, PIXELS_OR_PERCENTS][..], &[NEITHER, &["-1px", "-5%"]][..]);
    table("paddingAll", |v| empty().padding_all(v), ok, no);
    table("paddingTop", |v| empty().padding_top(v), ok, no);
    table("paddingBottom", |v| empty().padding_bottom(v), ok, no);
    table("paddingStart", |v| empty().padding_start(v), ok, no);
    table("paddingEnd", |v| empty().padding_end(v), ok, no);
    table("size", |v| FlexImage::new(FILE).size(v), &[IMAGES, &["full"], PIXELS_OR_PERCENTS], no);
    table("size", |v| FlexIcon::new(FILE).size(v), &[IMAGES, PIXELS_OR_PERCENTS], no);

    let no = &[NEITHER, &["-1px", "-5%", "md", "full"]][..];
    table("width", |v| empty().width(v), &[PIXELS_OR_PERCENTS], no);
    table("maxWidth", |v| empty().max_width(v), &[PIXELS_OR_PERCENTS], no);
    table("height", |v| empty().height(v), &[PIXELS_OR_PERCENTS], no);
    table("maxHeight", |v| empty().max_height(v), &[PIXELS_OR_PERCENTS], no);
}

#[test]
fn offsets_may_be_negative() {
    const SIZES: &[&str] = &["none", "xs", "sm", "md", "lg", "xl", "xxl"];

    let (ok, no) =
        (&[SIZES, PIXELS_OR_PERCENTS, &["-1px", "-2.5%"]][..], &[NEITHER, &["--1px"]][..]);
    table("offsetTop", |v| FlexBox::vertical(()).offset_top(v), ok, no);
    table("offsetBottom", |v| FlexText::new("a").offset_bottom(v), ok, no);
    table("offsetStart", |v| FlexImage::new(FILE).offset_start(v), ok, no);
    table("offsetEnd", |v| FlexIcon::new(FILE).offset_end(v), ok, no);
    table("offsetTop", |v| FlexButton::new(Action::message("a", "a")).offset_top(v), ok, no);
}

#[test]
fn keywords_are_those_of_line() {
    let button = || FlexButton::new(Action::message("a", "a"));
    let gravity = (&[&["top", "bottom", "center"][..]][..], &[&["middle", ""][..]][..]);
    table("gravity", |v| FlexText::new("a").gravity(v), gravity.0, gravity.1);
    table("gravity", |v| FlexImage::new(FILE).gravity(v), gravity.0, gravity.1);
    table("gravity", |v| button().gravity(v), gravity.0, gravity.1);
    let align = (&[&["start", "end", "center"][..]][..], &[&["left", "Start"][..]][..]);
    table("align", |v| FlexText::new("a").align(v), align.0, align.1);
    table("align", |v| FlexImage::new(FILE).align(v), align.0, align.1);
    let position = (&[&["relative", "absolute"][..]][..], &[&["fixed"][..]][..]);
    table("position", |v| FlexText::new("a").position(v), position.0, position.1);
    table("position", |v| FlexImage::new(FILE).position(v), position.0, position.1);
    table("position", |v| FlexIcon::new(FILE).position(v), position.0, position.1);
    table("position", |v| FlexBox::vertical(()).position(v), position.0, position.1);
    table("position", |v| button().position(v), position.0, position.1);
    let fit = (&[&["shrink-to-fit"][..]][..], &[&["grow"][..]][..]);
    table("adjustMode", |v| FlexText::new("a").adjust_mode(v), fit.0, fit.1);
    table("adjustMode", |v| button().adjust_mode(v), fit.0, fit.1);
    let weight = (&[&["regular", "bold"][..]][..], &[&["blod"][..]][..]);
    table("weight", |v| FlexText::new("a").weight(v), weight.0, weight.1);
    let span = |v: &str| FlexText::spans([FlexSpan::new("a").weight(v)]);
    table("contents[0].weight", span, weight.0, weight.1);
    let style = (&[&["normal", "italic"][..]][..], &[&["oblique"][..]][..]);
    table("style", |v| FlexText::new("a").style(v), style.0, style.1);
    let span = |v: &str| FlexText::spans([FlexSpan::new("a").style(v)]);
    table("contents[0].style", span, style.0, style.1);
    let line = (&[&["none", "underline", "line-through"][..]][..], &[&["overline"][..]][..]);
    table("decoration", |v| FlexText::new("a").decoration(v), line.0, line.1);
    let span = |v: &str| FlexText::spans([FlexSpan::new("a").decoration(v)]);
    table("contents[0].decoration", span, line.0, line.1);
    table("style", |v| button().style(v), &[&["primary", "secondary", "link"]], &[&["tertiary"]]);
    table("height", |v| button().height(v), &[&["sm", "md"]], &[&["lg"]]);
    table(
        "aspectMode",
        |v| FlexImage::new(FILE).aspect_mode(v),
        &[&["fit", "cover"]],
        &[&["fill"]],
    );
    table(
        "justifyContent",
        |v| FlexBox::vertical(()).justify_content(v),
        &[&["center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"]],
        &[&["start"]],
    );
    table(
        "alignItems",
        |v| FlexBox::vertical(()).align_items(v),
        &[&["center", "flex-start", "flex-end"]],
        &[&["space-between"]],
    );
    let layout = |v: &str| FlexBox::new(v.into(), ());
    table("layout", layout, &[&["horizontal", "vertical", "baseline"]], &[&["diagonal"]]);
    let bubble = FlexBubble::new().size("tera").direction("up");
    assert_eq!(
        violations(&FlexContainer::from(bubble)),
        "size: invalid property; direction: invalid property",
    );
}

#[test]
fn colors_are_hexadecimal() {
    let ok = &[&["#000000", "#FFFFFF", "#00000000", "#abcDEF12"][..]];
    let no = &[&["", "#", "#fff", "000000", "#0000000", "#000000000", "#gggggg", "red", "#あ"][..]];
    table("backgroundColor", |v| FlexBox::vertical(()).background_color(v), ok, no);
    table("borderColor", |v| FlexBox::vertical(()).border_color(v), ok, no);
    table("backgroundColor", |v| FlexImage::new(FILE).background_color(v), ok, no);
    table("color", |v| FlexText::new("a").color(v), ok, no);
    table("color", |v| FlexSeparator::new().color(v), ok, no);
    table("color", |v| FlexButton::new(Action::message("a", "a")).color(v), ok, no);
    let gradient = || FlexBoxLinearGradient::new("0deg", "#000000", "#ffffff");
    let lay = |gradient: FlexBoxLinearGradient| FlexBox::vertical(()).background(gradient);
    table("background.centerColor", |v| lay(gradient().center_color(v)), ok, no);
    let start = |v: &str| lay(FlexBoxLinearGradient::new("0deg", v, "#000000"));
    table("background.startColor", start, ok, no);
    let end = |v: &str| lay(FlexBoxLinearGradient::new("0deg", "#000000", v));
    table("background.endColor", end, ok, no);
}

#[test]
fn a_gradient_has_an_angle_and_a_center() {
    let gradient = |angle: &str| FlexBoxLinearGradient::new(angle, "#000000", "#ffffff");
    let lay = |gradient: FlexBoxLinearGradient| FlexBox::vertical(()).background(gradient);
    table(
        "background.angle",
        |v| lay(gradient(v)),
        &[&["0deg", "359deg", "359.9deg"]],
        &[&["360deg", "-1deg", "90", "deg", ""]],
    );
    table(
        "background.centerPosition",
        |v| lay(gradient("0deg").center_position(v)),
        &[&["0%", "100%", "33.3%"]],
        &[&["100.1%", "101%", "-1%", "50", "50px"]],
    );
    let bubble = FlexBubble::new().body(lay(FlexBoxLinearGradient::default()));
    assert_eq!(
        violations(&FlexContainer::from(bubble)),
        "body.background.angle: must be specified; body.background.startColor: must be specified; \
         body.background.endColor: must be specified",
    );
}

#[test]
fn a_ratio_is_not_too_high() {
    let ok = &[&["1:1", "20:13", "1.51:1", "1:3", "100000:1", "33334:100000"][..]];
    let no = &[&[
        "1:3.1", "100001:1", "0:1", "1:0", "0.9:1", "1", "1:", "1:1:1", "a:b", "-1:1", "inf:1",
    ][..]];
    table("aspectRatio", |v| FlexImage::new(FILE).aspect_ratio(v), ok, no);
    table("aspectRatio", |v| FlexIcon::new(FILE).aspect_ratio(v), ok, no);
}

#[test]
fn a_url_has_a_limit() {
    let said = |component: FlexComponent| {
        violations(&FlexContainer::from(FlexBubble::new().body(FlexBox::baseline(component))))
    };
    assert_eq!(said(FlexIcon::new(url(2000)).into()), "");
    assert_eq!(
        said(FlexIcon::new(url(2001)).into()),
        "body.contents[0].url: Length must be between 0 and 2000",
    );
    let said = |url| violations(&FlexContainer::from(FlexBubble::new().hero(FlexImage::new(url))));
    assert_eq!(said(url(2000)), "");
    assert_eq!(said(url(2001)), "hero.url: Length must be between 0 and 2000");
    assert_eq!(said("http://example.com".to_owned()), "hero.url: invalid uri scheme");
}
