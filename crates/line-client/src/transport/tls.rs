//! TLS without a C compiler.

use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

use crate::{Error, crypto::provider};

/// Trusts what the system trusts. A client that is not going to use TLS, say with an emulator, trusts nobody, and so
/// works on a system without certificates.
pub(super) fn config(used: bool) -> Result<ClientConfig, Error> {
    let builder = ClientConfig::builder_with_provider(provider()?)
        .with_safe_default_protocol_versions()
        .map_err(|source| build("the TLS provider has no TLS 1.2 or 1.3", source))?;
    if !used {
        return Ok(builder.with_root_certificates(RootCertStore::empty()).with_no_client_auth());
    }
    Ok(builder
        .with_platform_verifier()
        .map_err(|source| {
            build("there are no root certificates (the package ca-certificates has them)", source)
        })?
        .with_no_client_auth())
}

fn build(reason: &str, source: impl Into<crate::BoxError>) -> Error {
    Error::Build { reason: reason.to_owned(), source: source.into() }
}
