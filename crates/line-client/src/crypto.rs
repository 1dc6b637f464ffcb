//! The cryptography behind TLS and JSON Web Tokens, without a C compiler.

use std::sync::Arc;

use rustls::crypto::CryptoProvider;

use crate::Error;

/// What the process has chosen, if it has; else graviola, or ring where that is chosen or graviola does not work.
pub(crate) fn provider() -> Result<Arc<CryptoProvider>, Error> {
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
        Err(Error::Build {
            reason: "this processor is too old for the default cryptography; use the feature `rustls-ring`"
                .to_owned(),
            source: "a CPU feature is missing".into(),
        })
    }
}
