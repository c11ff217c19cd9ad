//! Keys by the names people call them: `ctrl+g`, `maj+tab`, `entrée`, `f5`.
use greffier::app::key::{Code, Key};

/// The key of this name.
pub(crate) fn key(name: &str) -> Key {
    let mut parts: Vec<&str> = name.split('+').collect();
    let last = parts.pop().unwrap_or_default();
    let held = |modifier: &str| parts.contains(&modifier);
    Key { code: code(last), ctrl: held("ctrl"), alt: held("alt"), shift: held("maj") }
}

fn code(name: &str) -> Code {
    match name {
        "entrée" => Code::Enter,
        "échap" => Code::Esc,
        "tab" => Code::Tab,
        "retour" => Code::Backspace,
        "suppr" => Code::Delete,
        "gauche" => Code::Left,
        "droite" => Code::Right,
        "haut" => Code::Up,
        "bas" => Code::Down,
        "début" => Code::Home,
        "fin" => Code::End,
        "pg-haut" => Code::PageUp,
        "pg-bas" => Code::PageDown,
        "espace" => Code::Char(' '),
        _ => match name.strip_prefix('f').and_then(|rank| rank.parse().ok()) {
            Some(rank) => Code::F(rank),
            None => Code::Char(name.chars().next().unwrap_or_else(|| panic!("no such key: {name:?}"))),
        },
    }
}
