//! A screen as a picture: the cells of a buffer as SVG, for the documents. Each piece of one style is one text with a
//! fixed length, so that the columns stand right whatever font the reader has.
use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

const CELL_WIDTH: u16 = 9;
const CELL_HEIGHT: u16 = 19;
const MARGIN: u16 = 14;
const TITLE: u16 = 26;
const BASELINE: u16 = 14;
const INK: &str = "#d8dee4";
const PAPER: &str = "#16191d";

/// The picture of a screen under a title.
pub(super) fn picture(buffer: &Buffer, title: &str) -> String {
    let area = buffer.area;
    let (width, height) =
        (area.width * CELL_WIDTH + 2 * MARGIN, area.height * CELL_HEIGHT + MARGIN + TITLE + MARGIN / 2);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"15\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{PAPER}\"/>\n\
         <text x=\"{MARGIN}\" y=\"19\" fill=\"#8b949e\" font-size=\"13\">{title}</text>\n"
    );
    for y in 0..area.height {
        row(buffer, y, &mut svg);
    }
    svg.push_str("</svg>\n");
    svg
}

/// A row, in pieces of one style.
fn row(buffer: &Buffer, y: u16, svg: &mut String) {
    let mut x = 0;
    while x < buffer.area.width {
        let look = Look::of(&buffer[(x, y)]);
        let start = x;
        let mut text = String::new();
        while x < buffer.area.width && Look::of(&buffer[(x, y)]) == look {
            let symbol = buffer[(x, y)].symbol();
            text.push_str(symbol);
            x += u16::try_from(symbol.width()).unwrap_or(1).max(1);
        }
        piece(Rect { x: start, y, width: x - start, height: 1 }, &text, &look, svg);
    }
}

fn piece(area: Rect, text: &str, look: &Look, svg: &mut String) {
    let (left, top) = (MARGIN + area.x * CELL_WIDTH, TITLE + area.y * CELL_HEIGHT);
    let width = area.width * CELL_WIDTH;
    if let Some(ground) = look.ground {
        let _ = writeln!(
            svg,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{CELL_HEIGHT}\" fill=\"{ground}\"/>"
        );
    }
    if text.trim().is_empty() {
        return;
    }
    let base = top + BASELINE;
    let _ = writeln!(
        svg,
        "<text x=\"{left}\" y=\"{base}\" textLength=\"{width}\" xml:space=\"preserve\" fill=\"{}\"{}>{}</text>",
        look.ink,
        look.rest,
        escaped(text)
    );
}

/// How a cell looks.
#[derive(PartialEq, Eq)]
struct Look {
    ink: &'static str,
    ground: Option<&'static str>,
    rest: String,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let has = |modifier| cell.modifier.contains(modifier);
        let (ink, ground) = (color(cell.fg), color(cell.bg));
        let (ink, ground) = if has(Modifier::REVERSED) {
            (ground.unwrap_or(PAPER), Some(ink.unwrap_or(INK)))
        } else {
            (ink.unwrap_or(INK), ground)
        };
        let mut rest = String::new();
        for (modifier, attribute) in [
            (Modifier::BOLD, " font-weight=\"bold\""),
            (Modifier::DIM, " opacity=\"0.6\""),
            (Modifier::ITALIC, " font-style=\"italic\""),
            (Modifier::UNDERLINED, " text-decoration=\"underline\""),
            (Modifier::CROSSED_OUT, " text-decoration=\"line-through\""),
        ] {
            if has(modifier) {
                rest.push_str(attribute);
            }
        }
        Self { ink, ground, rest }
    }
}

fn color(color: Color) -> Option<&'static str> {
    Some(match color {
        Color::Black => "#16191d",
        Color::Red => "#c94f4f",
        Color::Green => "#7fb069",
        Color::Yellow => "#d9b44a",
        Color::Blue => "#5b8fd6",
        Color::Magenta => "#b57bc9",
        Color::Cyan => "#5fb8c2",
        Color::Gray => "#aeb6bf",
        Color::DarkGray => "#79828c",
        Color::LightRed => "#e57373",
        Color::LightGreen => "#a5d18a",
        Color::LightYellow => "#ecd27a",
        Color::LightBlue => "#8ab4f0",
        Color::LightMagenta => "#d3a4e2",
        Color::LightCyan => "#8ed6de",
        Color::White => "#ffffff",
        _ => return None,
    })
}

/// Text inside XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
