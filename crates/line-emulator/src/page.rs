//! The chat page, which is part of the program.

use axum::{
    Router,
    extract::Path,
    http::{
        HeaderName, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY,
            X_CONTENT_TYPE_OPTIONS,
        },
    },
    response::{IntoResponse, Response},
    routing::get,
};

/// A page shows what bots and users send, so it runs nothing but its own scripts. What messages show is anywhere.
const POLICY: &str = "default-src 'self'; img-src 'self' data: blob: https:; media-src 'self' https:; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";

const INDEX: &str = include_str!("page/index.html");

macro_rules! assets {
    ($($name:literal: $content_type:ident,)*) => {
        /// Name, content type and text of what the page loads.
        const ASSETS: &[(&str, &str, &str)] =
            &[$(($name, $content_type, include_str!(concat!("page/", $name)))),*];
    };
}

assets! {
    "action.js": JS,
    "api.js": JS,
    "app.js": JS,
    "card.css": CSS,
    "chat.css": CSS,
    "chat.js": JS,
    "composer.js": JS,
    "dom.js": JS,
    "events.js": JS,
    "flex.css": CSS,
    "flex.js": JS,
    "flex_style.js": JS,
    "group.js": JS,
    "header.js": JS,
    "icon.svg": SVG,
    "json.js": JS,
    "layout.js": JS,
    "media.js": JS,
    "message.js": JS,
    "panel.css": CSS,
    "panel.js": JS,
    "rich_menu.js": JS,
    "store.js": JS,
    "style.css": CSS,
    "template.js": JS,
    "theme.js": JS,
    "users.js": JS,
}

pub(crate) fn router() -> Router {
    Router::new()
        .route("/", get(async || file(HTML, INDEX)))
        .route("/emulator/assets/{name}", get(asset))
}

async fn asset(Path(name): Path<String>) -> Response {
    match ASSETS.iter().find(|(known, ..)| *known == name) {
        Some((_, content_type, text)) => file(content_type, text),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn file(content_type: &'static str, text: &'static str) -> Response {
    let headers: [(HeaderName, &str); 5] = [
        (CONTENT_TYPE, content_type),
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        // Otherwise a newer emulator would be shown by an older page.
        (CACHE_CONTROL, "no-cache"),
    ];
    (headers, text).into_response()
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;

    #[test]
    fn every_file_of_the_page_is_embedded() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page");
        let files = fs::read_dir(folder).unwrap();
        let files: BTreeSet<_> =
            files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        let embedded = ASSETS.iter().map(|(name, ..)| *name).chain(["index.html"]);
        assert_eq!(files, embedded.map(str::to_owned).collect());
    }
}
