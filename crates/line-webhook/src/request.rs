use http::HeaderMap;

use crate::{ChannelSecret, ChannelSecrets, Error, Verified, signature};

impl ChannelSecret {
    /// Checks a request: finds the signature among the headers and verifies the body with it.
    ///
    /// ```
    /// use http::Request;
    /// use line_webhook::ChannelSecret;
    ///
    /// let secret = ChannelSecret::new("channel secret");
    /// let request = Request::post("/callback")
    ///     .header("X-Line-Signature", secret.sign(b"{}"))
    ///     .body(bytes::Bytes::from_static(b"{}"))?;
    ///
    /// let verified = secret.verify_request(request.headers(), request.body())?;
    /// assert_eq!(verified.body(), b"{}");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`signature`](crate::signature()) and [`ChannelSecret::verify`].
    pub fn verify_request<'b, B: AsRef<[u8]> + ?Sized>(
        &self,
        headers: &HeaderMap,
        body: &'b B,
    ) -> Result<Verified<'b>, Error> {
        self.verify(body.as_ref(), signature(headers)?)
    }
}

impl ChannelSecrets {
    /// As [`ChannelSecret::verify_request`], and tells the index of the secret that the signature was made with, from 0.
    ///
    /// # Errors
    ///
    /// Those of [`signature`](crate::signature()) and [`ChannelSecrets::verify`].
    pub fn verify_request<'b, B: AsRef<[u8]> + ?Sized>(
        &self,
        headers: &HeaderMap,
        body: &'b B,
    ) -> Result<(usize, Verified<'b>), Error> {
        self.verify(body.as_ref(), signature(headers)?)
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderName, HeaderValue};

    use super::*;
    use crate::SIGNATURE_HEADER;

    const SIGNATURE: HeaderName = HeaderName::from_static(SIGNATURE_HEADER);
    const BODY: &str = "{}";

    fn headers(signatures: &[&str]) -> HeaderMap {
        let value = |text: &&str| HeaderValue::from_str(text).unwrap();
        signatures.iter().map(|text| (SIGNATURE, value(text))).collect()
    }

    #[test]
    fn a_request_is_verified_by_its_headers_and_its_body() {
        let secret = ChannelSecret::new("a");
        let signed = headers(&[&secret.sign(BODY.as_bytes())]);
        assert_eq!(secret.verify_request(&signed, BODY).unwrap().body(), BODY.as_bytes());
        let (index, _) = ChannelSecrets::new(["b", "a"]).verify_request(&signed, BODY).unwrap();
        assert_eq!(index, 1);
        let other = secret.verify_request(&signed, "{ }");
        assert!(matches!(other, Err(Error::Mismatch)));
    }

    #[test]
    fn a_request_needs_exactly_one_signature() {
        let secret = ChannelSecret::new("a");
        let none = secret.verify_request(&headers(&[]), BODY);
        assert!(matches!(none, Err(Error::MissingSignature)));
        let signature = secret.sign(BODY.as_bytes());
        let twice = secret.verify_request(&headers(&[&signature, &signature]), BODY);
        assert!(matches!(twice, Err(Error::RepeatedSignature)));
    }
}
