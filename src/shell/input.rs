//! The guard between the terminal and the program: what keyboards and terminals do to keys is undone here.
//!
//! `AltGr` arrives as Ctrl+Alt on Windows; composed characters arrive as releases; a paste may arrive as a burst of
//! keys; an arrow key may arrive cut in two behind an escape.
use std::collections::HashSet;

use crossterm::event::{
    Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};

use super::Event;
use crate::app::key::{Code, Key};
use crate::app::msg::{Gesture, Mouse, Msg};
use crate::text::clean::clean_paste;

/// So many letters in one burst are a paste, where the terminal does not say so itself.
const BURST: usize = 3;

/// The guard.
#[derive(Debug, Default)]
pub(super) struct Guard {
    /// Whether pastes arrive as bursts of keys.
    bursts: bool,
    /// Characters seen pressed and not yet released.
    pressed: HashSet<char>,
}

/// Whether what came is an escape alone, behind which the rest of a key may still come.
pub(super) fn is_lone_escape(event: &Event) -> bool {
    matches!(event, Event::Input(Raw::Key(KeyEvent { code: KeyCode::Esc, kind: KeyEventKind::Press, .. })))
}

impl Guard {
    /// A guard; `bursts` where the terminal does not mark pastes.
    pub(super) fn new(bursts: bool) -> Self {
        Self { bursts, pressed: HashSet::new() }
    }

    /// What a batch of events says.
    pub(super) fn read(&mut self, batch: Vec<Event>) -> Vec<Msg> {
        let msgs: Vec<Msg> = batch
            .into_iter()
            .filter_map(|event| match event {
                Event::Done(outcome) => Some(Msg::Done(outcome)),
                Event::Input(raw) => self.one(raw),
                Event::Deaf => None,
            })
            .collect();
        let msgs = rejoin_arrows(msgs);
        if self.bursts { join_bursts(msgs) } else { msgs }
    }

    fn one(&mut self, raw: Raw) -> Option<Msg> {
        match raw {
            Raw::Key(key) => self.key(key).map(Msg::Key),
            Raw::Paste(text) => Some(Msg::Paste(clean_paste(&text))),
            Raw::Resize(columns, rows) => Some(Msg::Resize(columns, rows)),
            Raw::Mouse(mouse) => {
                let gesture = match mouse.kind {
                    MouseEventKind::Down(MouseButton::Left) => Gesture::Press,
                    MouseEventKind::Drag(MouseButton::Left) => Gesture::Drag,
                    MouseEventKind::ScrollUp => Gesture::WheelUp,
                    MouseEventKind::ScrollDown => Gesture::WheelDown,
                    _ => return None,
                };
                Some(Msg::Mouse(Mouse { x: mouse.column, y: mouse.row, gesture }))
            }
            Raw::FocusGained | Raw::FocusLost => None,
        }
    }

    fn key(&mut self, event: KeyEvent) -> Option<Key> {
        if let KeyCode::Char(c) = event.code {
            match event.kind {
                KeyEventKind::Press | KeyEventKind::Repeat => {
                    self.pressed.insert(c);
                }
                // A character that comes up while no key is down was composed (Alt+0201): its release is the character.
                KeyEventKind::Release if self.goes_up(c) || !event.modifiers.is_empty() => return None,
                KeyEventKind::Release => {}
            }
        } else if event.kind == KeyEventKind::Release {
            return None;
        }
        translate(event)
    }

    /// Whether a key that was down comes up. It may bear another sign than when it went down: Shift came up before
    /// it, or a dead key had composed it.
    fn goes_up(&mut self, c: char) -> bool {
        let down = if self.pressed.contains(&c) { Some(c) } else { self.pressed.iter().next().copied() };
        down.is_some_and(|down| self.pressed.remove(&down))
    }
}

fn translate(event: KeyEvent) -> Option<Key> {
    let held = |modifier| event.modifiers.contains(modifier);
    let (ctrl, alt, shift) =
        (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT), held(KeyModifiers::SHIFT));
    let key = |code| Key { code, ctrl, alt, shift };
    Some(match event.code {
        // AltGr is Ctrl+Alt on Windows: with anything but a plain letter it writes.
        KeyCode::Char(c) if ctrl && alt && !c.is_ascii_alphabetic() => Key::char(c),
        KeyCode::Char('h') if ctrl => Key::ctrl_key(Code::Backspace),
        KeyCode::Char('j') if ctrl => Key::alt_key(Code::Enter),
        KeyCode::Char(c) if ctrl => Key { code: Code::Char(c.to_ascii_lowercase()), ctrl, alt, shift: false },
        // A control character is never text, whatever road it took.
        KeyCode::Char(c) if c.is_control() => return None,
        // Option composes letters on macOS; where it arrives as Alt and a letter, the letter is written.
        KeyCode::Char(c) => Key::char(c),
        KeyCode::Enter => key(Code::Enter),
        KeyCode::Esc => key(Code::Esc),
        KeyCode::Tab => key(Code::Tab),
        KeyCode::BackTab => Key::shift_key(Code::Tab),
        KeyCode::Backspace => key(Code::Backspace),
        KeyCode::Delete => key(Code::Delete),
        KeyCode::Left => key(Code::Left),
        KeyCode::Right => key(Code::Right),
        KeyCode::Up => key(Code::Up),
        KeyCode::Down => key(Code::Down),
        KeyCode::Home => key(Code::Home),
        KeyCode::End => key(Code::End),
        KeyCode::PageUp => key(Code::PageUp),
        KeyCode::PageDown => key(Code::PageDown),
        KeyCode::F(n) => key(Code::F(n)),
        _ => return None,
    })
}

