//! How office programs print the number of a paragraph: figures, Roman numerals, letters.

/// Beyond this nobody writes Roman numerals.
const ROMAN_MAX: u32 = 3_999;
/// Letters are repeated (aa, bb) so many times at most.
const LETTERS_MAX: u32 = 8;

/// A way to print numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Numerals {
    /// 1, 2, 3.
    #[default]
    Figures,
    /// 01, 02, 03.
    TwoFigures,
    /// 1er, 2e, 3e.
    Ordinals,
    /// I, II, III, or i, ii, iii.
    Roman {
        /// Whether in lower case.
        lower: bool,
    },
    /// A, B … Z, then AA, BB, or the same in lower case.
    Letters {
        /// Whether in lower case.
        lower: bool,
    },
    /// A sign that is the same for all.
    Bullet,
    /// Nothing.
    None,
}

impl Numerals {
    /// The number as printed.
    pub(super) fn print(self, number: u32) -> String {
        match self {
            Self::Figures => number.to_string(),
            Self::TwoFigures => format!("{number:02}"),
            Self::Ordinals if number == 1 => "1er".to_owned(),
            Self::Ordinals => format!("{number}e"),
            Self::Roman { lower } => cased(roman(number), lower),
            Self::Letters { lower } => cased(letters(number), lower),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

fn cased(number: String, lower: bool) -> String {
    if lower { number.to_lowercase() } else { number }
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > ROMAN_MAX {
        return number.to_string();
    }
    let mut rest = number;
    let mut printed = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            printed.push_str(sign);
            rest -= value;
        }
    }
    printed
}

fn letters(number: u32) -> String {
    let Some(rank) = number.checked_sub(1) else { return number.to_string() };
    let times = rank / 26 + 1;
    match u8::try_from(rank % 26) {
        Ok(letter) if times <= LETTERS_MAX => char::from(b'A' + letter).to_string().repeat(times as usize),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::Numerals;

    #[test]
    fn numbers_are_printed_as_office_programs_do() {
        for (numerals, number, printed) in [
            (Numerals::Figures, 12, "12"),
            (Numerals::TwoFigures, 3, "03"),
            (Numerals::Ordinals, 1, "1er"),
            (Numerals::Ordinals, 2, "2e"),
            (Numerals::Roman { lower: false }, 1994, "MCMXCIV"),
            (Numerals::Roman { lower: true }, 14, "xiv"),
            (Numerals::Roman { lower: false }, 0, "0"),
            (Numerals::Roman { lower: false }, u32::MAX, "4294967295"),
            (Numerals::Letters { lower: false }, 26, "Z"),
            (Numerals::Letters { lower: true }, 28, "bb"),
            (Numerals::Letters { lower: true }, u32::MAX, "4294967295"),
            (Numerals::Bullet, 3, ""),
        ] {
            assert_eq!(numerals.print(number), printed, "{number}");
        }
    }
}
