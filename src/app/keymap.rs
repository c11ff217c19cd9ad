//! From a key to a command, derived from the one list of commands.
use super::action::{Action, Scope};
use super::key::Key;
use super::screens::Screen;

/// The command a key gives on a screen: the screen's own commands first, then those offered everywhere.
pub fn action_for(key: Key, screen: Screen, session_open: bool) -> Option<Action> {
    let offered = |action: &&Action| action.is_offered(screen, session_open) && action.keys().contains(&key);
    let own = Action::ALL.iter().filter(offered).find(|action| matches!(action.scope(), Scope::On(_)));
    own.or_else(|| Action::ALL.iter().find(offered)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::Code;

    #[test]
    fn no_letter_and_no_key_of_another_keyboard_is_a_command() {
        for action in Action::ALL {
            for key in action.keys() {
                assert!(key.written().is_none(), "{action:?}: {key:?} is a text key");
                if let Code::Char(c) = key.code {
                    assert!(key.ctrl && !key.alt, "{action:?}: {key:?} composes a letter on macOS");
                    assert!(
                        c.is_ascii_lowercase() && !"imhj".contains(c),
                        "{action:?}: {key:?} is another key in terminals"
                    );
                }
                assert!(!matches!(key.code, Code::F(10..=12)), "{action:?}: {key:?} belongs to the terminal");
            }
        }
    }

    #[test]
    fn a_key_gives_one_command_on_each_screen() {
        for screen in Screen::ALL {
            let mut taken: Vec<Key> = Vec::new();
            for action in Action::ALL.iter().filter(|a| a.is_offered(screen, true)) {
                for key in action.keys() {
                    assert!(!taken.contains(key), "{key:?} is given twice on {screen:?} ({action:?})");
                    taken.push(*key);
                }
            }
        }
    }

    #[test]
    fn usual_meanings_are_kept() {
        for screen in Screen::ALL {
            for (letter, action) in [
                ('z', Action::Undo),
                ('y', Action::Redo),
                ('c', Action::Copy),
                ('x', Action::Cut),
                ('v', Action::Paste),
                ('a', Action::SelectAll),
                ('f', Action::Search),
            ] {
                assert_eq!(action_for(Key::ctrl(letter), screen, true), Some(action));
            }
        }
    }

    #[test]
    fn every_command_has_its_own_name() {
        let mut names: Vec<_> = Action::ALL.iter().map(|a| a.id()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Action::ALL.len());
    }
}
