use std::{
    fmt,
    sync::Arc,
    time::{Duration, SystemTime},
};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use line_models::{ChannelId, token::ClientAssertion};
use rustls::{
    SignatureScheme,
    pki_types::{PrivateKeyDer, PrivatePkcs1KeyDer, pem::PemObject},
    sign::{Signer, SigningKey},
};
use serde_json::{Value, json};

use crate::{Error, StatelessToken, crypto};

/// How long a JSON Web Token is good for. LINE allows 30 minutes; clocks differ.
const LIFE: Duration = Duration::from_secs(10 * 60);
/// The longest life of a channel access token v2.1.
const LONGEST: Duration = Duration::from_secs(30 * 24 * 3600);

const NO_JWK: Error = Error::Key { reason: "it is not the JSON Web Key of a private RSA key" };

/// The private key whose public half is registered for a channel in the LINE Developers Console. It signs the JSON Web
/// Tokens that channel access tokens are issued for.
///
/// [LINE documentation](https://developers.line.biz/en/docs/messaging-api/generate-json-web-token/)
///
/// ```no_run
/// use std::time::Duration;
/// use line_client::{AssertionKey, Client, StatelessToken};
///
/// # async fn run(jwk: &str) -> Result<(), line_client::Error> {
/// let key = AssertionKey::from_jwk("1234567890", "536e453c-aa93-4449-8e58-add2608783c6", jwk)?;
/// let client = Client::builder_with(StatelessToken::by_key(key)).build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct AssertionKey {
    channel: ChannelId,
    kid: Arc<str>,
    key: Arc<dyn SigningKey>,
}

impl AssertionKey {
    /// From PEM: PKCS #8 (`BEGIN PRIVATE KEY`) or PKCS #1 (`BEGIN RSA PRIVATE KEY`). `kid` is the id that the console
    /// showed when the public key was registered.
    ///
    /// # Errors
    ///
    /// [`Error::Key`] if it is no RSA key, [`Error::Build`] if the processor is too old for the cryptography.
    pub fn from_pem(
        channel: impl Into<ChannelId>,
        kid: impl Into<Arc<str>>,
        pem: &str,
    ) -> Result<Self, Error> {
        let key = PrivateKeyDer::from_pem_slice(pem.as_bytes())
            .map_err(|_| Error::Key { reason: "it is not the PEM of a private key" })?;
        Self::new(channel.into(), kid.into(), key)
    }

    /// From a JSON Web Key, which is what LINE's instructions make.
    ///
    /// # Errors
    ///
    /// As [`from_pem`](Self::from_pem).
    pub fn from_jwk(
        channel: impl Into<ChannelId>,
        kid: impl Into<Arc<str>>,
        jwk: &str,
    ) -> Result<Self, Error> {
        let der = pkcs1(&jwk.parse().map_err(|_| NO_JWK)?)?;
        Self::new(channel.into(), kid.into(), PrivatePkcs1KeyDer::from(der).into())
    }

    fn new(channel: ChannelId, kid: Arc<str>, der: PrivateKeyDer<'static>) -> Result<Self, Error> {
        let key = crypto::provider()?
            .key_provider
            .load_private_key(der)
            .map_err(|_| Error::Key { reason: "it is not a key of a known kind and size" })?;
        let key = Self { channel, kid, key };
        key.signer().map(|_| ()).map(|()| key)
    }

    /// A JSON Web Token for a stateless token, for the next 10 minutes.
    ///
    /// # Errors
    ///
    /// [`Error::Credentials`] if it cannot be signed.
    pub fn assertion(&self) -> Result<ClientAssertion, Error> {
        self.sign(None)
    }

