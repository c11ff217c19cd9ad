//! Every plan of the corpus gives the tree that stands beside it, and loses no word.
#![expect(clippy::disallowed_methods, reason = "the corpus stands in files")]
use std::path::{Path, PathBuf};

use super::{drawing, lost};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/data/plans/corpus");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension != "tree"));
    files.sort();
    files
}

/// What is wrong with one plan of the corpus.
fn wrong(path: &Path) -> Option<String> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let bytes = std::fs::read(path).unwrap();
    let (draft, warnings) = drawing::read(name, &bytes);
    let drawn = drawing::draw(&draft, &warnings);
    let expected = std::fs::read_to_string(path.with_extension("tree")).unwrap_or_default();
    if drawn != expected {
        return Some(format!("{name}\n--- expected\n{expected}--- got\n{drawn}"));
    }
    lost::lost(&source(name, &bytes), &draft).map(|missing| format!("{name}: lost: {missing}"))
}

/// The words of a file, without what is no text in its format.
fn source(name: &str, bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    if name.ends_with(".blocks") {
        return drawing::blocks(&text).iter().flat_map(|block| [block.text.as_str(), "\n"]).collect();
    }
    match text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        Some((front, body)) => {
            let title = front.lines().find_map(|line| line.strip_prefix("title:")).unwrap_or_default();
            format!("{title}\n{body}")
        }
        None => text,
    }
}

pub(crate) fn run() {
    let wrong: Vec<String> = files().iter().filter_map(|path| wrong(path)).collect();
    assert!(wrong.is_empty(), "{}\n{} wrong", wrong.join("\n"), wrong.len());
}

#[test]
fn every_plan_of_the_corpus_gives_its_tree() {
    assert!(files().len() >= 34, "plans of the corpus are missing");
    run();
}
