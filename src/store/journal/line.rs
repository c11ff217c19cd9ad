//! One line: a JSON object whose last field is the CRC32 of all the bytes before it. Not the files.

use serde::Serialize;
use serde::de::DeserializeOwned;

const CRC_KEY: &str = ",\"crc\":\"";
/// The key, eight hexadecimal digits, `"}`.
const TAIL_LEN: usize = CRC_KEY.len() + 10;

/// The line of a value, its end of line included.
pub fn seal<T: Serialize>(value: &T) -> serde_json::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(value)?;
    let closing = bytes.pop();
    debug_assert_eq!(closing, Some(b'}'), "only objects are sealed");
    let crc = crc32fast::hash(&bytes);
    bytes.extend_from_slice(CRC_KEY.as_bytes());
    bytes.extend_from_slice(format!("{crc:08x}\"}}\n").as_bytes());
    Ok(bytes)
}

/// What a line turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub enum Opened<T> {
    /// The value, as it was written.
    Whole(T),
    /// Written on purpose, by a program that knows more than this one.
    Newer,
    /// Not what was written.
    Damaged,
}

/// Reads a line, given without its end of line.
pub fn open<T: DeserializeOwned>(line: &[u8]) -> Opened<T> {
    let Some(object) = checked(line) else { return Opened::Damaged };
    match serde_json::from_slice(&object) {
        Ok(value) => Opened::Whole(value),
        Err(_) if serde_json::from_slice::<serde_json::Value>(&object).is_ok() => Opened::Newer,
        Err(_) => Opened::Damaged,
    }
}

/// The object without its checksum, if the checksum is right.
fn checked(line: &[u8]) -> Option<Vec<u8>> {
    let (body, tail) = line.split_at_checked(line.len().checked_sub(TAIL_LEN)?)?;
    let digits = tail.strip_prefix(CRC_KEY.as_bytes())?.strip_suffix(b"\"}")?;
    let crc = format!("{:08x}", crc32fast::hash(body));
    (digits == crc.as_bytes()).then(|| [body, b"}"].concat())
}

#[cfg(test)]
mod tests {
    use super::{Opened, open, seal};
    use crate::store::journal::{Header, WriterId};

    fn header() -> Header {
        Header { format: 1, session: "abc".into(), writer: WriterId::from("w1") }
    }

    #[test]
    fn a_sealed_line_opens_as_it_was() {
        let line = seal(&header()).unwrap();
        let (end, line) = line.split_last().unwrap();
        assert_eq!((*end, open(line)), (b'\n', Opened::Whole(header())));
    }

    #[test]
    fn no_flipped_bit_goes_unseen() {
        let line = seal(&header()).unwrap();
        let (_, line) = line.split_last().unwrap();
        for bit in 0..line.len() * 8 {
            let mut flipped = line.to_vec();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(open::<Header>(&flipped), Opened::Damaged, "bit {bit}");
        }
    }

    #[test]
    fn what_is_whole_but_not_understood_comes_from_a_newer_program() {
        let line = seal(&serde_json::json!({"format": 2, "shape": "new"})).unwrap();
        let (_, line) = line.split_last().unwrap();
        assert_eq!(open::<Header>(line), Opened::Newer);
        assert_eq!(open::<Header>(b""), Opened::Damaged);
        assert_eq!(open::<Header>(b"{}"), Opened::Damaged);
    }
}
