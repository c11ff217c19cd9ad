//! What passes between the program and the process that reads a file for it: the file goes in as it is, lines of JSON
//! come out, the last of which is the answer. Both ends are the same program, so the lines have no versions.
use std::io::{Read, Write};

use serde::{Deserialize, Serialize};

use crate::domain::plan::Draft;
use crate::import::limits::FILE_BYTES_MAX;
use crate::import::minutes::minutes;
use crate::import::minutes::session::Ready;
use crate::import::plan;
use crate::import::report::{Refused, Warning};
use crate::text::lang::Lang;

/// One line of the answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Line {
    /// So many pages are done, of how many.
    Progress(u32, u32),
    /// The plan understood, and what is doubtful about it.
    Plan(Box<Draft>, Vec<Warning>),
    /// The session a past compte-rendu makes, and what is doubtful about it.
    Minutes(Box<Ready>, Vec<Warning>),
    /// Why there is none.
    Refused(Refused),
}

/// What a file is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A draft of a plan.
    Plan,
    /// A past compte-rendu, of which a session is made in this language.
    Minutes(Lang),
}

/// The side that reads: takes a file from its input, understands it, and answers.
pub fn serve(name: &str, kind: Kind, input: impl Read, out: &mut dyn Write) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    input.take(FILE_BYTES_MAX as u64 + 1).read_to_end(&mut bytes)?;
    let mut told = 0;
    let mut watch = |done: u32, of: u32| {
        // A hundred lines are enough for any progress.
        if u64::from(done) * 100 >= told * u64::from(of) {
            told += 1;
            // If nobody listens any more, the answer finds that out.
            let _ = say(out, &Line::Progress(done, of));
        }
    };
    let answer = answer(&bytes, name, kind, &mut watch).unwrap_or_else(Line::Refused);
    say(out, &answer)
}

/// Understands a file as what it is said to be.
pub(super) fn answer(
    bytes: &[u8],
    name: &str,
    kind: Kind,
    watch: &mut dyn FnMut(u32, u32),
) -> Result<Line, Refused> {
    Ok(match kind {
        Kind::Plan => {
            let (draft, warnings) = plan::watched(bytes, name, watch)?;
            Line::Plan(Box::new(draft), warnings)
        }
        Kind::Minutes(lang) => {
            let (ready, warnings) = minutes(bytes, name, lang, watch)?;
            Line::Minutes(Box::new(ready), warnings)
        }
    })
}

fn say(out: &mut dyn Write, line: &Line) -> std::io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::{Kind, Line, serve};

    #[test]
    fn the_last_line_is_the_answer() {
        let mut out = Vec::new();
        serve("plan.md", Kind::Plan, &b"# Plan\n\n## Mesure 1 : Voir\n\nTexte.\n"[..], &mut out).unwrap();
        let last = out.split(|byte| *byte == b'\n').rev().find(|line| !line.is_empty()).unwrap();
        let Ok(Line::Plan(draft, _)) = serde_json::from_slice(last) else { panic!("{last:?}") };
        assert_eq!(draft.nodes.len(), 1);
        let mut out = Vec::new();
        serve("plan.md", Kind::Plan, &b""[..], &mut out).unwrap();
        assert!(matches!(serde_json::from_slice(&out), Ok(Line::Refused(_))), "{out:?}");
    }
}
