use std::{borrow::Cow, env, fmt};

use bytes::Bytes;
use http::{Uri, uri::PathAndQuery};

use crate::{BoxError, Error};

/// Where all hosts are, if the environment says so.
const VARIABLE: &str = "LINE_API_BASE";

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

/// A URL as it was given, which may hold a password: `Debug` shows neither that nor the name before it.
pub(crate) struct BaseUrl(pub(crate) String);

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((before, after)) = self.0.rsplit_once('@') else {
            return fmt::Debug::fmt(&self.0, f);
        };
        let scheme = before.find("://").map_or("", |end| &before[..end + 3]);
        fmt::Debug::fmt(&format!("{scheme}…@{after}"), f)
    }
}

/// Where the hosts are.
#[derive(Clone)]
pub(crate) struct Hosts {
    api: Uri,
    data: Uri,
    manager: Uri,
}

impl Hosts {
    /// Where `hosts` say, else at `base`, else where the environment says.
    pub(crate) fn new(base: Option<&BaseUrl>, hosts: &[(Host, BaseUrl)]) -> Result<Self, Error> {
        let base = match base {
            Some(url) => Some(parse("", url)?),
            None => from_environment()?,
        };
        let find = |host, default| {
            let chosen = hosts.iter().rev().find(|(chosen, _)| *chosen == host);
            match (chosen, &base) {
                (Some((_, url)), _) => parse("", url),
                (None, Some(base)) => Ok(base.clone()),
                (None, None) => Ok(Uri::from_static(default)),
            }
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

impl fmt::Debug for Hosts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let urls = [&self.api, &self.data, &self.manager].map(|url| BaseUrl(url.to_string()));
        f.debug_list().entries(urls).finish()
    }
}

fn from_environment() -> Result<Option<Uri>, Error> {
    match env::var(VARIABLE) {
        Ok(url) if !url.is_empty() => parse(&format!("{VARIABLE}="), &BaseUrl(url)).map(Some),
        Ok(_) | Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => Err(Error::Build {
            reason: format!("{VARIABLE} is not a URL, such as http://127.0.0.1:8080"),
            source: "it is not UTF-8".into(),
        }),
    }
}

/// `name` stands before the URL in errors.
fn parse(name: &str, url: &BaseUrl) -> Result<Uri, Error> {
    let build = |reason: &str, source: BoxError| Error::Build {
        reason: format!("{name}{url:?} {reason}, such as http://127.0.0.1:8080"),
        source,
    };
    let none = |source| build("is not a URL", source);
    let uri: Uri = url.0.parse().map_err(|error: http::uri::InvalidUri| none(error.into()))?;
    // It knows what a port and a host can be.
    reqwest::Url::parse(&url.0).map_err(|error| none(error.into()))?;
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
        let base = BaseUrl("http://127.0.0.1:80".to_owned());
        let chosen = [(Host::Data, BaseUrl("https://example.com/line/".to_owned()))];
        let hosts = Hosts::new(Some(&base), &chosen).unwrap();
        assert_eq!(hosts.uri(Host::Api, "/v2/a".into()).unwrap(), "http://127.0.0.1:80/v2/a");
        assert_eq!(hosts.uri(Host::Data, "/v2/a".into()).unwrap(), "https://example.com/line/v2/a");
        assert!(hosts.use_tls());
        assert!(!Hosts::new(Some(&base), &[]).unwrap().use_tls());
    }

    #[test]
    fn what_is_no_base_url_is_refused_by_name() {
        for url in [
            "",
            "127.0.0.1:80",
            "ftp://a",
            "http://a b",
            "http://a/?b",
            "http://127.0.0.1:99999",
            "http://a:b",
            "http://[::1",
        ] {
            let error = Hosts::new(Some(&BaseUrl(url.to_owned())), &[]).unwrap_err().to_string();
            assert!(error.contains(&format!("{url:?}")), "{error}");
        }
    }

    #[test]
    fn what_stands_before_a_host_is_not_shown() {
        let table = [
            ("http://user:s3cret@a/b", "\"http://…@a/b\""),
            ("http://s3cret@a", "\"http://…@a\""),
            ("http://u:s3/cr@et@a", "\"http://…@a\""),
            ("u:s3cret@a", "\"…@a\""),
            ("http://a/b", "\"http://a/b\""),
        ];
        for (url, shown) in table {
            assert_eq!(format!("{:?}", BaseUrl(url.to_owned())), shown);
        }
    }
}
