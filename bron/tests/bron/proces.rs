//! A source as a process: what it answers over HTTP, and what is left when it is killed.

use crate::mensen::key_of;
use crate::wereld::{NU, Wereld};
use bron::client::{Adres, Fout, Verzoek};
use bron::{Digest, Pakket};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A source that runs; killed when the test ends.
pub struct Proces {
    child: Child,
    pub url: String,
}

impl Proces {
    pub fn start(settings: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_bron"))
            .args(["--instellingen".as_ref(), settings.as_os_str()])
            .args(["--klok", NU, "--log", "warn"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program of this crate");
        let mut url = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut url).expect("its address");
        Self { child, url: url.trim().to_owned() }
    }

    pub async fn adres(&self) -> Adres {
        let about = reqwest::get(format!("{}/bron/v1", self.url)).await.expect("it answers");
        let about: serde_json::Value = about.json().await.expect("JSON");
        Adres { url: self.url.clone(), sleutel: key_of(about["sleutel"].as_str().expect("a key")) }
    }

    pub fn kill(&mut self) {
        self.child.kill().expect("SIGKILL");
        self.child.wait().expect("it is gone");
    }
}

impl Drop for Proces {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn it_answers_over_http_and_refuses_with_a_problem() {
    let wereld = Wereld::new();
    let proces = Proces::start(&wereld.path("bron.toml"));
    let (adres, http) = (proces.adres().await, reqwest::Client::new());
    let about = adres.about(&http).await.expect("it says who it is");
    assert_eq!((about.bronhouder.as_str(), about.personen_per_pakket), ("belastingdienst", 1000));
    let other = Adres { sleutel: wereld.maastricht.verifying_key(), ..adres.clone() };
    assert!(matches!(other.about(&http).await, Err(Fout::GeenAntwoord(_))), "somebody else answers there");
    let verzoek = Verzoek::sign(&wereld.pakket(1), &wereld.maastricht);
    let answers = adres.ask(&http, &verzoek).await.expect("approved");
    assert_eq!(answers.paren().len(), 1);
    let mut late = wereld.run(1).pakket(4, wereld.vragen(0), wereld.personen.clone());
    let refused = |pakket: &Pakket| {
        let verzoek = Verzoek::sign(pakket, &wereld.maastricht);
        let (adres, http) = (adres.clone(), http.clone());
        async move { adres.ask(&http, &verzoek).await.err() }
    };
    assert!(matches!(refused(&late).await, Some(Fout::Geweigerd { code, verwacht: Some(1), .. }) if code == "EL-340"));
    late.grondslag_digest = Digest([0; 32]);
    assert!(
        matches!(refused(&late).await, Some(Fout::Geweigerd { code, tekst, .. }) if code == "EL-310" && tekst.contains("grondslag"))
    );
    // A body beyond any pakket is not read to its end: it is refused, if need be while it is being sent.
    let large = http.post(format!("{}/bron/v1/vragen", proces.url)).body(vec![0; 1 << 20]).send().await;
    assert!(large.map_or_else(|why| why.is_request(), |answer| answer.status() == 413));
    let elsewhere = Adres { url: "http://127.0.0.1:1".to_owned(), ..adres };
    assert!(matches!(elsewhere.ask(&http, &verzoek).await, Err(Fout::Onbereikbaar)));
}
