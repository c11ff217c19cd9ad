//! The document as one HTML page that needs nothing else: its look is inside, for screens and for paper; nothing in
//! the text can become markup, and only addresses of the web are links.
use crate::minutes::document::{
    Block, Content, ContentsLine, Document, Element, Inline, ListRole, Mark, PageShape, Role, Row, TitleRole,
    plain_text,
};
use crate::text::lang::Lang;

/// The look, on screen and on paper.
const STYLE: &str = include_str!("html/style.css");

/// Pages on their side, for wide tables.
const LANDSCAPE: &str = "@media screen { .sheet { max-width: 76rem; } }\n@media print { @page { size: A4 landscape; margin: 18mm 20mm; } }\n";

/// The document as HTML.
pub fn render(document: &Document) -> String {
    let mut page =
        Page { out: String::with_capacity(16 * 1024), lang: document.lang, level: 0, near: String::new() };
    page.near.clone_from(&document.title);
    page.head(document);
    let titles =
        document.blocks.iter().take_while(|block| matches!(block.content, Content::Title { .. })).count();
    let (titles, blocks) = document.blocks.split_at_checked(titles).unwrap_or_default();
    if !titles.is_empty() {
        page.out.push_str("<header>\n");
        for block in titles {
            page.block(block, "");
        }
        page.out.push_str("</header>\n");
    }
    page.out.push_str("<main id=\"content\">\n");
    let mut blocks = blocks.iter().peekable();
    let mut breaks = false;
    while let Some(block) = blocks.next() {
        if block.content == Content::PageBreak {
            breaks = true;
            continue;
        }
        let class = if std::mem::take(&mut breaks) { " page" } else { "" };
        match (&block.content, blocks.peek().map(|next| &next.content)) {
            (Content::Paragraph { role: Role::Rubric, text }, Some(Content::Contents { lines })) => {
                page.contents(&inlines(text), lines);
                blocks.next();
            }
            _ => page.block(block, class),
        }
    }
    page.out.push_str("</main>\n</div>\n</body>\n</html>\n");
    page.out
}

/// The page while it is written.
struct Page {
    out: String,
    lang: Lang,
    /// The level of the last heading: none may be more than one below it.
    level: u8,
    /// The words of the last heading, plain: what a table is about.
    near: String,
}

impl Page {
    fn head(&mut self, document: &Document) {
        let lang = document.lang.pick("fr", "en");
        let meta = |name: &str, content: &str| match content.trim() {
            "" => String::new(),
            content => format!("<meta name=\"{name}\" content=\"{}\">\n", escape(content)),
        };
        let about = meta("author", &document.issuer) + &meta("description", &document.subject);
        let title = escape(&document.title);
        let title =
            if title.trim().is_empty() { document.lang.pick("Document", "Document") } else { title.as_str() };
        let shape = if document.page == PageShape::Landscape { LANDSCAPE } else { "" };
        let skip = document.lang.pick("Aller au texte", "Skip to the text");
        let head = format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{about}\
             <title>{title}</title>\n<style>\n{STYLE}{shape}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#content\">{skip}</a>\n<div class=\"sheet\">\n"
        );
        self.out.push_str(&head);
    }

    fn block(&mut self, block: &Block, page: &str) {
        let out = &mut self.out;
        match &block.content {
            Content::Title { role: TitleRole::Title, text } => {
                self.level = self.level.max(1);
                element(out, "h1", " class=\"title\"", &inlines(text));
            }
            Content::Title { role, text } => {
                let class = match role {
                    TitleRole::Subject => "subject",
                    TitleRole::Title => "title",
                    TitleRole::Place => "place",
                    TitleRole::Date => "date",
                    TitleRole::Circulation => "circulation",
                };
                element(out, "p", &format!(" class=\"{class}\""), &inlines(text));
            }
            Content::Heading { level, bookmark, text } => {
                let class = if page.is_empty() { "" } else { " class=\"page\"" };
                self.heading(
                    level.saturating_add(1),
                    &format!(" id=\"{}\"{class}", identity(bookmark)),
                    text,
                );
            }
            Content::Paragraph { role: Role::Rubric, text } => {
                self.heading(2, &format!(" class=\"rubric{page}\""), text);
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
            Content::Table { header, widths, rows } => table(out, &self.near, (header, widths), rows),
            Content::Contents { lines } => {
                let title = self.lang.pick("Sommaire", "Contents");
                self.contents(title, lines);
            }
            Content::Signature { text } => element(out, "p", " class=\"signature\"", &inlines(text)),
            Content::PageBreak => {}
        }
    }

    /// A heading, never more than one level below the one before it: those who listen to a page go by its levels.
    fn heading(&mut self, wanted: u8, attributes: &str, text: &[Inline]) {
        self.level = wanted.clamp(2, 6).min(self.level.saturating_add(1).max(2));
        self.near = plain_text(text);
        element(&mut self.out, &format!("h{}", self.level), attributes, &inlines(text));
    }

    /// Pages mean nothing on a screen: the lines are links.
    fn contents(&mut self, title: &str, lines: &[ContentsLine]) {
        self.level = 2;
        let out = &mut self.out;
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

/// A table with its header row, named after what it stands under.
fn table(out: &mut String, about: &str, (header, widths): (&[Vec<Inline>], &[u8]), rows: &[Row]) {
    if header.is_empty() {
        return;
    }
    out.push_str("<table>\n");
    if !about.trim().is_empty() {
        element(out, "caption", "", &escape(about));
    }
    out.push_str("<colgroup>");
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
        assert_eq!(html.matches("<a ").count(), 2, "the way to the text, and the one link");
        assert!(html.contains("href=\"https://exemple.fr/?a=1&amp;b=&quot;&lt;\""));
        assert!(html.contains("<h2 id=\"p-a---b\">") && html.contains("<title>&lt;T&gt;</title>"));
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

    #[test]
    fn no_level_of_headings_is_left_out() {
        let heading = |level: u8| Content::Heading {
            level,
            bookmark: format!("b{level}"),
            text: vec![Inline::plain("x")],
        };
        let title = Content::Title { role: TitleRole::Title, text: vec![Inline::plain("Titre")] };
        let html = page(vec![title, heading(2), heading(4), heading(3), heading(1), heading(9)]);
        let levels: Vec<char> =
            html.split("<h").filter_map(|rest| rest.chars().next()).filter(char::is_ascii_digit).collect();
        assert_eq!(levels, ['1', '2', '3', '4', '2', '3']);
    }

    #[test]
    fn a_page_has_landmarks_a_way_to_the_text_and_tables_that_are_named() {
        let table =
            Content::Table { header: vec![vec![Inline::plain("a")]], widths: vec![100], rows: Vec::new() };
        let title = Content::Title { role: TitleRole::Title, text: vec![Inline::plain("Titre")] };
        let rubric =
            Content::Paragraph { role: Role::Rubric, text: vec![Inline::plain("Relevé & actions")] };
        let html = page(vec![title, rubric, table]);
        let order = [
            "<html lang=\"fr\">",
            "<title>",
            "href=\"#content\"",
            "<header>",
            "<h1",
            "</header>",
            "<main id=\"content\">",
            "<caption>Relevé &amp; actions</caption>",
            "<th scope=\"col\">",
        ];
        let places: Vec<usize> = order.iter().map(|part| html.find(part).unwrap()).collect();
        assert!(places.is_sorted(), "{places:?}");
        assert!(!html.contains("http://") && !html.contains("https://"), "nothing comes from elsewhere");
    }
}
