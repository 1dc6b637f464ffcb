//! TLS without a C compiler.

use std::sync::Arc;

use rustls::{
    ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier,
    pki_types::{CertificateDer, pem::PemObject},
};
use rustls_platform_verifier::{BuilderVerifierExt, Verifier};

use crate::{Error, crypto::provider};

/// Trusts what the system trusts. A client that is not going to use TLS, say with an emulator, trusts nobody, and so
/// works on a system without certificates.
pub(super) fn config(used: bool) -> Result<ClientConfig, Error> {
    let builder = builder()?;
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

/// Trusts what the system trusts, and the certificates in `pem`.
#[cfg(not(target_os = "android"))]
pub(super) fn config_with_roots(pem: &[u8]) -> Result<ClientConfig, Error> {
    let roots = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|source| build("the root certificates are no PEM", source))?;
    if roots.is_empty() {
        return Err(build("there is no root certificate in the PEM", "no `BEGIN CERTIFICATE`"));
    }
    let builder = builder()?;
    let verifier = Verifier::new_with_extra_roots(roots, builder.crypto_provider().clone())
        .map_err(|source| build("a root certificate cannot be used", source))?;
    let builder = builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier));
    Ok(builder.with_no_client_auth())
}

fn builder() -> Result<ConfigBuilder<ClientConfig, WantsVerifier>, Error> {
    ClientConfig::builder_with_provider(provider()?)
        .with_safe_default_protocol_versions()
        .map_err(|source| build("the TLS provider has no TLS 1.2 or 1.3", source))
}

fn build(reason: &str, source: impl Into<crate::BoxError>) -> Error {
    Error::Build { reason: reason.to_owned(), source: source.into() }
}
