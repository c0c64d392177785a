//! TLS in this process, with a certificate that is made for the measurement: a source has a proxy of its house for it.

use crate::fault::{Fault, Outcome};
use axum::Router;
use axum::serve::Listener;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::server::TlsStream;

/// The certificate of this machine, for both sides.
pub struct Tls {
    acceptor: TlsAcceptor,
    certificate: CertificateDer<'static>,
}

impl Tls {
    pub fn new() -> Outcome<Self> {
        let said = |why: &dyn std::fmt::Display| Fault::new(format!("TLS: {why}"));
        let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).map_err(|why| said(&why))?;
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).map_err(|why| said(&why))?;
        let certificate = made.cert.der().clone();
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(|config| config.with_no_client_auth().with_single_cert(vec![certificate.clone()], key))
            .map_err(|why| said(&why))?;
        Ok(Self { acceptor: Arc::new(config).into(), certificate })
    }

    /// A client that trusts that certificate and no other.
    pub fn client(&self) -> Outcome<reqwest::Client> {
        let root = reqwest::Certificate::from_der(&self.certificate);
        let client = root.and_then(|root| {
            reqwest::Client::builder().tls_built_in_root_certs(false).add_root_certificate(root).https_only(true).build()
        });
        client.map_err(|why| Fault::new(format!("TLS: {why}")))
    }
}

/// Answers behind TLS until the measurement ends.
pub fn serve(tcp: TcpListener, tls: &Tls, router: Router) -> impl Future<Output = std::io::Result<()>> + use<> {
    let listener = Secure { tcp, acceptor: tls.acceptor.clone() };
    async move { axum::serve(listener, router).await }
}

struct Secure {
    tcp: TcpListener,
    acceptor: TlsAcceptor,
}

impl Listener for Secure {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            // Who does not get through the handshake is not let in, and the next is.
            if let Ok((tcp, from)) = self.tcp.accept().await
                && let Ok(tls) = self.acceptor.accept(tcp).await
            {
                return (tls, from);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<Self::Addr> {
        self.tcp.local_addr()
    }
}
