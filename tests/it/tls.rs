//! Whom the client trusts, over TLS on loopback.

use std::{error::Error as _, sync::Arc};

use line_client::{Client, Error, Retry, transport::ReqwestTransport};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

/// The root that has signed the server's certificate. Its own key is lost.
const ROOT: &[u8] = include_bytes!("../fixtures/tls/ca.pem");
const CERTIFICATE: &[u8] = include_bytes!("../fixtures/tls/server.pem");
const KEY: &[u8] = include_bytes!("../fixtures/tls/server.key");

/// Says who the bot is, to everybody who trusts it. Gives its URL.
async fn serve() -> String {
    let certificate = CertificateDer::from_pem_slice(CERTIFICATE).unwrap();
    let key = PrivateKeyDer::from_pem_slice(KEY).unwrap();
    let provider = Arc::new(rustls_graviola::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // Who does not trust it breaks the handshake off.
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).await;
            let body = r#"{"userId":"U1","basicId":"@b","displayName":"Bot","chatMode":"bot","markAsReadMode":"auto"}"#;
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
            stream.write_all((head + body).as_bytes()).await.unwrap();
        }
    });
    url
}

#[tokio::test]
async fn a_root_of_ones_own_is_trusted_and_no_setting_of_reqwest_does_that() {
    let url = serve().await;
    let call = async |transport: ReqwestTransport| {
        let client = Client::builder("token").base_url(&url).transport(transport);
        client.retry(Retry::never()).build().unwrap().get_bot_info().await
    };
    let trusting = ReqwestTransport::with_roots(ROOT, |http| http).unwrap();
    assert_eq!(call(trusting).await.unwrap().display_name, "Bot");

    let certificate = reqwest::Certificate::from_pem(ROOT).unwrap();
    for careful in [
        ReqwestTransport::with(|http| http),
        ReqwestTransport::with(|http| http.tls_certs_merge([certificate])),
        ReqwestTransport::with(|http| http.tls_danger_accept_invalid_certs(true)),
    ] {
        let error = call(careful.unwrap()).await.unwrap_err();
        let Error::Transport { source, .. } = error else { panic!("{error:?}") };
        assert!(source.is_connect(), "{source:?}");
        assert!(format!("{:?}", source.source()).contains("UnknownIssuer"), "{source:?}");
    }
}

#[test]
fn a_pem_without_a_root_is_an_error_that_says_so() {
    let empty = "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n";
    let broken = "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n";
    // what is given, and what is said
    let table = [
        ("".as_bytes(), "no root certificate in the PEM"),
        (KEY, "no root certificate in the PEM"),
        (broken.as_bytes(), "no PEM"),
        (empty.as_bytes(), "cannot be used"),
    ];
    for (pem, text) in table {
        let error = ReqwestTransport::with_roots(pem, |http| http).unwrap_err();
        assert!(matches!(error, Error::Build { .. }), "{error:?}");
        assert!(error.to_string().contains(text), "{error}");
    }
}
