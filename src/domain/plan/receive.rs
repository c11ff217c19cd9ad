//! The next draft of a plan: what was corrected in the previous one is done again, and parts keep their identities.
use super::Draft;
use crate::domain::compare::carry_keys;
use crate::domain::correction::{Correction, reapply};
use crate::text::lang::Lang;

/// How many corrections without a place are quoted in a notice.
const QUOTED: usize = 2;

/// A draft as it is taken into a session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Received {
    /// The draft.
    pub draft: Draft,
    /// How many corrections of the previous draft were done again.
    pub done: usize,
    /// Those that found no place.
    pub lost: Vec<Correction>,
}

/// Takes in a draft just read, after the earlier ones of the same plan, oldest first.
pub fn receive<'d>(earlier: impl IntoIterator<Item = &'d Draft>, fresh: Draft) -> Received {
    let earlier: Vec<&Draft> = earlier.into_iter().collect();
    let Some(last) = earlier.last() else { return Received { draft: fresh, ..Received::default() } };
    let (mut draft, done, astray) = reapply(fresh, &last.corrections);
    // What finds no place in this draft may find one in the next.
    draft.corrections.extend(astray.iter().cloned());
    Received { draft: carry_keys(earlier, draft), done, lost: astray }
}

impl Received {
    /// « 3 corrections refaites ; 1 ne trouve plus sa place : « Mesure 4 ». »; empty when nothing was to be done again.
    pub fn told(&self, lang: Lang) -> String {
        let mut parts = Vec::new();
        match self.done {
            0 => {}
            1 => parts.push(lang.pick("1 correction refaite", "1 correction done again").to_owned()),
            n => parts
                .push(lang.pick(format!("{n} corrections refaites"), format!("{n} corrections done again"))),
        }
        let lost = self.lost.len();
        if lost > 0 {
            let quoted = self.lost.iter().take(QUOTED).map(|correction| short(&correction.of.heading));
            let mut quoted = quoted
                .map(|heading| lang.pick(format!("« {heading} »"), format!("“{heading}”")))
                .collect::<Vec<_>>()
                .join(", ");
            if lost > QUOTED {
                quoted.push('…');
            }
            let noun = if parts.is_empty() {
                lang.pick(
                    if lost == 1 { " correction" } else { " corrections" },
                    if lost == 1 { " correction" } else { " corrections" },
                )
            } else {
                ""
            };
            let verb = if lost == 1 {
                lang.pick("ne trouve plus sa place", "has lost its place")
            } else {
                lang.pick("ne trouvent plus leur place", "have lost their places")
            };
            parts.push(format!("{lost}{noun} {verb}{} {quoted}", lang.pick("\u{a0}:", ":")));
        }
        if parts.is_empty() {
            String::new()
        } else {
            format!("{}.", parts.join(lang.pick("\u{202f}; ", "; ")))
        }
    }
}

fn short(heading: &str) -> String {
    let cut: String = heading.chars().take(40).collect();
    if cut.len() < heading.len() { format!("{}…", cut.trim_end()) } else { cut }
}
