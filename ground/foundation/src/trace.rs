//! Trace and span ids of a processing (W3C Trace Context; Logboek Dataverwerkingen uses the same).

use crate::Chance;
use std::fmt;

/// Sixteen bytes that name one processing in every application that takes part in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TraceId(pub [u8; 16]);

/// Eight bytes that name one action within a trace.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SpanId(pub [u8; 8]);

impl TraceId {
    /// A fresh trace.
    pub fn draw(chance: &Chance) -> Self {
        Self(chance.bytes())
    }

    /// Takes over the trace of a caller from its `traceparent` header; `None` when malformed or all zero.
    pub fn from_traceparent(header: &str) -> Option<Self> {
        let mut parts = header.split('-');
        let (_, trace) = (parts.next()?, parts.next()?);
        if trace.len() != 32 || !trace.is_ascii() {
            return None;
        }
        let mut out = [0u8; 16];
        for (byte, pair) in out.iter_mut().zip(trace.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        (out != [0; 16]).then_some(Self(out))
    }
}

impl SpanId {
    /// A fresh span.
    pub fn draw(chance: &Chance) -> Self {
        Self(chance.bytes())
    }
}

fn hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|b| write!(f, "{b:02x}"))
}

impl fmt::Display for TraceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex(&self.0, f)
    }
}

impl fmt::Debug for TraceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex(&self.0, f)
    }
}

impl fmt::Display for SpanId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex(&self.0, f)
    }
}

impl fmt::Debug for SpanId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_over_a_well_formed_trace_only() {
        let header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        let trace = TraceId::from_traceparent(header).unwrap();
        assert_eq!(trace.to_string(), "4bf92f3577b34da6a3ce929d0e0e4736");
        for bad in ["", "00-", "00-00000000000000000000000000000000-x-01", "00-zz", "00-é"] {
            assert!(TraceId::from_traceparent(bad).is_none(), "{bad}");
        }
    }
}
