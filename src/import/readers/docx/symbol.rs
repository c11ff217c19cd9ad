//! Signs that Word writes as a number in a font of signs.

/// The character a sign looks like.
pub(super) fn character(font: &str, code: &str) -> char {
    let code = u32::from_str_radix(code.trim(), 16).unwrap_or(0xFFFD);
    let low = code & 0xFF;
    let own = (0xF000..=0xF0FF).contains(&code);
    match font {
        "Wingdings" => wingding(low),
        "Wingdings 2" => match low {
            0x50 => '✓',
            0x4F | 0x51 => '✗',
            0x52 | 0x54 => '☑',
            0x53 | 0x55 => '☒',
            0xA3 => '☐',
            _ => '•',
        },
        "Symbol" => match low {
            0xAE => '→',
            0xB3 => '≥',
            0xA3 => '≤',
            0xB1 => '±',
            0x2D => '−',
            0xB7 | 0xA8 => '•',
            _ => '\u{FFFD}',
        },
        _ if own => char::from_u32(low).filter(|c| !c.is_control()).unwrap_or('\u{FFFD}'),
        _ => char::from_u32(code).unwrap_or('\u{FFFD}'),
    }
}

fn wingding(low: u32) -> char {
    match low {
        0x6F | 0xA8 | 0x71 | 0x72 => '☐',
        0xFE => '☑',
        0xFD | 0x78 => '☒',
        0xFC => '✓',
        0xFB => '✗',
        0xE0 | 0xE8 | 0xF0 => '→',
        0xD8 => '➢',
        0xA7 | 0x6E => '▪',
        0x28 | 0x29 => '☎',
        0x2A..=0x2D => '✉',
        _ => '•',
    }
}
