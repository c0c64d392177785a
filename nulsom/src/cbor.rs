//! Messages: CBOR arrays, in exactly one way. What reads differently after it is written again is refused.

use minicbor::decode::{Decoder, Error};
use minicbor::encode::Encoder;

/// Bytes that are no message of ours: cut off, longer than the message, or written in another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

impl From<Error> for Unreadable {
    fn from(_: Error) -> Self {
        Self
    }
}

/// One kind of message.
pub(crate) trait Message: Sized {
    fn write(&self, to: &mut Writer);
    fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable>;

    /// How many bytes at least: a long message does not move while it is written.
    fn room(&self) -> usize {
        0
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer(Encoder::new(Vec::with_capacity(self.room())));
        self.write(&mut writer);
        writer.0.into_writer()
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut reader = Reader(Decoder::new(bytes));
        let message = Self::read(&mut reader)?;
        let is_whole = reader.0.position() == bytes.len() && message.to_bytes() == bytes;
        if is_whole { Ok(message) } else { Err(Unreadable) }
    }
}

/// Writing to memory cannot fail.
pub(crate) struct Writer(Encoder<Vec<u8>>);

impl Writer {
    pub(crate) fn array(&mut self, length: usize) -> &mut Self {
        self.0.array(length as u64).expect("memory takes what is written");
        self
    }

    pub(crate) fn number(&mut self, number: u64) -> &mut Self {
        self.0.u64(number).expect("memory takes what is written");
        self
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.bytes(bytes).expect("memory takes what is written");
        self
    }

    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.0.str(text).expect("memory takes what is written");
        self
    }

    /// An array of things, each written in its own way.
    pub(crate) fn each<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) -> &mut Self {
        self.array(items.len());
        for item in items {
            write(self, item);
        }
        self
    }
}

pub(crate) struct Reader<'a>(Decoder<'a>);

impl<'a> Reader<'a> {
    /// The begin of an array that has exactly this many parts.
    pub(crate) fn array(&mut self, length: u64) -> Result<(), Unreadable> {
        if self.0.array()? == Some(length) { Ok(()) } else { Err(Unreadable) }
    }

    /// The version that begins each message.
    pub(crate) fn version(&mut self) -> Result<(), Unreadable> {
        if self.0.u8()? == 1 { Ok(()) } else { Err(Unreadable) }
    }

    pub(crate) fn u8(&mut self) -> Result<u8, Unreadable> {
        Ok(self.0.u8()?)
    }

    pub(crate) fn u16(&mut self) -> Result<u16, Unreadable> {
        Ok(self.0.u16()?)
    }

    pub(crate) fn u32(&mut self) -> Result<u32, Unreadable> {
        Ok(self.0.u32()?)
    }

    pub(crate) fn u64(&mut self) -> Result<u64, Unreadable> {
        Ok(self.0.u64()?)
    }

    pub(crate) fn bytes(&mut self) -> Result<&'a [u8], Unreadable> {
        Ok(self.0.bytes()?)
    }

    /// So many bytes and no others.
    pub(crate) fn exactly<const N: usize>(&mut self) -> Result<[u8; N], Unreadable> {
        self.bytes()?.try_into().map_err(|_| Unreadable)
    }

    pub(crate) fn text(&mut self) -> Result<&'a str, Unreadable> {
        Ok(self.0.str()?)
    }

    /// An array of things. What its length claims is not believed before the things are there.
    pub(crate) fn each<T>(&mut self, max: u64, read: impl Fn(&mut Self) -> Result<T, Unreadable>) -> Result<Vec<T>, Unreadable> {
        let length = self.0.array()?.filter(|length| *length <= max).ok_or(Unreadable)?;
        (0..length).map(|_| read(self)).collect()
    }
}
