//! Who may use whom, and where the world may be touched: read from the sources themselves, tests apart.
#![expect(clippy::disallowed_methods, reason = "the sources are read as files")]
use std::path::{Path, PathBuf};

/// The layers, and for each what it may name with `crate::`. What is not here may not be named.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("domain", &["text"]),
    ("minutes", &["domain", "text"]),
    ("import", &["domain", "text"]),
    ("export", &["minutes", "domain", "text"]),
    ("store", &["domain", "text"]),
    ("app", &["minutes", "domain", "text", "export::Format", "export::plain"]),
    ("ui", &["app", "minutes", "domain", "text", "export::plain::LineRole"]),
    ("shell", &["app", "ui", "store", "export", "import", "minutes", "domain", "text"]),
    ("cli", &["shell", "store", "export", "import", "minutes", "domain", "text"]),
];

/// What touches the world or the screen, and the only places where it may stand (a folder or a file of `src`).
const ROOMS: &[(&str, &[&str])] = &[
    ("ratatui", &["ui", "ui.rs", "shell/terminal.rs"]),
    ("crossterm", &["shell/terminal.rs", "shell/input.rs", "shell.rs"]),
    ("directories::", &["store/paths.rs"]),
    ("std::fs", &["store"]),
    ("File::", &["store"]),
    ("OpenOptions", &["store"]),
    // No key waits for the dictionary: neither the state nor the picture of it can name it.
    ("Dictionary::french", &["text", "shell", "cli"]),
    ("Dictionary::from_files", &["text", "shell", "cli"]),
    ("std::net", &[]),
    ("Local::now", &["shell/clock.rs"]),
    ("Utc::now", &[]),
    ("SystemTime::now", &[]),
    ("Instant::now", &["shell/clock.rs"]),
    ("thread::spawn", &["shell"]),
    ("Command::new", &["shell/paper/office.rs", "shell/file_manager.rs", "shell/reading/apart.rs"]),
];

const LINES_MAX: usize = 500;

/// A source file: its path from `src`, and what of it is the program.
struct Source {
    path: String,
    whole: String,
    code: String,
}

impl Source {
    fn layer(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    fn stands_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| {
            self.path == *place || self.path.strip_prefix(place).is_some_and(|rest| rest.starts_with('/'))
        })
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources() -> Vec<Source> {
    let (mut folders, mut found) = (vec![root()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(source(&path));
            }
        }
    }
    assert!(found.len() > 100, "the sources were found");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn source(path: &Path) -> Source {
    let parts: Vec<_> =
        path.strip_prefix(root()).unwrap().iter().map(|part| part.to_string_lossy()).collect();
    let whole = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    Source { path: parts.join("/"), code: program(&whole), whole }
}

/// The program in a file: neither its comments nor what begins at its tests.
fn program(whole: &str) -> String {
    let is_comment = |line: &&str| line.trim_start().starts_with("//");
    let is_test = |line: &&str| line.trim() == "#[cfg(test)]";
    whole
        .lines()
        .take_while(|line| !is_test(line))
        .filter(|line| !is_comment(line))
        .collect::<Vec<_>>()
        .join("\n")
}

fn is_tests(source: &Source) -> bool {
    source.path.ends_with("/tests.rs")
}

/// What a file names with `crate::`, as far as the name of the thing: `domain::entry::Entry`.
fn named(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for after in code.split("crate::").skip(1) {
        if let Some(group) = after.strip_prefix('{') {
            let group = group.split('}').next().unwrap_or_default();
            names.extend(group.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()));
        } else {
            let end = after.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
            let name = after.get(..end.unwrap_or(after.len())).unwrap_or_default();
            names.push(name.trim_end_matches(':').to_owned());
        }
    }
    names
}

fn may_name(allowed: &[&str], name: &str) -> bool {
    let under =
        |place: &&str| name == *place || name.strip_prefix(*place).is_some_and(|r| r.starts_with("::"));
    allowed.iter().any(under)
}

fn complain(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn every_layer_knows_only_those_below_it() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| !is_tests(source)) {
        let layer = source.layer();
        if matches!(layer, "lib" | "main") {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            broken.push(format!("src/{} belongs to no layer", source.path));
            continue;
        };
        let foreign = named(&source.code).into_iter().filter(|name| !may_name(&[layer], name));
        broken.extend(
            foreign
                .filter(|name| !may_name(allowed, name))
                .map(|name| format!("src/{} may not use {name}", source.path)),
        );
    }
    complain(&broken);
}

#[test]
fn the_world_is_touched_in_its_rooms_only() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| !is_tests(source) && source.layer() != "main") {
        for (word, rooms) in ROOMS {
            if holds(&source.code, word) && !source.stands_in(rooms) {
                broken.push(format!("src/{} holds {word}, which belongs in {rooms:?}", source.path));
            }
        }
    }
    complain(&broken);
}

/// Whether the word stands there as a word of its own: `PlanFile::` is not `File::`.
fn holds(code: &str, word: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| !code.get(..at).is_some_and(|before| before.ends_with(inside)))
}

#[test]
fn every_file_says_what_it_is_and_is_short_enough_to_be_read() {
    let mut broken = Vec::new();
    for source in sources() {
        let name = format!("src/{}", source.path);
        if !source.whole.starts_with("//! ") {
            broken.push(format!("{name} does not open with what it is (//!)"));
        }
        if source.path.ends_with("mod.rs") {
            broken.push(format!("{name}: a module is name.rs, and its parts are in name/"));
        }
        let lines = source.whole.lines().take_while(|line| line.trim() != "#[cfg(test)]").count();
        if lines > LINES_MAX && !is_tests(&source) {
            broken.push(format!("{name} has {lines} lines, {LINES_MAX} at most"));
        }
    }
    complain(&broken);
}

#[test]
fn names_are_read_out_of_sources() {
    let code =
        "use crate::{domain, text::fold};\nuse crate::app::{App, key::Key};\n let x = crate::minutes::a();";
    assert_eq!(named(code), ["domain", "text::fold", "app", "minutes::a"]);
    assert!(
        may_name(&["export::Format"], "export::Format") && !may_name(&["export::Format"], "export::Formats")
    );
    assert!(holds("File::open", "File::") && !holds("PlanFile::open", "File::"));
    assert_eq!(program("a\n// crate::ui\n#[cfg(test)]\nuse crate::ui;"), "a");
}