    /// A JSON Web Token for a token v2.1 that lives for `life`, in whole seconds: 1 at least and 30 days at most. What is
    /// less or more is taken for that.
    ///
    /// ```no_run
    /// use std::time::Duration;
    /// use line_client::{AssertionKey, Client};
    ///
    /// # async fn run(key: AssertionKey) -> Result<(), line_client::Error> {
    /// let assertion = key.assertion_for(Duration::from_secs(24 * 3600))?;
    /// let issued = Client::builder_without_token().build()?.issue_channel_token_by_jwt(assertion).await?;
    /// let client = Client::new(issued.access_token)?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`assertion`](Self::assertion).
    pub fn assertion_for(&self, life: Duration) -> Result<ClientAssertion, Error> {
        self.sign(Some(life.min(LONGEST).as_secs().max(1)))
    }

    fn sign(&self, token_exp: Option<u64>) -> Result<ClientAssertion, Error> {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let channel = self.channel.as_str();
        // In the order of LINE's example.
        let header = format!(r#"{{"alg":"RS256","typ":"JWT","kid":{}}}"#, json!(*self.kid));
        let mut claims = json!({
            "iss": channel,
            "sub": channel,
            "aud": "https://api.line.me/",
            "exp": (now + LIFE).as_secs(),
        });
        if let Some(life) = token_exp {
            claims["token_exp"] = life.into();
        }
        let mut token = format!("{}.{}", BASE64.encode(header), BASE64.encode(claims.to_string()));
        let signature = self
            .signer()?
            .sign(token.as_bytes())
            .map_err(|source| Error::Credentials { source: source.into() })?;
        token.push('.');
        BASE64.encode_string(signature, &mut token);
        Ok(ClientAssertion::new(token))
    }

    /// RS256 is what TLS calls RSA PKCS #1 with SHA-256.
    fn signer(&self) -> Result<Box<dyn Signer>, Error> {
        self.key
            .choose_scheme(&[SignatureScheme::RSA_PKCS1_SHA256])
            .ok_or(Error::Key { reason: "it is not an RSA key" })
    }
}

impl StatelessToken {
    /// By JSON Web Tokens that a key signs.
    pub fn by_key(key: AssertionKey) -> Self {
        Self::by_assertion(move || key.assertion())
    }
}

impl fmt::Debug for AssertionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AssertionKey")
            .field("channel", &self.channel)
            .field("kid", &self.kid)
            .finish_non_exhaustive()
    }
}

/// The numbers of a private RSA key, as PKCS #1 (RFC 8017, appendix A.1.2) writes them. RFC 7518 names them.
fn pkcs1(jwk: &Value) -> Result<Vec<u8>, Error> {
    let mut numbers = integer(&[0]);
    for name in ["n", "e", "d", "p", "q", "dp", "dq", "qi"] {
        let number = jwk[name].as_str().ok_or(NO_JWK)?;
        let bytes = BASE64
            .decode(number.trim_end_matches('='))
            .map_err(|_| Error::Key { reason: "a number in it is not base64url" })?;
        numbers.extend(integer(&bytes));
    }
    Ok(tagged(0x30, &numbers))
}

/// A number that is not negative: its first bit is 0.
fn integer(bytes: &[u8]) -> Vec<u8> {
    let start = bytes.iter().position(|byte| *byte != 0).unwrap_or(bytes.len());
    let mut number = bytes.get(start..).unwrap_or_default().to_vec();
    if number.first().is_none_or(|byte| byte & 0x80 != 0) {
        number.insert(0, 0);
    }
    tagged(0x02, &number)
}

/// A value of ASN.1, in DER.
fn tagged(tag: u8, value: &[u8]) -> Vec<u8> {
    let mut der = vec![tag];
    if value.len() < 0x80 {
        der.extend(u8::try_from(value.len()));
    } else {
        let length = value.len().to_be_bytes().into_iter();
        let length: Vec<_> = length.skip_while(|byte| *byte == 0).collect();
        der.extend(u8::try_from(length.len()).map(|count| 0x80 | count));
        der.extend(length);
    }
    der.extend_from_slice(value);
    der
}
