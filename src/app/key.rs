//! Keys as the program understands them, whatever terminal they come from.

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

impl std::fmt::Display for Key {
    /// The name printed on screen: `Ctrl+Z`, `F5`, `Alt+↑`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl+")?;
        }
        if self.alt {
            f.write_str("Alt+")?;
        }
        if self.shift {
            f.write_str("Maj+")?;
        }
        match self.code {
            Code::Char(' ') => f.write_str("Espace"),
            Code::Char(c) => write!(f, "{}", c.to_uppercase()),
            Code::F(n) => write!(f, "F{n}"),
            Code::Enter => f.write_str("Entrée"),
            Code::Esc => f.write_str("Échap"),
            Code::Tab => f.write_str("Tab"),
            Code::Backspace => f.write_str("Retour"),
            Code::Delete => f.write_str("Suppr"),
            Code::Left => f.write_str("←"),
            Code::Right => f.write_str("→"),
            Code::Up => f.write_str("↑"),
            Code::Down => f.write_str("↓"),
            Code::Home => f.write_str("Début"),
            Code::End => f.write_str("Fin"),
            Code::PageUp => f.write_str("Pg↑"),
            Code::PageDown => f.write_str("Pg↓"),
        }
    }
}
