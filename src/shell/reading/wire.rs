//! What passes between the program and the process that reads a file for it: the file goes in as it is, lines of JSON
//! come out, the last of which is the answer. Both ends are the same program, so the lines have no versions.
use std::io::{Read, Write};

use serde::{Deserialize, Serialize};

use super::{Understood, Wanted, understand};
use crate::import::limits::FILE_BYTES_MAX;
use crate::import::report::Refused;

/// One line of the answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Line {
    /// So many pages are done, of how many.
    Progress(u32, u32),
    /// What was understood.
    Understood(Understood),
    /// Why there is none.
    Refused(Refused),
}

/// The side that reads: takes a file from its input, understands it, and answers.
pub fn serve(wanted: Wanted, name: &str, input: impl Read, out: &mut dyn Write) -> std::io::Result<()> {
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
    let answer = match understand(wanted, &bytes, name, &mut watch) {
        Ok(understood) => Line::Understood(understood),
        Err(refused) => Line::Refused(refused),
    };
    say(out, &answer)
}

fn say(out: &mut dyn Write, line: &Line) -> std::io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::{Line, serve};
    use crate::shell::reading::{Understood, Wanted};

    #[test]
    fn the_last_line_is_the_answer() {
        let mut out = Vec::new();
        serve(Wanted::Plan, "plan.md", &b"# Plan\n\n## Mesure 1 : Voir\n\nTexte.\n"[..], &mut out).unwrap();
        let last = out.split(|byte| *byte == b'\n').rev().find(|line| !line.is_empty()).unwrap();
        let Ok(Line::Understood(Understood::Plan(draft, _))) = serde_json::from_slice(last) else {
            panic!("{last:?}")
        };
        assert_eq!(draft.nodes.len(), 1);
        let mut out = Vec::new();
        serve(Wanted::Plan, "plan.md", &b""[..], &mut out).unwrap();
        assert!(matches!(serde_json::from_slice(&out), Ok(Line::Refused(_))), "{out:?}");
    }
}
