//! Stickers. LINE's pictures are LINE's, so a friendly face stands for each.

use serde::Serialize;

/// A sticker that a user of the page can choose.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Sticker {
    package_id: &'static str,
    sticker_id: &'static str,
}

macro_rules! stickers {
    ($($package_id:literal: $($sticker_id:literal)*,)*) => {
        &[$($(Sticker { package_id: $package_id, sticker_id: $sticker_id },)*)*]
    };
}

impl Sticker {
    /// A few of those that bots may send.
    pub(crate) const ALL: &'static [Self] = stickers! {
        "446": "1988" "1989" "1990" "1991" "1992" "1993" "1994" "1995",
        "789": "10855" "10856" "10857" "10858" "10859" "10860" "10861" "10862",
        "6325": "10979904" "10979905" "10979906" "10979907" "10979908" "10979909" "10979910" "10979911",
    };
}

/// A picture that is always the same for the same ids: the package gives the animal, the sticker its colour and mood.
pub(crate) fn svg(package_id: &str, sticker_id: &str) -> String {
    let animal = hash(package_id);
    let mood = hash(sticker_id);
    let hue = (mood >> 8).wrapping_mul(47) % 360;
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" width="120" height="120"><g fill="hsl({hue} 70% 72%)" stroke="hsl({hue} 45% 32%)" stroke-width="4" stroke-linecap="round" stroke-linejoin="round">"#
    );
    svg.push_str(pick(EARS, animal));
    svg.push_str(r#"<ellipse cx="60" cy="66" rx="42" ry="38"/></g>"#);
    svg.push_str(r#"<g fill="hsl(350 85% 68%)" opacity=".6"><circle cx="32" cy="76" r="7"/><circle cx="88" cy="76" r="7"/></g>"#);
    svg.push_str(r##"<g fill="none" stroke="#333" stroke-width="4" stroke-linecap="round" stroke-linejoin="round">"##);
    svg.push_str(pick(EYES, mood));
    svg.push_str(pick(MOUTHS, mood / 7));
    svg.push_str("</g></svg>");
    svg
}

/// Cat, bear, rabbit, chick.
const EARS: &[&str] = &[
    r#"<path d="M22 54 24 16 50 36Z"/><path d="M98 54 96 16 70 36Z"/>"#,
    r#"<circle cx="29" cy="36" r="14"/><circle cx="91" cy="36" r="14"/>"#,
    r#"<ellipse cx="42" cy="26" rx="10" ry="23" transform="rotate(-10 42 26)"/><ellipse cx="78" cy="26" rx="10" ry="23" transform="rotate(10 78 26)"/>"#,
    r#"<path d="M60 30C50 22 52 12 58 8 58 14 62 16 66 10 70 18 66 26 60 30Z"/>"#,
];

/// Open, laughing, asleep, winking, starry, wide.
const EYES: &[&str] = &[
    r##"<g fill="#333" stroke="none"><circle cx="44" cy="62" r="5"/><circle cx="76" cy="62" r="5"/></g>"##,
    r#"<path d="M37 64q7-9 14 0M69 64q7-9 14 0"/>"#,
    r#"<path d="M37 61q7 8 14 0M69 61q7 8 14 0"/>"#,
    r##"<circle cx="44" cy="62" r="3" fill="#333"/><path d="M69 62h14"/>"##,
    r#"<path d="M44 55v14M37 62h14M39 57l10 10M49 57 39 67M76 55v14M69 62h14M71 57l10 10M81 57 71 67" stroke-width="2.5"/>"#,
    r##"<g fill="#fff"><circle cx="44" cy="61" r="8"/><circle cx="76" cy="61" r="8"/></g><g fill="#333" stroke="none"><circle cx="46" cy="62" r="3.5"/><circle cx="74" cy="62" r="3.5"/></g>"##,
];

/// Smile, laugh, surprise, cat's mouth, sulk, tongue.
const MOUTHS: &[&str] = &[
    r#"<path d="M46 80q14 13 28 0"/>"#,
    r##"<path d="M46 78h28q-2 17-14 17T46 78Z" fill="#c33"/>"##,
    r##"<ellipse cx="60" cy="84" rx="6" ry="8" fill="#c33"/>"##,
    r#"<path d="M46 79q7 9 14 0 7 9 14 0"/>"#,
    r#"<path d="M48 86q12-9 24 0"/>"#,
    r##"<path d="M46 80q14 8 28 0"/><path d="M58 84v5a6 6 0 0 0 12 0v-7" fill="#f88"/>"##,
];

fn pick(parts: &[&'static str], number: u32) -> &'static str {
    let index = number as usize % parts.len().max(1);
    parts.get(index).copied().unwrap_or_default()
}

/// FNV-1a, mixed once more because the ids of neighbours differ in their last digit alone.
fn hash(id: &str) -> u32 {
    let hash = id
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ hash >> 15).wrapping_mul(0x2c1b_3c6d) >> 4
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_sticker_always_looks_the_same_and_hardly_ever_like_another() {
        let pictures: Vec<_> = Sticker::ALL
            .iter()
            .map(|sticker| svg(sticker.package_id, sticker.sticker_id))
            .collect();
        assert_eq!(pictures[0], svg("446", "1988"));
        let different: HashSet<_> = pictures.iter().collect();
        assert!(different.len() >= pictures.len() - 1, "{} of {}", different.len(), pictures.len());
    }

    #[test]
    fn ids_do_not_get_into_the_picture() {
        assert!(!svg("<script>", "\"><script>").contains("script"));
    }
}
