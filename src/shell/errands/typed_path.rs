//! Paths as a person gives them to the program.
use std::path::{Path, PathBuf};

use crate::store::paths;

/// A path as typed, pasted or dropped on the window: quotes, escaped spaces and `file://` are undone.
pub(in crate::shell) fn path_of(typed: &str) -> PathBuf {
    let bare = typed.trim().trim_matches(['"', '\'']);
    let bare = bare.strip_prefix("file://").map_or_else(|| bare.to_owned(), unescape);
    let plain = Path::new(&bare);
    if !plain.exists() {
        let unescaped = bare.replace("\\ ", " ");
        if Path::new(&unescaped).exists() {
            return PathBuf::from(unescaped);
        }
    }
    paths::with_home(plain)
}

/// The letters of a path of a URL, whose `%C3%A9` are bytes of them.
fn unescape(url: &str) -> String {
    let mut bytes = Vec::with_capacity(url.len());
    let mut rest = url.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let digits =
            [ahead.next(), ahead.next()].map(|digit| digit.and_then(|digit| char::from(digit).to_digit(16)));
        match (byte, digits) {
            (b'%', [Some(high), Some(low)]) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                rest = ahead;
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
