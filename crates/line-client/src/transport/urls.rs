//! URLs as reqwest takes them.

use std::sync::OnceLock;

use http::{
    Uri,
    uri::{Authority, Scheme},
};
use reqwest::{Body, Request, Url};

/// The first hosts that were called, as many as LINE has.
///
/// reqwest has a type of its own for URLs. Parsing one takes longer than all else this crate does for a call, and most of
/// that is the host, which is the same every time.
#[derive(Clone, Default)]
pub(super) struct Urls([OnceLock<Base>; 3]);

#[derive(Clone)]
struct Base {
    scheme: Scheme,
    authority: Authority,
    url: Url,
}

impl Urls {
    /// What reqwest's own conversion makes of a request.
    pub(super) fn request(&self, request: http::Request<Body>) -> reqwest::Result<Request> {
        // Only that conversion can pass extensions on, and say what is wrong with a URL.
        let Some(url) = self.get(request.uri()).filter(|_| request.extensions().is_empty()) else {
            return request.try_into();
        };
        let (parts, body) = request.into_parts();
        let mut request = Request::new(parts.method, url);
        *request.headers_mut() = parts.headers;
        *request.version_mut() = parts.version;
        *request.body_mut() = Some(body);
        Ok(request)
    }

    /// `None` if it is not the URL of a host, or of one too many.
    fn get(&self, uri: &Uri) -> Option<Url> {
        let (scheme, authority) = (uri.scheme()?, uri.authority()?);
        for place in &self.0 {
            let base = if let Some(base) = place.get() {
                base
            } else {
                let base = Base::new(scheme, authority)?;
                place.get_or_init(|| base)
            };
            if base.scheme == *scheme && base.authority == *authority {
                return Some(base.join(uri));
            }
        }
        None
    }
}

impl Base {
    fn new(scheme: &Scheme, authority: &Authority) -> Option<Self> {
        let url = Url::parse(&format!("{scheme}://{authority}")).ok()?;
        Some(Self { scheme: scheme.clone(), authority: authority.clone(), url })
    }

    fn join(&self, uri: &Uri) -> Url {
        let mut url = self.url.clone();
        url.set_path(uri.path());
        if uri.query().is_some() {
            url.set_query(uri.query());
        }
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_what_parsing_all_of_it_gives() {
        let urls = Urls::default();
        let hosts =
            ["https://api.line.me", "http://127.0.0.1:8080", "https://user:@Example.com:443"];
        let rests = [
            "",
            "/",
            "/v2/bot/user/U1",
            "//a//",
            "/a/../b",
            "/a/./b/..",
            "/%2e%2E/b",
            "/a;b:c@d?",
            "/a?b=c&d=%20",
            "/a?b/../c?'d'",
            "/a|b^c\\d",
            "/{a}\"'[b]",
            "/日本?語",
        ];
        for uri in hosts.iter().flat_map(|host| rests.map(|rest| format!("{host}{rest}"))) {
            let uri: Uri = uri.parse().unwrap();
            let whole = Url::parse(&uri.to_string()).unwrap();
            assert_eq!(urls.get(&uri), Some(whole), "{uri}");
        }
        for uri in ["https://api-data.line.me/", "http://api.line.me/", "/v2/bot"] {
            assert_eq!(urls.get(&uri.parse().unwrap()), None, "{uri}");
        }
    }
}
