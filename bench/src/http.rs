//! HTTP/1.1 over one connection that stays open: as little as a load client needs.

use crate::fault::{Fault, Outcome};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What came back.
pub struct Answer {
    pub status: u16,
    pub location: Option<String>,
    /// The value of the first cookie that was set, with its name.
    pub cookie: Option<String>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// What stands between two pieces of the body.
    pub fn between(&self, before: &str, after: &str) -> Option<String> {
        let text = self.text();
        let (_, rest) = text.split_once(before)?;
        rest.split_once(after).map(|(found, _)| found.to_owned())
    }
}

/// A connection.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    /// What all requests of this connection carry.
    headers: String,
    cookie: String,
}

impl Connection {
    pub async fn open(address: &str, gzip: bool) -> Outcome<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let gzip = if gzip { "accept-encoding: gzip\r\n" } else { "" };
        let headers = format!("host: {address}\r\nsec-fetch-site: same-origin\r\n{gzip}");
        Ok(Self { stream, buffer: Vec::with_capacity(32 * 1024), headers, cookie: String::new() })
    }

    /// All requests from here on are of this session.
    pub fn become_session(&mut self, cookie: &str) {
        self.cookie = format!("cookie: {cookie}\r\n");
    }

    pub async fn get(&mut self, path: &str) -> Outcome<Answer> {
        let request = format!("GET {path} HTTP/1.1\r\n{}{}\r\n", self.headers, self.cookie);
        self.send(request.as_bytes()).await
    }

    pub async fn post(&mut self, path: &str, form: &str) -> Outcome<Answer> {
        let request = format!(
            "POST {path} HTTP/1.1\r\n{}{}content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
            self.headers,
            self.cookie,
            form.len()
        );
        self.send(request.as_bytes()).await
    }

    async fn send(&mut self, request: &[u8]) -> Outcome<Answer> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head_end = loop {
            if let Some(place) = find(&self.buffer, b"\r\n\r\n", 0) {
                break place;
            }
            self.more().await?;
        };
        let head = String::from_utf8_lossy(&self.buffer[..head_end]).into_owned();
        let mut answer = Answer { status: 0, location: None, cookie: None, body: Vec::new() };
        answer.status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).ok_or_else(|| Fault::new("no HTTP answer"))?;
        let (mut length, mut chunked) = (None, false);
        for line in head.lines().skip(1) {
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse::<usize>().ok(),
                "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
                "location" => answer.location = Some(value.to_owned()),
                "set-cookie" => answer.cookie = value.split(';').next().map(str::to_owned),
                _ => {}
            }
        }
        let start = head_end + 4;
        answer.body = if chunked { self.chunks(start).await? } else { self.exactly(start, length.unwrap_or(0)).await? };
        Ok(answer)
    }

    async fn more(&mut self) -> Outcome<()> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            return Err(Fault::new("the program closed a connection"));
        }
        Ok(())
    }

    async fn exactly(&mut self, start: usize, length: usize) -> Outcome<Vec<u8>> {
        while self.buffer.len() < start + length {
            self.more().await?;
        }
        Ok(self.buffer[start..start + length].to_vec())
    }

    async fn chunks(&mut self, mut at: usize) -> Outcome<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line_end = loop {
                if let Some(place) = find(&self.buffer, b"\r\n", at) {
                    break place;
                }
                self.more().await?;
            };
            let size = String::from_utf8_lossy(&self.buffer[at..line_end]).trim().to_owned();
            let size = usize::from_str_radix(&size, 16)?;
            let chunk = self.exactly(line_end + 2, size + 2).await?;
            body.extend_from_slice(&chunk[..size]);
            at = line_end + 2 + size + 2;
            if size == 0 {
                return Ok(body);
            }
        }
    }
}

fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.windows(what.len()).position(|window| window == what).map(|place| place + from)
}
