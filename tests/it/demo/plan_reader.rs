//! Reads the demo plan, and only it: headings, dashes, boxes and page marks, with the keys of `domain::plan`.
use greffier::domain::id::NodeKey;
use greffier::domain::number::MeasureNumber;
use greffier::domain::plan::{Draft, NodeKind, Paragraph, ParagraphKind, PlanNode};

#[derive(Default)]
struct Reader {
    nodes: Vec<PlanNode>,
    title: String,
    page: Option<u32>,
    measure: String,
    axes: u32,
    priorities: u32,
    parts: u32,
    boxes: u32,
}

/// The draft written in `text`.
pub(super) fn read(id: &str, label: &str, received: &str, text: &str) -> Draft {
    let mut reader = Reader::default();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        reader.line(line);
    }
    Draft {
        id: id.into(),
        label: label.to_owned(),
        received: received.parse().ok(),
        title: reader.title,
        scheme: String::new(),
        nodes: reader.nodes,
    }
}

impl Reader {
    fn line(&mut self, line: &str) {
        if let Some(mark) = line.strip_prefix("<!-- page ") {
            self.page = mark.trim_end_matches(" -->").parse().ok();
        } else if let Some(title) = line.strip_prefix("# ") {
            title.clone_into(&mut self.title);
        } else if let Some((marks, heading)) = line.split_once(' ').filter(|(m, _)| m.starts_with('#')) {
            self.heading(marks.len(), heading);
        } else if let Some(box_text) = line.strip_prefix("> ") {
            self.boxes += 1;
            let key = format!("{}.box-{}", self.measure, self.boxes);
            self.push(&key, NodeKind::Box, ("", None), "Responsables");
            self.paragraph(ParagraphKind::Text, box_text);
        } else if let Some(dash) = line.strip_prefix("- ") {
            self.paragraph(ParagraphKind::Dash, dash);
        } else {
            self.paragraph(ParagraphKind::Text, line);
        }
    }

    fn heading(&mut self, level: usize, heading: &str) {
        let (name, title) = heading.split_once("\u{a0}: ").unwrap_or(("", heading));
        let (label, number) = name.split_once(' ').unwrap_or((name, ""));
        match level {
            2 if label.is_empty() => self.push("introduction", NodeKind::Introduction, ("", None), title),
            2 => {
                self.priorities += 1;
                let key = format!("p-{}", self.priorities);
                self.push(&key, NodeKind::Priority, (label, Some(number)), title);
            }
            3 => {
                self.axes += 1;
                let key = format!("axis-{}", self.axes);
                self.push(&key, NodeKind::Axis, ("", None), heading);
            }
            4 => {
                self.measure = format!("m-{}", number.replace(' ', "-"));
                (self.parts, self.boxes) = (0, 0);
                let key = self.measure.clone();
                self.push(&key, NodeKind::Measure, (label, Some(number)), title);
            }
            _ => {
                self.parts += 1;
                let (number, title) = heading.split_once("/ ").unwrap_or(("", heading));
                let key = format!("{}.s-{}", self.measure, self.parts);
                self.push(&key, NodeKind::SubMeasure, ("", Some(number)), title);
            }
        }
    }

    fn push(&mut self, key: &str, kind: NodeKind, (label, number): (&str, Option<&str>), title: &str) {
        self.nodes.push(PlanNode {
            key: NodeKey::new(key),
            kind,
            label: label.to_owned(),
            number: number.map(MeasureNumber::new),
            title: title.to_owned(),
            depth: match kind {
                NodeKind::Introduction | NodeKind::Priority => 0,
                NodeKind::Axis => 1,
                NodeKind::Measure => 2,
                _ => 3,
            },
            page: self.page,
            paragraphs: Vec::new(),
        });
    }

    fn paragraph(&mut self, kind: ParagraphKind, text: &str) {
        let page = self.page;
        if let Some(node) = self.nodes.last_mut() {
            node.paragraphs.push(Paragraph { kind, text: text.to_owned(), page });
        }
    }
}
