//! Words held in what groups them: links, simple fields and content controls, as Word writes them.
use super::acceptor::{Element, Node};

/// The same text, the middle third of long runs being held in one of these by turns.
pub(crate) fn held(root: &Element) -> Element {
    let mut turn = 0;
    each(root, &mut turn)
}

fn each(element: &Element, turn: &mut usize) -> Element {
    let mut done = Element { children: Vec::new(), ..element.clone() };
    for node in &element.children {
        match node {
            Node::Element(run) if element.name == "w:p" && is_long(run) => {
                done.children.extend(cut(run, *turn).map(Node::Element));
                *turn += 1;
            }
            Node::Element(inner) => done.children.push(Node::Element(each(inner, turn))),
            text @ Node::Text(_) => done.children.push(text.clone()),
        }
    }
    done
}

fn is_long(run: &Element) -> bool {
    let plain = run.children.iter().all(|node| match node {
        Node::Element(inner) => matches!(inner.name.as_str(), "w:rPr" | "w:t"),
        Node::Text(_) => true,
    });
    run.name == "w:r" && plain && run.all("w:t").len() == 1 && run.words().split(' ').count() >= 6
}

fn cut(run: &Element, turn: usize) -> [Element; 3] {
    let words = run.words();
    let words: Vec<&str> = words.split_inclusive(' ').collect();
    let third = words.len() / 3;
    let with = |words: &[&str]| {
        let text = element("w:t", &[("xml:space", "preserve")], vec![Node::Text(words.concat())]);
        let looks = run.child("w:rPr").cloned();
        element("w:r", &[], looks.into_iter().chain([text]).map(Node::Element).collect())
    };
    let middle = vec![Node::Element(with(&words[third..third * 2]))];
    let middle = match turn % 3 {
        0 => element("w:hyperlink", &[("w:anchor", "_Toc1")], middle),
        1 => element("w:fldSimple", &[("w:instr", " DOCPROPERTY Sujet ")], middle),
        _ => {
            let inside = vec![
                Node::Element(element("w:sdtPr", &[], Vec::new())),
                Node::Element(element("w:sdtContent", &[], middle)),
            ];
            element("w:sdt", &[], inside)
        }
    };
    [with(&words[..third]), middle, with(&words[third * 2..])]
}

fn element(name: &str, attributes: &[(&str, &str)], children: Vec<Node>) -> Element {
    let attributes = attributes.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    Element { name: name.to_owned(), attributes, children }
}
