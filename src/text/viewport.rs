//! Which rows of a long text are in sight: the window follows the cursor and moves no more than it must.

/// The first row in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Viewport {
    /// How many rows are above the window.
    pub top: usize,
}

impl Viewport {
    /// Moves the window just enough to show the cursor's row, and never shows emptiness below the last row while
    /// there are rows above.
    pub fn follow(&mut self, cursor_row: usize, rows: usize, height: u16) {
        let height = usize::from(height.max(1));
        self.top = self.top.min(cursor_row).max((cursor_row + 1).saturating_sub(height));
        self.top = self.top.min(rows.max(cursor_row + 1).saturating_sub(height));
    }

    /// Moves the window by rows, as a mouse wheel does, within the text.
    pub fn scroll(&mut self, by: isize, rows: usize, height: u16) {
        let last = rows.saturating_sub(usize::from(height.max(1)));
        self.top = self.top.saturating_add_signed(by).min(last);
    }
}

#[cfg(test)]
mod tests {
    use super::Viewport;

    #[test]
    fn the_window_moves_no_more_than_it_must() {
        for (top, cursor, rows, height, moved) in [
            (0, 0, 1, 5, 0),
            (0, 5, 9, 5, 1),
            (4, 2, 9, 5, 2),
            (4, 6, 9, 5, 4),
            (8, 8, 9, 5, 4),
            (3, 0, 1, 0, 0),
        ] {
            let mut viewport = Viewport { top };
            viewport.follow(cursor, rows, height);
            assert_eq!(viewport.top, moved, "{top} {cursor} {rows} {height}");
        }
    }

    #[test]
    fn the_wheel_stays_within_the_text() {
        let mut viewport = Viewport::default();
        for (by, top) in [(-3, 0), (3, 3), (30, 7), (-1, 6)] {
            viewport.scroll(by, 12, 5);
            assert_eq!(viewport.top, top);
        }
    }
}
