use std::borrow::Cow;

use bytes::Bytes;
use http::{Uri, uri::PathAndQuery};

use crate::Error;

/// The hosts that LINE's operations are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Host {
    /// Most operations: `api.line.me`.
    Api,
    /// Content, rich menu images and files of user ids: `api-data.line.me`.
    Data,
    /// Attaching module channels: `manager.line.biz`.
    Manager,
}

/// Where the hosts are.
#[derive(Clone, Debug)]
pub(crate) struct Hosts {
    api: Uri,
    data: Uri,
    manager: Uri,
}

impl Hosts {
    pub(crate) fn new(base: Option<&str>, hosts: &[(Host, String)]) -> Result<Self, Error> {
        let find = |host, default| {
            let chosen = hosts.iter().rev().find(|(chosen, _)| *chosen == host);
            parse(chosen.map(|(_, url)| url.as_str()).or(base).unwrap_or(default))
        };
        Ok(Self {
            api: find(Host::Api, "https://api.line.me")?,
            data: find(Host::Data, "https://api-data.line.me")?,
            manager: find(Host::Manager, "https://manager.line.biz")?,
        })
    }

    pub(crate) fn use_tls(&self) -> bool {
        [&self.api, &self.data, &self.manager].iter().any(|url| url.scheme_str() != Some("http"))
    }

    /// A base may have a path of its own, which goes before that of the operation.
    pub(crate) fn uri(&self, host: Host, path: Cow<'static, str>) -> Result<Uri, http::Error> {
        let base = match host {
            Host::Api => &self.api,
            Host::Data => &self.data,
            Host::Manager => &self.manager,
        };
        let mut parts = base.clone().into_parts();
        let path = match base.path().trim_end_matches('/') {
            "" => PathAndQuery::from_maybe_shared(match path {
                Cow::Borrowed(path) => Bytes::from_static(path.as_bytes()),
                Cow::Owned(path) => Bytes::from(path),
            }),
            prefix => PathAndQuery::try_from(format!("{prefix}{path}")),
        };
        parts.path_and_query = Some(path?);
        Ok(Uri::from_parts(parts)?)
    }
}

fn parse(url: &str) -> Result<Uri, Error> {
    let build = |reason: &str, source: crate::BoxError| Error::Build {
        reason: format!("{url:?} {reason}, such as http://127.0.0.1:8080"),
        source,
    };
    let uri: Uri =
        url.parse().map_err(|error: http::uri::InvalidUri| build("is not a URL", error.into()))?;
    match uri.scheme_str() {
        Some("http" | "https") if uri.query().is_none() => Ok(uri),
        _ => Err(build(
            "is not the base of an API",
            "neither http nor https, or with a query".into(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_host_can_be_somewhere_else() {
        let chosen = [(Host::Data, "https://example.com/line/".to_owned())];
        let hosts = Hosts::new(Some("http://127.0.0.1:80"), &chosen).unwrap();
        assert_eq!(hosts.uri(Host::Api, "/v2/a".into()).unwrap(), "http://127.0.0.1:80/v2/a");
        assert_eq!(hosts.uri(Host::Data, "/v2/a".into()).unwrap(), "https://example.com/line/v2/a");
        assert!(hosts.use_tls());
        assert!(!Hosts::new(Some("http://127.0.0.1:80"), &[]).unwrap().use_tls());
    }

    #[test]
    fn what_is_no_base_url_is_refused_by_name() {
        for url in ["", "127.0.0.1:80", "ftp://a", "http://a b", "http://a/?b"] {
            let error = Hosts::new(Some(url), &[]).unwrap_err().to_string();
            assert!(error.contains(&format!("{url:?}")), "{error}");
        }
    }
}