/// An arrow that came as an escape, a bracket and a letter is an arrow again.
fn rejoin_arrows(msgs: Vec<Msg>) -> Vec<Msg> {
    let mut out: Vec<Msg> = Vec::with_capacity(msgs.len());
    let escape = Msg::Key(Key::plain(Code::Esc));
    for msg in msgs {
        let arrow = match &msg {
            Msg::Key(key) => key.written().and_then(arrow_of),
            _ => None,
        };
        let bracketed = matches!(out.last(), Some(Msg::Key(key)) if matches!(key.written(), Some('[' | 'O')))
            && out.len() >= 2
            && out.get(out.len() - 2) == Some(&escape);
        if let (Some(code), true) = (arrow, bracketed) {
            out.truncate(out.len() - 2);
            out.push(Msg::Key(Key::plain(code)));
        } else {
            out.push(msg);
        }
    }
    out
}

fn arrow_of(letter: char) -> Option<Code> {
    Some(match letter {
        'A' => Code::Up,
        'B' => Code::Down,
        'C' => Code::Right,
        'D' => Code::Left,
        'H' => Code::Home,
        'F' => Code::End,
        _ => return None,
    })
}

/// Letters that came in one burst are one paste: it validates nothing.
fn join_bursts(msgs: Vec<Msg>) -> Vec<Msg> {
    let mut out: Vec<Msg> = Vec::with_capacity(msgs.len());
    let mut run: Vec<Msg> = Vec::new();
    for msg in msgs {
        if burst_text(&msg).is_some() {
            run.push(msg);
        } else {
            flush_run(&mut run, &mut out);
            out.push(msg);
        }
    }
    flush_run(&mut run, &mut out);
    out
}

fn burst_text(msg: &Msg) -> Option<char> {
    match msg {
        Msg::Key(key) if *key == Key::plain(Code::Enter) => Some('\n'),
        Msg::Key(key) => key.written(),
        _ => None,
    }
}

fn flush_run(run: &mut Vec<Msg>, out: &mut Vec<Msg>) {
    let text: String = run.iter().filter_map(burst_text).collect();
    let breaks = text.trim_end_matches('\n').contains('\n');
    if text.chars().count() >= BURST || breaks {
        run.clear();
        out.push(Msg::Paste(clean_paste(&text)));
    } else {
        out.append(run);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(code: KeyCode, modifiers: KeyModifiers, kind: KeyEventKind) -> Event {
        Event::Input(Raw::Key(KeyEvent::new_with_kind(code, modifiers, kind)))
    }

    fn press(c: char) -> Event {
        raw(KeyCode::Char(c), KeyModifiers::NONE, KeyEventKind::Press)
    }

    fn check(bursts: bool, batch: Vec<Event>, expected: &[Msg]) {
        assert_eq!(Guard::new(bursts).read(batch), expected);
    }

    #[test]
    fn altgr_signs_are_text_and_control_letters_are_commands() {
        let altgr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        for sign in ['@', '#', '{', '[', '|', '€', '\\'] {
            check(
                false,
                vec![raw(KeyCode::Char(sign), altgr, KeyEventKind::Press)],
                &[Msg::Key(Key::char(sign))],
            );
        }
        check(
            false,
            vec![raw(KeyCode::Char('z'), KeyModifiers::CONTROL, KeyEventKind::Press)],
            &[Msg::Key(Key::ctrl('z'))],
        );
    }

    #[test]
    fn a_release_that_was_never_pressed_is_text() {
        let release = |c| raw(KeyCode::Char(c), KeyModifiers::NONE, KeyEventKind::Release);
        check(false, vec![release('É')], &[Msg::Key(Key::char('É'))]);
        check(false, vec![press('a'), release('a')], &[Msg::Key(Key::char('a'))]);
        check(false, vec![press('A'), release('a')], &[Msg::Key(Key::char('A'))]);
        check(false, vec![press('ê'), release('e')], &[Msg::Key(Key::char('ê'))]);
        check(
            false,
            vec![press('A'), press('b'), release('a'), release('b'), release('É')],
            &['A', 'b', 'É'].map(|c| Msg::Key(Key::char(c))),
        );
    }

    #[test]
    fn a_split_arrow_is_an_arrow() {
        let escape = raw(KeyCode::Esc, KeyModifiers::NONE, KeyEventKind::Press);
        check(false, vec![escape, press('['), press('A')], &[Msg::Key(Key::plain(Code::Up))]);
        check(false, vec![press('['), press('A')], &[Msg::Key(Key::char('[')), Msg::Key(Key::char('A'))]);
    }

    #[test]
    fn a_burst_is_a_paste_and_validates_nothing() {
        let enter = || raw(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Press);
        check(true, vec![press('a'), enter(), press('b')], &[Msg::Paste("a\nb".to_owned())]);
        check(true, vec![press('a')], &[Msg::Key(Key::char('a'))]);
        check(
            true,
            vec![press('a'), enter()],
            &[Msg::Key(Key::char('a')), Msg::Key(Key::plain(Code::Enter))],
        );
        check(
            false,
            vec![press('a'), press('b'), press('c')],
            &["a", "b", "c"].map(|c| Msg::Key(Key::char(c.chars().next().unwrap()))),
        );
    }
}
