//! TLS without a C compiler.

use std::sync::Arc;

use rustls::{ClientConfig, RootCertStore, crypto::CryptoProvider};
use rustls_platform_verifier::BuilderVerifierExt;

use crate::Error;

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

/// What the process has chosen, if it has; else graviola, or ring where that is chosen or graviola does not work.
fn provider() -> Result<Arc<CryptoProvider>, Error> {
    CryptoProvider::get_default().cloned().map_or_else(default_provider, Ok)
}

#[cfg(any(feature = "rustls-ring", not(any(target_arch = "x86_64", target_arch = "aarch64"))))]
#[allow(clippy::unnecessary_wraps)] // ring works everywhere
fn default_provider() -> Result<Arc<CryptoProvider>, Error> {
    Ok(Arc::new(rustls::crypto::ring::default_provider()))
}

/// graviola panics on a processor that lacks what it needs. This does not.
#[cfg(all(not(feature = "rustls-ring"), any(target_arch = "x86_64", target_arch = "aarch64")))]
fn default_provider() -> Result<Arc<CryptoProvider>, Error> {
    #[cfg(target_arch = "x86_64")]
    let fit = is_x86_feature_detected!("aes")
        && is_x86_feature_detected!("ssse3")
        && is_x86_feature_detected!("pclmulqdq")
        && is_x86_feature_detected!("avx")
        && is_x86_feature_detected!("avx2")
        && is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("bmi2")
        && is_x86_feature_detected!("adx");
    #[cfg(target_arch = "aarch64")]
    let fit = std::arch::is_aarch64_feature_detected!("neon")
        && std::arch::is_aarch64_feature_detected!("aes")
        && std::arch::is_aarch64_feature_detected!("pmull")
        && std::arch::is_aarch64_feature_detected!("sha2");
    if fit {
        Ok(Arc::new(rustls_graviola::default_provider()))
    } else {
        Err(build(
            "this processor is too old for the default TLS provider; use the feature `rustls-ring`",
            "a CPU feature is missing",
        ))
    }
}

fn build(reason: &str, source: impl Into<crate::BoxError>) -> Error {
    Error::Build { reason: reason.to_owned(), source: source.into() }
}
