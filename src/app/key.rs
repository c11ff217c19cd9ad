//! Keys as the program understands them, whatever terminal they come from.
use crate::text::lang::Lang;

/// The key itself, without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A letter or sign, as composed by the keyboard.
    Char(char),
    /// Entrée.
    Enter,
    /// Échap.
    Esc,
    /// Tabulation; with shift, backwards.
    Tab,
    /// Retour arrière.
    Backspace,
    /// Suppr.
    Delete,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// Début.
    Home,
    /// Fin.
    End,
    /// Page précédente.
    PageUp,
    /// Page suivante.
    PageDown,
    /// F1 to F12.
    F(u8),
}

/// A key press. Ctrl+Alt+sign has already become the sign (`AltGr`): the shell guards the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a key is held or not with each modifier, as terminals tell it"
)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
    /// Whether Shift was held; never set on letters, which come composed.
    pub shift: bool,
}

impl Key {
    /// A key alone.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A letter typed.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// Ctrl and a letter.
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: true, alt: false, shift: false }
    }

    /// Ctrl and another key.
    pub const fn ctrl_key(code: Code) -> Self {
        Self { code, ctrl: true, alt: false, shift: false }
    }

    /// Alt and another key.
    pub const fn alt_key(code: Code) -> Self {
        Self { code, ctrl: false, alt: true, shift: false }
    }

    /// Shift and another key.
    pub const fn shift_key(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: true }
    }

    /// A function key.
    pub const fn f(n: u8) -> Self {
        Self::plain(Code::F(n))
    }

    /// The letter this key writes, if it writes one.
    pub fn written(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

impl Key {
    /// The name printed on screen: `Ctrl+Z`, `F5`, `Alt+↑`, « Entrée ».
    pub fn name(self, lang: Lang) -> String {
        let held = |held, name: &'static str| if held { name } else { "" };
        let letter = |c: char| c.to_uppercase().to_string();
        let key = match self.code {
            Code::Char(' ') => lang.pick("Espace", "Space").to_owned(),
            Code::Char(c) => letter(c),
            Code::F(n) => format!("F{n}"),
            Code::Enter => lang.pick("Entrée", "Enter").to_owned(),
            Code::Esc => lang.pick("Échap", "Esc").to_owned(),
            Code::Tab => "Tab".to_owned(),
            Code::Backspace => lang.pick("Retour", "Backspace").to_owned(),
            Code::Delete => lang.pick("Suppr", "Delete").to_owned(),
            Code::Left => "←".to_owned(),
            Code::Right => "→".to_owned(),
            Code::Up => "↑".to_owned(),
            Code::Down => "↓".to_owned(),
            Code::Home => lang.pick("Début", "Home").to_owned(),
            Code::End => lang.pick("Fin", "End").to_owned(),
            Code::PageUp => lang.pick("Pg↑", "PgUp").to_owned(),
            Code::PageDown => lang.pick("Pg↓", "PgDn").to_owned(),
        };
        let (ctrl, alt) = (held(self.ctrl, "Ctrl+"), held(self.alt, "Alt+"));
        format!("{ctrl}{alt}{}{key}", held(self.shift, lang.pick("Maj+", "Shift+")))
    }
}
