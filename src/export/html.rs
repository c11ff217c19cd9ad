//! The document as one HTML page that needs nothing else: its look is inside, for screens and for paper; nothing in
//! the text can become markup, and only addresses of the web are links.
use crate::minutes::document::{
    Block, Content, ContentsLine, Document, Element, Inline, ListRole, Mark, Role, Row, TitleRole,
};
use crate::text::lang::Lang;

/// The look, on screen and on paper.
const STYLE: &str = include_str!("html/style.css");

/// The document as HTML.
pub fn render(document: &Document) -> String {
    let mut out = String::with_capacity(16 * 1024);
    out.push_str("<!DOCTYPE html>\n");
    out.push_str(&format_open(document));
    let mut blocks = document.blocks.iter().peekable();
    let mut in_header = false;
    let mut breaks = false;
    while let Some(block) = blocks.next() {
        let is_title = matches!(block.content, Content::Title { .. });
        if is_title != in_header {
            out.push_str(if is_title { "<header>\n" } else { "</header>\n" });
            in_header = is_title;
        }
        if block.content == Content::PageBreak {
            breaks = true;
            continue;
        }
        let class = if std::mem::take(&mut breaks) { " page" } else { "" };
        match (&block.content, blocks.peek().map(|next| &next.content)) {
            (Content::Paragraph { role: Role::Rubric, text }, Some(Content::Contents { lines })) => {
                contents(&mut out, &inlines(text), lines);
                blocks.next();
            }
            _ => self::block(&mut out, block, class, document.lang),
        }
    }
    if in_header {
        out.push_str("</header>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn format_open(document: &Document) -> String {
    let lang = document.lang.pick("fr", "en");
    let title = escape(&document.title);
    let issuer = if document.issuer.is_empty() {
        String::new()
    } else {
        format!("<meta name=\"author\" content=\"{}\">\n", escape(&document.issuer))
    };
    format!(
        "<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{issuer}\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"
    )
}

fn block(out: &mut String, block: &Block, page: &str, lang: Lang) {
    match &block.content {
        Content::Title { role, text } => {
            let (tag, class) = match role {
                TitleRole::Subject => ("p", "subject"),
                TitleRole::Title => ("h1", "title"),
                TitleRole::Place => ("p", "place"),
                TitleRole::Date => ("p", "date"),
                TitleRole::Circulation => ("p", "circulation"),
            };
            element(out, tag, &format!(" class=\"{class}\""), &inlines(text));
        }
        Content::Heading { level, bookmark, text } => {
            let tag = format!("h{}", level.saturating_add(1).clamp(2, 6));
            let page = if page.is_empty() { "" } else { " class=\"page\"" };
            element(out, &tag, &format!(" id=\"{}\"{page}", identity(bookmark)), &inlines(text));
        }
        Content::Paragraph { role: Role::Rubric, text } => {
            element(out, "h2", &format!(" class=\"rubric{page}\""), &inlines(text));
        }
        Content::Paragraph { role, text } => {
            let class = match role {
                Role::Lead => "lead",
                Role::Status => "status",
                Role::Settled => "settled",
                Role::Body | Role::Rubric => "body",
            };
            element(out, "p", &format!(" class=\"{class}{page}\""), &inlines(text));
        }
        Content::List { role, items } => list(out, *role, items),
        Content::Quotation { text } => {
            element(out, "blockquote", "", &format!("<p>{}</p>", inlines(text)));
        }
        Content::Table { header, widths, rows } => table(out, header, widths, rows),
        Content::Contents { lines } => contents(out, lang.pick("Sommaire", "Contents"), lines),
        Content::Signature { text } => element(out, "p", " class=\"signature\"", &inlines(text)),
        Content::PageBreak => {}
    }
}

fn element(out: &mut String, tag: &str, attributes: &str, inner: &str) {
    for piece in ["<", tag, attributes, ">", inner, "</", tag, ">\n"] {
        out.push_str(piece);
    }
}

fn list(out: &mut String, role: ListRole, items: &[Element]) {
    if items.is_empty() {
        return;
    }
    let class = match role {
        ListRole::Attendance => "attendance",
        ListRole::Calendar => "calendar",
        ListRole::Points => "points",
    };
    let mut inner = "\n".to_owned();
    for item in items {
        element(&mut inner, "li", "", &inlines(&item.text));
    }
    element(out, "ul", &format!(" class=\"{class}\""), &inner);
}

fn table(out: &mut String, header: &[Vec<Inline>], widths: &[u8], rows: &[Row]) {
    if header.is_empty() {
        return;
    }
    out.push_str("<table>\n<colgroup>");
    for column in 0..header.len() {
        let share = widths.get(column).copied().map_or(100 / header.len(), usize::from);
        out.extend(["<col style=\"width:", share.to_string().as_str(), "%\">"]);
    }
    out.push_str("</colgroup>\n<thead>\n<tr>");
    for cell in header {
        out.extend(["<th scope=\"col\">", inlines(cell).as_str(), "</th>"]);
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in rows {
        let cells = (0..header.len()).map(|column| row.cells.get(column).map_or(&[][..], Vec::as_slice));
        out.push_str("<tr>");
        for cell in cells {
            out.extend(["<td>", inlines(cell).as_str(), "</td>"]);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

/// Pages mean nothing on a screen: the lines are links.
fn contents(out: &mut String, title: &str, lines: &[ContentsLine]) {
    out.push_str("<nav aria-labelledby=\"contents\">\n");
    element(out, "h2", " class=\"rubric\" id=\"contents\"", title);
    out.push_str("<ul>\n");
    for line in lines {
        let (level, target) = (line.level.clamp(1, 6), identity(&line.target));
        let link = format!("<a href=\"#{target}\">{}</a>", escape(&line.text));
        element(out, "li", &format!(" class=\"level{level}\""), &link);
    }
    out.push_str("</ul>\n</nav>\n");
}

fn inlines(text: &[Inline]) -> String {
    text.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    if inline.is_break() {
        return "<br>".to_owned();
    }
    let words = escape(&inline.text);
    match &inline.mark {
        Mark::Plain => words,
        Mark::Strong => format!("<strong>{words}</strong>"),
        Mark::Emphasis => format!("<em>{words}</em>"),
        Mark::Quoted => format!("<span class=\"quoted\">{words}</span>"),
        Mark::Added => format!("<ins>{words}</ins>"),
        Mark::Removed => format!("<del>{words}</del>"),
        Mark::Link(target) => link(target, &words),
    }
}

/// A link to a place of the page or to an address of the web; any other target is dropped and its words stay.
fn link(target: &str, words: &str) -> String {
    if let Some(bookmark) = target.strip_prefix('#') {
        return format!("<a href=\"#{}\">{words}</a>", identity(bookmark));
    }
    let lower = target.trim().to_ascii_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        format!("<a href=\"{}\" rel=\"noopener noreferrer\">{words}</a>", escape(target.trim()))
    } else {
        words.to_owned()
    }
}

/// A name for an element: letters, digits and hyphens, never that of our own parts.
fn identity(bookmark: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' };
    format!("p-{}", bookmark.chars().map(plain).collect::<String>())
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::minutes::document::{Block, Content, Document, Inline, Mark, Role, Row, TitleRole};

    fn page(blocks: Vec<Content>) -> String {
        let blocks = blocks.into_iter().map(Block::own).collect();
        render(&Document { title: "<T>".to_owned(), blocks, ..Document::default() })
    }

    #[test]
    fn nothing_in_the_text_becomes_markup() {
        let nasty = "</p><script>alert(1)</script> \"x\" & 'y'\u{202E}";
        let links = ["javascript:alert(1)", "data:text/html,x", " JaVaScRiPt:x", "file:///etc/passwd"];
        let mut text: Vec<Inline> = links.iter().map(|target| Inline::link(nasty, *target)).collect();
        text.push(Inline::link("ici", "https://exemple.fr/?a=1&b=\"<"));
        let html = page(vec![
            Content::Title { role: TitleRole::Title, text: vec![Inline::plain(nasty)] },
            Content::Heading { level: 9, bookmark: "a\"><b".to_owned(), text },
        ]);
        assert!(!html.contains("<script") && !html.contains("javascript:\"") && !html.contains('\u{202E}'));
        assert_eq!(html.matches("<a ").count(), 1);
        assert!(html.contains("href=\"https://exemple.fr/?a=1&amp;b=&quot;&lt;\""));
        assert!(html.contains("<h6 id=\"p-a---b\">") && html.contains("<title>&lt;T&gt;</title>"));
    }

    #[test]
    fn every_element_is_closed_and_what_changed_is_told_by_elements() {
        let changed = vec![
            Inline { text: "trente".to_owned(), mark: Mark::Removed },
            Inline { text: "vingt".to_owned(), mark: Mark::Added },
        ];
        let html = page(vec![
            Content::Title { role: TitleRole::Title, text: vec![Inline::plain("Titre")] },
            Content::PageBreak,
            Content::Paragraph { role: Role::Body, text: changed.clone() },
            Content::Table {
                header: vec![vec![Inline::plain("a")], vec![Inline::plain("b")]],
                widths: vec![30],
                rows: vec![Row { cells: vec![changed], source: None }],
            },
        ]);
        assert!(html.contains("<p class=\"body page\"><del>trente</del><ins>vingt</ins></p>"));
        for tag in
            ["html", "head", "body", "main", "header", "h1", "p", "table", "thead", "tbody", "tr", "th", "td"]
        {
            let count = |shape: String| html.matches(&shape).count();
            let opened = count(format!("<{tag}>")) + count(format!("<{tag} "));
            assert_eq!(opened, count(format!("</{tag}>")), "{tag} in {html}");
        }
        assert_eq!(html.matches("<td>").count(), 2);
    }
}
